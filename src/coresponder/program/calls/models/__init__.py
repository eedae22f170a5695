"""What the program keeps about calls for service: exports and how they are read, and live calls with their history."""

from coresponder.program.calls.models.decisions import TypeDecision
from coresponder.program.calls.models.exports import Export
from coresponder.program.calls.models.feeds import Feed
from coresponder.program.calls.models.live_calls import Call, CallRelation
from coresponder.program.calls.models.persons_on_calls import CallPerson
from coresponder.program.calls.models.profiles import SavedProfile
from coresponder.program.calls.models.versions import CallVersion, Document, Judgement

__all__ = [
    "Call",
    "CallPerson",
    "CallRelation",
    "CallVersion",
    "Document",
    "Export",
    "Feed",
    "Judgement",
    "SavedProfile",
    "TypeDecision",
]
