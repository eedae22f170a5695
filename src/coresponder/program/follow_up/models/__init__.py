"""Rules with versions, episodes of care, follow-ups, wishes about contact, case conferences, feedback."""

from coresponder.program.follow_up.models.conferences import AgendaItem, Conference, Seat
from coresponder.program.follow_up.models.episodes import CareGoal, CareHours, CareTask, Episode, StaffAway
from coresponder.program.follow_up.models.feedback import FeedbackAnswer, FeedbackCard
from coresponder.program.follow_up.models.follow_ups import Attempt, ContactWish, FollowUp
from coresponder.program.follow_up.models.rule_sets import FollowUpRule, RuleSet, Unplanned

__all__ = [
    "AgendaItem",
    "Attempt",
    "CareGoal",
    "CareHours",
    "CareTask",
    "Conference",
    "ContactWish",
    "Episode",
    "FeedbackAnswer",
    "FeedbackCard",
    "FollowUp",
    "FollowUpRule",
    "RuleSet",
    "Seat",
    "StaffAway",
    "Unplanned",
]
