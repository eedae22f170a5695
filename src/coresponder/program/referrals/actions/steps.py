"""What becomes of a referral when somebody says one of the steps: the same for a service by its link and for staff.

The referral is locked before. Where several services were asked, the first that accepts has it, and others are told.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.referrals.actions.happening import Said, better, happened, move, move_destination
from coresponder.program.referrals.actions.links import tell_not_needed
from coresponder.program.referrals.models import Destination, Referral, ReferralEvent
from coresponder.program.referrals.queries.locking import services_of
from coresponder.program.referrals.rules.answers import (
    refuse_future,
    refuse_unfit_appointment,
    refuse_unfit_code,
)
from coresponder.program.referrals.rules.steps import FOR_ASKED, OPEN
from coresponder.program.referrals.vocabulary import (
    DECLINE_REASONS,
    DestinationState,
    EventKind,
    Reason,
    ReferralState,
    Step,
)

AWAITED = (DestinationState.SENT, DestinationState.SEEN)
TAKEN_BY_ANOTHER = "Another service has it already."


@dataclass(frozen=True, kw_only=True)
class Given:
    """The step, with the reason or the instant that it needs."""

    step: Step
    reason: str = ""
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class _Case:
    """Everything that a step works on."""

    referral: Referral
    destination: Destination
    given: Given
    said: Said

    @property
    def others(self) -> list[Destination]:
        return [each for each in services_of(self.referral) if each.pk != self.destination.pk]


def perform(referral: Referral, destination: Destination, given: Given, said: Said) -> None:
    """Carry the step out. UsageError for what is missing, StateError for what the state does not allow."""
    case = _Case(referral=referral, destination=destination, given=given, said=said)
    if given.step not in FOR_ASKED and not destination.is_winner:
        raise StateError("not_the_winner", "This service does not have the referral.")
    _DEEDS[given.step](case)


def withdraw_others(referral: Referral, others: list[Destination], said: Said, to: DestinationState) -> None:
    """Nothing is asked any more of services that have not taken it; the live ones are told."""
    for each in others:
        if each.state == DestinationState.DRAFT:
            move_destination(each, DestinationState.WITHDRAWN)
        elif each.state in OPEN:
            move_destination(each, to)
            kind = EventKind.NOT_NEEDED if to == DestinationState.NOT_NEEDED else EventKind.WITHDRAWN
            happened(referral, said, kind=kind, destination=each)
            tell_not_needed(each, by=said.by)


def settle_without(referral: Referral, said: Said, *, kind: EventKind, destination: Destination, reason: str) -> None:
    """One service is out: the referral goes on with those that are left, waits on a list, or was declined by all."""
    left = [each.state for each in services_of(referral)]
    if any(each in AWAITED for each in left):
        happened(referral, said, kind=kind, destination=destination, reason=reason)
        referral.save()
        return
    waits = DestinationState.WAITLISTED in left
    to = ReferralState.WAITLISTED if waits else ReferralState.DECLINED
    if to == referral.state:
        happened(referral, said, kind=kind, destination=destination, reason=reason)
        referral.save()
    else:
        move(referral, to, said, kind=kind, destination=destination, reason=reason)


def _accept(case: _Case) -> None:
    if case.destination.state not in OPEN or any(each.is_winner for each in case.others):
        raise StateError("taken_already", TAKEN_BY_ANOTHER)
    case.destination.proof = case.said.proof or ""
    move_destination(case.destination, DestinationState.ACCEPTED)
    withdraw_others(case.referral, case.others, Said(by=case.said.by), DestinationState.NOT_NEEDED)
    _move(case, ReferralState.ACCEPTED, EventKind.ACCEPTED)


def _decline(case: _Case) -> None:
    allowed = DECLINE_REASONS if case.said.is_by_service else (*DECLINE_REASONS, Reason.NO_RESPONSE)
    refuse_unfit_code(case.given.reason, allowed)
    move_destination(case.destination, DestinationState.DECLINED, reason=case.given.reason)
    _settle(case, EventKind.DECLINED)


def _waitlist(case: _Case) -> None:
    move_destination(case.destination, DestinationState.WAITLISTED)
    _settle(case, EventKind.WAITLISTED)


def _appointment(case: _Case) -> None:
    if case.given.at is None:
        raise UsageError("no_time", "The time of the appointment is missing.")
    refuse_unfit_appointment(case.given.at)
    _move(case, ReferralState.APPOINTMENT, EventKind.APPOINTMENT, appointment_at=case.given.at)


def _attended(case: _Case) -> None:
    """The first visit, the second, which makes it engaged, or the same visit once more from a better source."""
    at = case.given.at or timezone.now()
    refuse_future(at)
    said = Said(by=case.said.by, is_by_service=case.said.is_by_service, proof=case.said.proof, at=at)
    case = _Case(referral=case.referral, destination=case.destination, given=case.given, said=said)
    if _is_known_visit(case):
        _confirm(case)
        return
    if case.referral.state == ReferralState.ATTENDED:
        case.referral.visits += 1
        _move(case, ReferralState.ENGAGED, EventKind.ENGAGED)
    elif case.referral.state == ReferralState.ENGAGED:
        case.referral.visits += 1
        happened(case.referral, said, kind=EventKind.ATTENDED, destination=case.destination)
        case.referral.save()
    else:
        case.referral.visits += 1
        _move(case, ReferralState.ATTENDED, EventKind.ATTENDED)


def _is_known_visit(case: _Case) -> bool:
    """A visit on the same local day was told of before."""
    kinds = (EventKind.ATTENDED, EventKind.ENGAGED)
    known = ReferralEvent.objects.filter(referral=case.referral, kind__in=kinds).values_list("happened_at", flat=True)
    day = timezone.localdate(case.said.at)
    return day in {timezone.localdate(each) for each in known}


def _confirm(case: _Case) -> None:
    referral = case.referral
    referral.attended_proof = better(referral.attended_proof, case.said.proof)
    if referral.engaged_at and timezone.localdate(referral.engaged_at) == timezone.localdate(case.said.at):
        referral.engaged_proof = better(referral.engaged_proof, case.said.proof)
    happened(referral, case.said, kind=EventKind.CONFIRMED, destination=case.destination)
    referral.save()


def _engaged(case: _Case) -> None:
    case.referral.visits = max(case.referral.visits, 2)
    _move(case, ReferralState.ENGAGED, EventKind.ENGAGED)


def _give_back(case: _Case) -> None:
    refuse_unfit_code(case.given.reason, DECLINE_REASONS)
    move_destination(case.destination, DestinationState.DECLINED, reason=case.given.reason)
    _move(case, ReferralState.DECLINED, EventKind.GIVEN_BACK)


def _just(to: ReferralState, kind: EventKind) -> "Callable[[_Case], None]":
    return lambda case: _move(case, to, kind)


def _move(case: _Case, to: ReferralState, kind: EventKind, *, appointment_at: datetime | None = None) -> None:
    move(
        case.referral,
        to,
        case.said,
        kind=kind,
        destination=case.destination,
        reason=case.given.reason,
        appointment_at=appointment_at,
    )


def _settle(case: _Case, kind: EventKind) -> None:
    settle_without(case.referral, case.said, kind=kind, destination=case.destination, reason=case.given.reason)


_DEEDS: Mapping[Step, Callable[[_Case], None]] = {
    Step.ACCEPT: _accept,
    Step.DECLINE: _decline,
    Step.WAITLIST: _waitlist,
    Step.APPOINTMENT: _appointment,
    Step.ATTENDED: _attended,
    Step.NO_SHOW: _just(ReferralState.NO_SHOW, EventKind.NO_SHOW),
    Step.CANCELLED: _just(ReferralState.CANCELLED, EventKind.CANCELLED),
    Step.ENGAGED: _engaged,
    Step.COMPLETED: _just(ReferralState.COMPLETED, EventKind.COMPLETED),
    Step.GIVE_BACK: _give_back,
}
