"""What a consent may hold, how long it may last, and how it stands at a moment."""

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.kernel.transitions import Transitions
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.consent.terms import Terms
from coresponder.safeguards.consent.vocabulary import LEGAL_PURPOSES, ConsentKind, ConsentMethod
from coresponder.safeguards.consent.vocabulary import ConsentState as State

CONSENT_TRANSITIONS = Transitions(
    noun="consent",
    allowed={
        State.IN_FORCE: {State.REVOKED: "the person takes it back", State.EXPIRED: "its last day passes"},
        State.REVOKED: {},
        State.EXPIRED: {},
    },
)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong with the terms of a consent: the field, a code, the sentence."""

    field: str
    code: str
    sentence: str


def is_in_force(*, given_at: datetime, expires_at: datetime, revoked_at: datetime | None, at: datetime) -> bool:
    """A consent holds from the moment it is given until it expires or is revoked, that moment not included."""
    return given_at <= at < expires_at and (revoked_at is None or revoked_at > at)


def state_of(consent: Consent, at: datetime) -> State:
    """How a consent stands at a moment. One that was taken back is revoked for good, also after its last day."""
    if consent.revoked_at is not None and consent.revoked_at <= at:
        return State.REVOKED
    return State.IN_FORCE if at < consent.expires_at else State.EXPIRED


def months_after(day: date, months: int) -> date:
    """The same day so many months on; the last day of the month where there is no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def usual_last_day(given_on: date) -> date:
    """Twelve months, unless the installation says otherwise."""
    return months_after(given_on, settings.CONSENT_USUAL_MONTHS)


def latest_last_day(given_on: date) -> date:
    """The longest that a consent may last here. None lasts for good."""
    return months_after(given_on, settings.CONSENT_MOST_MONTHS)


def start_of(day: date) -> datetime:
    """Midnight in the program's zone; where a clock change skips it, the first moment of the day."""
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())


def end_of(day: date) -> datetime:
    """The first moment after the day, in the program's zone."""
    return start_of(day + timedelta(days=1))


def check_terms(terms: Terms) -> None:
    """Raise UsageError with the first thing that is wrong with the terms."""
    for problem in problems_of(terms):
        raise UsageError(problem.code, problem.sentence)


def problems_of(terms: Terms) -> list[Problem]:
    """Everything that is wrong with the terms."""
    return [problem for look in _LOOKS for problem in look(terms)]


def _kinds_apart(terms: Terms) -> Iterable[Problem]:
    against = terms.purposes & set(LEGAL_PURPOSES)
    if terms.kind == ConsentKind.LEGAL and terms.purposes - against:
        yield Problem(
            field="purposes",
            code="mixed_with_legal",
            sentence="A consent to a legal proceeding is not mixed with another purpose. Record two consents.",
        )
    if terms.kind != ConsentKind.LEGAL and against:
        yield Problem(
            field="purposes",
            code="legal_mixed_in",
            sentence="Use in a legal proceeding needs a consent of its own. Take it out here, and record it by itself.",
        )


def _notes_apart(terms: Terms) -> Iterable[Problem]:
    if terms.kind == ConsentKind.COUNSELING_NOTES and terms.data_classes:
        yield Problem(
            field="data_classes",
            code="mixed_with_notes",
            sentence="A consent to counseling notes covers these notes alone. Record a second one for anything else.",
        )


def _something_for_something(terms: Terms) -> Iterable[Problem]:
    if not terms.data_classes and terms.kind != ConsentKind.COUNSELING_NOTES:
        yield Problem(field="data_classes", code="no_class", sentence="Choose at least one kind of information.")
    if not terms.purposes:
        yield Problem(field="purposes", code="no_purpose", sentence="Choose at least one purpose.")


def _from_one_to_another(terms: Terms) -> Iterable[Problem]:
    if (terms.recipient is None) == (not terms.recipient_kind):
        yield Problem(
            field="recipient",
            code="one_recipient",
            sentence="Choose either one agency or one kind of agency that may receive it, and not both.",
        )
    elif terms.recipient is not None and terms.recipient == terms.holder:
        yield Problem(
            field="recipient",
            code="to_itself",
            sentence="An agency needs no consent to see its own records. Choose another that may receive them.",
        )


def _never_substance_use_to_police(terms: Terms) -> Iterable[Problem]:
    if terms.names_substance_use and terms.goes_to_law_enforcement:
        yield Problem(
            field="data_classes",
            code="substance_use_to_police",
            sentence=(
                "This program never shows records of substance-use treatment to law enforcement, whatever was agreed. "
                "Leave them out, so that the person does not rely on it."
            ),
        )


def _given_in_the_right_way(terms: Terms) -> Iterable[Problem]:
    is_signed = terms.method == ConsentMethod.SIGNATURE
    if terms.needs_signature and not is_signed:
        yield Problem(
            field="method",
            code="signature_needed",
            sentence="For this the law asks for a signature; said aloud is not enough. Print the form to be signed.",
        )
    if is_signed and not terms.document_name.strip():
        yield Problem(
            field="document_name",
            code="no_document",
            sentence="Say where the signed form is kept, so that somebody else can find it.",
        )
    if not is_signed and not terms.witness.strip():
        yield Problem(field="witness", code="no_witness", sentence="Say who was there and heard it.")


def _able_to_decide(terms: Terms) -> Iterable[Problem]:
    if not terms.capacity_note.strip():
        yield Problem(
            field="capacity_note",
            code="no_capacity_note",
            sentence="Say in a sentence why the person was able to decide this.",
        )


def _days_in_order(terms: Terms) -> Iterable[Problem]:
    if terms.given_on > timezone.localdate():
        yield Problem(field="given_on", code="given_later", sentence="A consent is recorded after it was given.")
    if terms.expires_on < max(terms.given_on, timezone.localdate()):
        yield Problem(
            field="expires_on", code="over_already", sentence="Its last day is over already. Choose a later one."
        )
    if terms.expires_on > latest_last_day(terms.given_on):
        months = settings.CONSENT_MOST_MONTHS
        sentence = f"A consent lasts {months} months at most here. Choose an earlier last day."
        yield Problem(field="expires_on", code="too_long", sentence=sentence)


_LOOKS: tuple[Callable[[Terms], Iterable[Problem]], ...] = (
    _kinds_apart,
    _notes_apart,
    _something_for_something,
    _from_one_to_another,
    _never_substance_use_to_police,
    _given_in_the_right_way,
    _able_to_decide,
    _days_in_order,
)
