"""Referrals with the ladder from a need to being engaged in care, and each service that was asked."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from coresponder.program.extracts.scope import (
    Scope,
    days_between,
    hours_between,
    local_day,
    minute,
    month_of,
)
from coresponder.program.extracts.sources import Row
from coresponder.program.referrals.models import Destination, Referral, ReferralEvent
from coresponder.program.referrals.vocabulary import (
    DestinationState,
    EventKind,
    Proof,
    ReferralState,
    Way,
)
from coresponder.program.services.models import ServiceCategory
from coresponder.safeguards.vocabulary import DataClass

AT_ONCE = 1000
MODEL = "referrals.referral"
OF_SUBSTANCE_USE = "referrals about substance use"
DAYS_TO_ATTEND = 30
# What a referral's own events make of it, in the order in which they are tried from the newest on.
STATE_AFTER: dict[str, str] = {
    EventKind.SENT: ReferralState.SENT,
    EventKind.LOGGED: ReferralState.SENT,
    EventKind.SEEN: ReferralState.SEEN,
    EventKind.WAITLISTED: ReferralState.WAITLISTED,
    EventKind.ACCEPTED: ReferralState.ACCEPTED,
    EventKind.APPOINTMENT: ReferralState.APPOINTMENT,
    EventKind.NO_SHOW: ReferralState.NO_SHOW,
    EventKind.CANCELLED: ReferralState.CANCELLED,
    EventKind.ATTENDED: ReferralState.ATTENDED,
    EventKind.ENGAGED: ReferralState.ENGAGED,
    EventKind.COMPLETED: ReferralState.COMPLETED,
    EventKind.LOST: ReferralState.LOST,
}
DESTINATION_AFTER: dict[str, str] = {
    EventKind.SENT: DestinationState.SENT,
    EventKind.LOGGED: DestinationState.SENT,
    EventKind.SEEN: DestinationState.SEEN,
    EventKind.ACCEPTED: DestinationState.ACCEPTED,
    EventKind.WAITLISTED: DestinationState.WAITLISTED,
    EventKind.DECLINED: DestinationState.DECLINED,
    EventKind.GIVEN_BACK: DestinationState.DECLINED,
    EventKind.NOT_NEEDED: DestinationState.NOT_NEEDED,
    EventKind.WITHDRAWN: DestinationState.WITHDRAWN,
}
ANSWERS = (EventKind.ACCEPTED, EventKind.WAITLISTED, EventKind.DECLINED)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What had been written down about a referral by the moment."""

    referral: Referral
    destinations: Sequence[Destination]
    events: Sequence[ReferralEvent]

    def first(self, *kinds: str) -> datetime | None:
        """When something of these kinds first happened."""
        return min((each.happened_at for each in self.events if each.kind in kinds), default=None)

    def newest(self, *kinds: str) -> ReferralEvent | None:
        """The newest event of these kinds."""
        return next((each for each in reversed(self.events) if each.kind in kinds), None)

    def proof(self, *kinds: str) -> str | None:
        """The strongest source that says so."""
        said = [Proof(each.proof) for each in self.events if each.kind in kinds and each.proof]
        return max(said, key=lambda proof: proof.rank).value if said else None

    @property
    def state(self) -> str:
        """How far it was: as its row says, if nothing changed since; else as its events say."""
        moved = [STATE_AFTER[each.kind] for each in self.events if each.kind in STATE_AFTER]
        return moved[-1] if moved else ReferralState.DRAFT.value

    def of(self, destination: Destination) -> "Told":
        """What was written down about one of the services."""
        events = [each for each in self.events if each.destination_id == destination.pk]
        return Told(referral=self.referral, destinations=[destination], events=events)


def referrals(scope: Scope) -> Iterator[Row]:
    """Every referral that held then."""
    categories = _categories()
    for told in told_referrals(scope):
        referral, created = told.referral, told.referral.recorded_at
        winner = _winner(told)
        yield {
            "referral_id": scope.token("referral", referral.pk),
            "person": scope.person(referral.person_id, model=MODEL, row=referral.pk),
            "encounter_id": scope.encounter(referral.encounter_id),
            "need": referral.need,
            "way": Way.LIVE.value if any(each.is_live for each in told.destinations) else Way.LOGGED.value,
            "urgency": referral.urgency,
            "consent": referral.consent_said,
            "state": referral.state if referral.changed_at <= scope.as_of else told.state,
            "destinations": len(told.destinations),
            "category": categories.get(winner.service_id) if winner else None,
            "created_at": minute(created),
            "local_date": local_day(created),
            "local_month": month_of(local_day(created)),
            **_rungs(scope, told),
            **_ends(told),
        }


def referral_destinations(scope: Scope) -> Iterator[Row]:
    """Every service that was asked."""
    categories = _categories()
    for told in told_referrals(scope):
        winner = _winner(told)
        for destination in told.destinations:
            own = told.of(destination)
            sent = own.first(EventKind.SENT, EventKind.LOGGED)
            seen, answered = own.first(EventKind.SEEN), own.first(*ANSWERS)
            declined = own.newest(EventKind.DECLINED, EventKind.GIVEN_BACK)
            moved = [DESTINATION_AFTER[each.kind] for each in own.events if each.kind in DESTINATION_AFTER]
            yield {
                "destination_id": scope.token("destination", destination.pk),
                "referral_id": scope.token("referral", told.referral.pk),
                "service": scope.token("service", destination.service_id),
                "category": categories.get(destination.service_id),
                "state": moved[-1] if moved else DestinationState.DRAFT.value,
                "is_winner": winner is not None and winner.pk == destination.pk,
                "sent_at": minute(sent),
                "seen_at": minute(seen),
                "answered_at": minute(answered),
                "hours_to_seen": hours_between(sent, seen),
                "hours_to_answer": hours_between(sent, answered),
                "declined_because": declined.reason if declined and declined.reason else None,
            }


