"""The words of referrals: states, answers, reasons, how sure something is."""

from coresponder.program.referrals.vocabulary.needs import class_of_need, need_choices, need_words
from coresponder.program.referrals.vocabulary.states import (
    ANSWERED,
    ASKED,
    ENDED,
    ON_THE_WAY,
    DestinationState,
    ReferralState,
)
from coresponder.program.referrals.vocabulary.words import (
    CLASSES,
    DECLINE_REASONS,
    LOST_REASONS,
    ConsentSaid,
    EventKind,
    NoticeKind,
    Proof,
    Reason,
    Step,
    Urgency,
    Way,
    WhyLogged,
)

__all__ = [
    "ANSWERED",
    "ASKED",
    "CLASSES",
    "DECLINE_REASONS",
    "ENDED",
    "LOST_REASONS",
    "ON_THE_WAY",
    "ConsentSaid",
    "DestinationState",
    "EventKind",
    "NoticeKind",
    "Proof",
    "Reason",
    "ReferralState",
    "Step",
    "Urgency",
    "Way",
    "WhyLogged",
    "class_of_need",
    "need_choices",
    "need_words",
]
