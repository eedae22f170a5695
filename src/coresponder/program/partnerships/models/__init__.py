"""What the partners keep together. No row names a person served."""

from coresponder.program.partnerships.models.advisory import PublishedQuarter
from coresponder.program.partnerships.models.commitments import Commitment, Delivery
from coresponder.program.partnerships.models.goals import Goal, Objective, Reading, Statement
from coresponder.program.partnerships.models.issues import Issue
from coresponder.program.partnerships.models.meetings import (
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
)
from coresponder.program.partnerships.models.negotiations import (
    Comment,
    Negotiation,
    PlannedCell,
    SavedDraft,
    Section,
    SectionVersion,
)
from coresponder.program.partnerships.models.team import CharterVersion, Member, Seat, SeatHolding

__all__ = [
    "ActionItem",
    "AgendaItem",
    "Attendance",
    "CharterVersion",
    "Comment",
    "Commitment",
    "Decision",
    "Delivery",
    "Goal",
    "Issue",
    "Meeting",
    "Member",
    "Negotiation",
    "Objective",
    "PlannedCell",
    "PublishedQuarter",
    "Reading",
    "SavedDraft",
    "Seat",
    "SeatHolding",
    "Section",
    "SectionVersion",
    "Statement",
]
