"""The referrals of the year as rows: made by the program's own tables of states, and written table by table.

It is an import by one account, so nobody is asked who may, nothing is sent, and no link is made.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from coresponder.analysis.synthetic.encounters.dice import Chance, Dice
from coresponder.analysis.synthetic.referrals import YearReferral, YearStep, referrals_of
from coresponder.program.encounters.demonstration.history import Told
from coresponder.program.referrals.actions.happening import FIRST_AT, PROOF_OF
from coresponder.program.referrals.limits import limits
from coresponder.program.referrals.models import Destination, Referral, ReferralEvent
from coresponder.program.referrals.queries.services import every_service
from coresponder.program.referrals.rules.states import DESTINATIONS, REFERRALS
from coresponder.program.referrals.vocabulary import (
    ConsentSaid,
    DestinationState,
    EventKind,
    Proof,
    Reason,
    ReferralState,
    Urgency,
    Way,
    WhyLogged,
    class_of_need,
    need_words,
)
from coresponder.program.services.models import Service, ServiceCategory
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.encryption.keys import keys_held

SEED = 11
AT_ONCE = 1000
# So often two services are asked at the same time, and the first that accepts has it.
TWO_ASKED = 0.25
REASON = "Invented: accepted in a contact with the team. Please call by day."
# To which state of the referral and of the service asked each step leads; a step that is not here changes neither.
LEADS_TO: Mapping[str, tuple[ReferralState, DestinationState | None]] = {
    EventKind.SENT: (ReferralState.SENT, DestinationState.SENT),
    EventKind.LOGGED: (ReferralState.SENT, DestinationState.SENT),
    EventKind.SEEN: (ReferralState.SEEN, DestinationState.SEEN),
    EventKind.ACCEPTED: (ReferralState.ACCEPTED, DestinationState.ACCEPTED),
    EventKind.WAITLISTED: (ReferralState.WAITLISTED, DestinationState.WAITLISTED),
    EventKind.DECLINED: (ReferralState.DECLINED, DestinationState.DECLINED),
    EventKind.APPOINTMENT: (ReferralState.APPOINTMENT, None),
    EventKind.NO_SHOW: (ReferralState.NO_SHOW, None),
    EventKind.ATTENDED: (ReferralState.ATTENDED, None),
    EventKind.ENGAGED: (ReferralState.ENGAGED, None),
    EventKind.COMPLETED: (ReferralState.COMPLETED, None),
    EventKind.LOST: (ReferralState.LOST, None),
}
AT_ANOTHER: Mapping[str, DestinationState] = {
    EventKind.SENT: DestinationState.SENT,
    EventKind.LOGGED: DestinationState.SENT,
    EventKind.DECLINED: DestinationState.DECLINED,
    EventKind.NOT_NEEDED: DestinationState.NOT_NEEDED,
}


@dataclass(frozen=True, kw_only=True)
class _Stored:
    """One referral with its rows, not written yet."""

    referral: Referral
    destinations: list[Destination]
    events: list[ReferralEvent]
    written_at: datetime


def store(told: Sequence[Told], *, live: frozenset[UUID]) -> dict[str, int]:
    """Store what happened until now; how many referrals, events, and attended ones there are."""
    by_category = _services()
    chance, now = Chance(SEED, len(told)), timezone.now()
    dice = (Dice(chance, number) for number in range(len(told)))
    found = [row for each, own in zip(told, dice, strict=True) for row in _rows(each, own, by_category, live, now)]
    with everything_let_through(), keys_held({each.referral.key_group for each in found}):
        _write(each.referral for each in found)
        _write(asked for each in found for asked in each.destinations)
        _write(event for each in found for event in each.events)
        _dated(found)
    attended = sum(each.referral.attended_at is not None for each in found)
    return {"referrals": len(found), "events": sum(len(each.events) for each in found), "attended": attended}


def _rows(
    told: Told, dice: Dice, services: Mapping[str, list[Service]], live: frozenset[UUID], now: datetime
) -> Iterator[_Stored]:
    """The referrals of one contact. Whether a service is asked live decides how it is known what became of it."""
    if told.encounter.person is None or told.clinician.agency is None:
        return
    ways = {is_live: referrals_of(told.contact, dice, is_live=is_live) for is_live in (False, True)}
    for logged, sent in zip(ways[False], ways[True], strict=True):
        offered = services.get(logged.category, [])
        if not offered or logged.written_at >= now:
            continue
        place = int(logged.choice * len(offered))
        service, other = offered[place], offered[(place + 1) % len(offered)]
        made = _stored(told, sent if service.pk in live else logged, service, is_live=service.pk in live, now=now)
        if other is not service and dice.falls(f"referrals.two asked.{logged.category}", TWO_ASKED):
            _ask_another(made, other, is_live=other.pk in live)
        yield made


def _ask_another(made: _Stored, service: Service, *, is_live: bool) -> None:
    """A second service that was asked at the same time: it declined before, or was told that another one was first."""
    first = made.destinations[0]
    if first.sent_at is None:
        return
    other = _destination(first.referral, service, is_live=is_live, ordinal=2)
    kind = EventKind.SENT if other.is_live else EventKind.LOGGED
    steps = [YearStep(kind=kind, at=first.sent_at), *_end_of_another(first)]
    for step in steps:
        _ask(other, AT_ANOTHER[step.kind], step)
        event = _event(first.referral, other, step)
        event.by = None if step.proof == Proof.CONFIRMED_BY_PROVIDER else first.referral.author
        event.is_by_service = event.by is None
        made.events.append(event)
    made.destinations.append(other)


def _end_of_another(first: Destination) -> Iterator[YearStep]:
    """What became of the second service, by what became of the first; nothing yet where that has not answered."""
    if first.sent_at is None or first.answered_at is None:
        return
    if first.state == DestinationState.ACCEPTED:
        yield YearStep(kind=EventKind.NOT_NEEDED, at=first.answered_at)
    else:
        before = first.sent_at + (first.answered_at - first.sent_at) / 2
        yield YearStep(kind=EventKind.DECLINED, at=before, proof=first.proof, reason=Reason.CAPACITY)


def _stored(told: Told, drawn: YearReferral, service: Service, *, is_live: bool, now: datetime) -> _Stored:
    referral = _referral(told, drawn)
    destination = _destination(referral, service, is_live=is_live)
    events = [_event(referral, None, YearStep(kind=EventKind.WRITTEN, at=drawn.written_at))]
    events[0].by = told.clinician
    for step in (each for each in drawn.steps if each.at <= now):
        _apply(referral, destination, step)
        event = _event(referral, destination, step)
        event.is_by_service = is_live and step.proof == "confirmed_by_provider"
        event.by = None if event.is_by_service else told.clinician
        events.append(event)
    _finish(referral, destination)
    return _Stored(referral=referral, destinations=[destination], events=events, written_at=drawn.written_at)


def _referral(told: Told, drawn: YearReferral) -> Referral:
    person, agency = told.encounter.person, told.clinician.agency
    assert person is not None  # noqa: S101 - asked before
    assert agency is not None  # noqa: S101 - asked before
    referral = Referral(
        person=person,
        encounter=told.encounter,
        need=drawn.category,
        urgency=drawn.urgency,
        consent_said=ConsentSaid.GIVEN,
        owner_agency=agency,
        author=told.clinician,
        responsible=told.clinician,
        data_class=class_of_need(drawn.category),
        changed_at=drawn.written_at,
    )
    referral.reason, referral.end_reason = REASON, ""
    return referral


def _destination(referral: Referral, service: Service, *, is_live: bool, ordinal: int = 1) -> Destination:
    is_live = is_live and referral.data_class != "substance_use"  # nobody’s consent is on file
    destination = Destination(
        referral=referral,
        person_id=referral.person_id,
        owner_agency_id=referral.owner_agency_id,
        author=referral.author,
        data_class=referral.data_class,
        service=service,
        ordinal=ordinal,
        way=Way.LIVE if is_live else Way.LOGGED,
        why_logged="" if is_live else WhyLogged.NO_DESK,
    )
    words = f"Needed: {need_words(referral.need)}.\n{REASON}"
    destination.words_sent, destination.why_not = (words if is_live else ""), ""
    return destination


def _apply(referral: Referral, destination: Destination, step: YearStep) -> None:
    """One step by the tables of states: what they do not allow would be refused here as anywhere."""
    state, asked = LEADS_TO[step.kind]
    REFERRALS.check(current=referral.state, wanted=state)
    referral.state, referral.changed_at = state, step.at
    name, proof = FIRST_AT.get(EventKind(step.kind)), PROOF_OF.get(EventKind(step.kind))
    if name and getattr(referral, name) is None:
        setattr(referral, name, step.at)
    if proof:
        setattr(referral, proof, step.proof)
    referral.appointment_at = step.appointment_at or referral.appointment_at
    referral.visits += step.kind in (EventKind.ATTENDED, EventKind.ENGAGED)
    referral.lost_because = step.reason if step.kind == EventKind.LOST else referral.lost_because
    if asked is not None:
        DESTINATIONS.check(current=destination.state, wanted=asked)
        _ask(destination, asked, step)


def _ask(destination: Destination, state: DestinationState, step: YearStep) -> None:
    destination.state = state
    if state == DestinationState.SENT:
        destination.sent_at = step.at
    elif state == DestinationState.SEEN:
        destination.seen_at = step.at
    else:
        destination.answered_at, destination.proof = step.at, step.proof
        destination.declined_because = step.reason if state == DestinationState.DECLINED else ""


def _finish(referral: Referral, destination: Destination) -> None:
    """What is still open is due in its time after the last step; a service that waited for nothing is told so."""
    within = limits().within(ReferralState(referral.state), Urgency(referral.urgency))
    begins = referral.changed_at
    if referral.state == ReferralState.APPOINTMENT and referral.appointment_at:
        begins = max(begins, referral.appointment_at)
    referral.due_at = begins + within if within is not None else None
    if referral.state == ReferralState.LOST and destination.state == DestinationState.WAITLISTED:
        destination.state = DestinationState.WITHDRAWN


def _event(referral: Referral, destination: Destination | None, step: YearStep) -> ReferralEvent:
    return ReferralEvent(
        referral=referral,
        destination=destination,
        kind=step.kind,
        happened_at=step.at,
        proof=step.proof,
        reason=step.reason,
        appointment_at=step.appointment_at,
    )


def _services() -> dict[str, list[Service]]:
    """The services of each category, by name."""
    known = every_service().in_bulk()
    found: dict[str, list[Service]] = {}
    for category, pk in ServiceCategory.objects.values_list("category", "service_id"):
        if pk in known:
            found.setdefault(category, []).append(known[pk])
    return {category: sorted(rows, key=lambda each: (each.name, str(each.pk))) for category, rows in found.items()}


def _dated(found: list[_Stored]) -> None:
    """The moments at which rows were written: an import would make all of them now."""
    for each in found:
        each.referral.recorded_at = each.written_at
        for asked in each.destinations:
            asked.recorded_at = each.written_at
        for event in each.events:
            event.recorded_at = event.happened_at + timedelta(minutes=1)
    Referral.objects.bulk_update([each.referral for each in found], ["recorded_at"], batch_size=AT_ONCE)
    asked_for = [asked for each in found for asked in each.destinations]
    Destination.objects.bulk_update(asked_for, ["recorded_at"], batch_size=AT_ONCE)
    events = [event for each in found for event in each.events]
    ReferralEvent.objects.bulk_update(events, ["recorded_at"], batch_size=AT_ONCE)


def _write(rows: Iterable[Model]) -> None:
    """All rows of one table."""
    found = list(rows)
    if found:
        type(found[0])._default_manager.bulk_create(found, batch_size=AT_ONCE)
