"""What may be opened in an emergency, how an opening stands, when its review is due, and what may be published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coresponder.kernel.errors import UsageError
from coresponder.kernel.transitions import Transitions
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.emergencies.openable import openable
from coresponder.safeguards.emergencies.vocabulary import (
    BUSINESS_DAYS_TO_REVIEW,
    LEAST_REASON,
    OFFERED_HOURS,
    EmergencyKind,
    ThreatTo,
)
from coresponder.safeguards.emergencies.vocabulary import OpeningState as State
from coresponder.safeguards.vocabulary import DataClass

OPENING_TRANSITIONS = Transitions(
    noun="opening",
    allowed={
        State.OPEN: {State.CLOSED: "its time is over, or somebody closes it"},
        State.CLOSED: {State.REVIEWED: "the privacy officer signs the review"},
        State.REVIEWED: {},
    },
)
SATURDAY = 5
# Counts below it could point at a person (CMS, ResDAC 2024); zero may be told.
LEAST_PUBLISHED = 11
TOO_FEW = "<11"
NOT_SHOWN = "not shown"


@dataclass(frozen=True, kw_only=True)
class Emergency:
    """What somebody asks to open, and why, in plain values."""

    kind: EmergencyKind
    threat_to: ThreatTo
    data_classes: frozenset[DataClass]
    reason: str
    hours: int


def classes_offered(user: User, kind: EmergencyKind) -> tuple[DataClass, ...]:
    """The classes that somebody may open in an emergency of this kind, in the order in which they are read.

    Records of substance-use treatment are never among them for anybody who acts for law enforcement.
    """
    classes = openable(user.role, kind)
    if user.agency is None or user.agency.is_law_enforcement:
        classes = classes - {DataClass.SUBSTANCE_USE}
    return tuple(each for each in DataClass if each in classes)


def check_emergency(emergency: Emergency, *, by: User) -> None:
    """Raise UsageError for what may not be opened, or not like this."""
    if not emergency.data_classes:
        raise UsageError("no_class", "Choose what you need to see. Nothing is opened that is not named.")
    if emergency.data_classes - set(classes_offered(by, emergency.kind)):
        raise UsageError("never_in_emergency", _never(emergency))
    if len(plain(emergency.reason)) < LEAST_REASON:
        raise UsageError("reason_too_short", REASON_TOO_SHORT)
    if emergency.hours not in OFFERED_HOURS:
        raise UsageError("hours", f"An opening lasts {OFFERED_HOURS[0]} to {OFFERED_HOURS[-1]} hours.")


REASON_TOO_SHORT = (
    f"The reason is too short. Say in at least {LEAST_REASON} characters what is happening and what you need to know."
)


def plain(reason: str) -> str:
    """A reason without the spaces that only fill it up."""
    return " ".join(reason.split())


def state_of(opening: Opening, at: datetime) -> State:
    """How an opening stands at a moment."""
    if opening.reviewed_at is not None and opening.reviewed_at <= at:
        return State.REVIEWED
    return State.OPEN if is_open(opening, at) else State.CLOSED


def is_open(opening: Opening, at: datetime) -> bool:
    """True from the moment of opening until its time is over or somebody closes it, that moment not included."""
    ends_at = min(opening.closes_at, opening.closed_at or opening.closes_at)
    return opening.opened_at <= at < ends_at


def review_due_on(opened_on: date) -> date:
    """The third business day after the day of opening. Weekends are skipped; holidays are not known."""
    return business_days_after(opened_on, BUSINESS_DAYS_TO_REVIEW)


def business_days_after(day: date, number: int) -> date:
    """The day that lies so many business days, Monday to Friday, after this one."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day


def published(total: int, parts: Sequence[int]) -> tuple[str, list[str]]:
    """A count and what it is made of, as they may be told: nothing under 11, and nothing from which it follows.

    Where the whole is told and one of its parts is too small, no part is told, since the others would give it away.
    """
    if _is_small([total]):
        return TOO_FEW, [NOT_SHOWN for _ in parts]
    hidden = _is_small(parts)
    return f"{total:,}", [NOT_SHOWN if hidden else f"{part:,}" for part in parts]


def _is_small(counts: Iterable[int]) -> bool:
    return any(0 < count < LEAST_PUBLISHED for count in counts)


def _never(emergency: Emergency) -> str:
    if DataClass.SUBSTANCE_USE in emergency.data_classes:
        return (
            "Records of substance-use treatment open in a medical emergency only, and only to medical personnel "
            "(42 CFR 2.51). Leave them out."
        )
    return "Your role may not open this in an emergency. Leave out what is not offered."
