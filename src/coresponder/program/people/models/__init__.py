"""The person, the parts of the record, and what becomes of records that turn out to be of the same person."""

from coresponder.program.people.models.facts import DemographicFact, SocialFact
from coresponder.program.people.models.identity import IdentityFact
from coresponder.program.people.models.matching import MatchProposal, MergeRecord
from coresponder.program.people.models.names import NameTokens, PersonName
from coresponder.program.people.models.notes import CareNote, JusticeNote
from coresponder.program.people.models.part import PersonPart
from coresponder.program.people.models.persons import Person
from coresponder.program.people.models.safety import SafetyFact

__all__ = [
    "CareNote",
    "DemographicFact",
    "IdentityFact",
    "JusticeNote",
    "MatchProposal",
    "MergeRecord",
    "NameTokens",
    "Person",
    "PersonName",
    "PersonPart",
    "SafetyFact",
    "SocialFact",
]