def told_referrals(scope: Scope) -> Iterator[Told]:
    """In the order of their ids, which are random."""
    rows = _rows(scope)
    ids = sorted(rows.values_list("pk", flat=True))
    for begin in range(0, len(ids), AT_ONCE):
        some = ids[begin : begin + AT_ONCE]
        destinations, events = _destinations(scope, some), _events(scope, some)
        for referral in rows.filter(pk__in=some).defer("reason", "end_reason").order_by("pk"):
            yield Told(referral=referral, destinations=destinations[referral.pk], events=events[referral.pk])


def _rows(scope: Scope) -> "QuerySet[Referral]":
    rows = Referral.objects.filter(scope.held)
    if scope.reads_substance_use:
        return rows
    scope.left_out[OF_SUBSTANCE_USE] = rows.filter(data_class=DataClass.SUBSTANCE_USE).count()
    return rows.exclude(data_class=DataClass.SUBSTANCE_USE)


def _destinations(scope: Scope, ids: Sequence[UUID]) -> dict[UUID, list[Destination]]:
    found: dict[UUID, list[Destination]] = defaultdict(list)
    rows = Destination.objects.filter(scope.held, referral__in=ids).defer("words_sent", "why_not")
    for each in rows.order_by("ordinal", "pk"):
        found[each.referral_id].append(each)
    return found


def _events(scope: Scope, ids: Sequence[UUID]) -> dict[UUID, list[ReferralEvent]]:
    found: dict[UUID, list[ReferralEvent]] = defaultdict(list)
    rows = ReferralEvent.objects.filter(Q(recorded_at__lte=scope.as_of), referral__in=ids)
    for each in rows.order_by("recorded_at", "happened_at", "pk"):
        found[each.referral_id].append(each)
    return found


def _winner(told: Told) -> Destination | None:
    """The service that took it and has not given it back."""
    taken = told.newest(EventKind.ACCEPTED)
    given = told.newest(EventKind.GIVEN_BACK)
    if taken is None or (given is not None and given.recorded_at >= taken.recorded_at):
        return None
    return next((each for each in told.destinations if each.pk == taken.destination_id), None)


def _rungs(scope: Scope, told: Told) -> Row:
    created = told.referral.recorded_at
    newest = told.newest(EventKind.APPOINTMENT)
    at = {
        "sent": told.first(EventKind.SENT, EventKind.LOGGED),
        "seen": told.first(EventKind.SEEN),
        "accepted": told.first(EventKind.ACCEPTED),
        "attended": told.first(EventKind.ATTENDED),
        "engaged": told.first(EventKind.ENGAGED),
        "completed": told.first(EventKind.COMPLETED),
    }
    appointment = newest.appointment_at if newest else None
    return {
        **{f"{rung}_at": minute(when) for rung, when in at.items()},
        **{f"days_to_{rung}": days_between(created, when) for rung, when in at.items()},
        "waitlisted_at": minute(told.first(EventKind.WAITLISTED)),
        "appointment_set_at": minute(told.first(EventKind.APPOINTMENT)),
        "appointment_at": minute(appointment),
        "days_to_appointment": days_between(created, appointment),
        "accepted_proof": told.proof(EventKind.ACCEPTED),
        "attended_proof": told.proof(EventKind.ATTENDED),
        "engaged_proof": told.proof(EventKind.ENGAGED),
        "completed_proof": told.proof(EventKind.COMPLETED),
        "is_attended_in_30_days": _in_time(days_between(created, at["attended"]), days_between(created, scope.as_of)),
        "observed_days": max((local_day(scope.as_of) - local_day(created)).days, 0),
    }


def _in_time(days: float | None, observed: float | None) -> bool | None:
    """True once somebody was there in time; false only when the time is over."""
    if days is not None and days <= DAYS_TO_ATTEND:
        return True
    return False if days is not None or (observed or 0) > DAYS_TO_ATTEND else None


def _ends(told: Told) -> Row:
    lost, completed = told.newest(EventKind.LOST), told.first(EventKind.COMPLETED)
    declined = told.newest(EventKind.DECLINED)
    all_declined = told.state == ReferralState.DECLINED or told.referral.state == ReferralState.DECLINED
    closed = lost.happened_at if lost else completed
    return {
        "declined_at": minute(declined.happened_at) if declined and all_declined else None,
        "declined_because": declined.reason if declined and declined.reason else None,
        "lost_at": minute(lost.happened_at) if lost else None,
        "lost_because": lost.reason if lost and lost.reason else None,
        "closed_at": minute(closed),
        "days_to_closed": days_between(told.referral.recorded_at, closed),
    }


def _categories() -> dict[UUID, str]:
    """Of each service the first of its categories, by their codes."""
    found: dict[UUID, str] = {}
    for service, code in ServiceCategory.objects.order_by("category", "pk").values_list("service_id", "category"):
        found.setdefault(service, code)
    return found
