"""The encounter, the filings of its parts with their answers, drafts, addenda."""

from coresponder.program.encounters.models.encounters import Encounter, EncounterCall
from coresponder.program.encounters.models.notices import AdvanceNotice
from coresponder.program.encounters.models.parts import Addendum, PartAnswers, PartDraft, PartFiling

__all__ = ["Addendum", "AdvanceNotice", "Encounter", "EncounterCall", "PartAnswers", "PartDraft", "PartFiling"]
