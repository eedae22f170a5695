"""What the program keeps about calls for service: exports, how they are read, and decisions on call types."""

from coresponder.program.calls.models.decisions import TypeDecision
from coresponder.program.calls.models.exports import Export
from coresponder.program.calls.models.profiles import SavedProfile

__all__ = ["Export", "SavedProfile", "TypeDecision"]
