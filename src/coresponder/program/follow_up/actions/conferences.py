"""Case conferences: planned, the agenda drawn, begun with who is there, closed; what is decided about each person."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.follow_up import audit_events as events
from coresponder.program.follow_up.models import AgendaItem, CareTask, Conference, Seat
from coresponder.program.follow_up.models.care import class_for
from coresponder.program.follow_up.queries.conferences import PURPOSE, SeenConference, proposed_for_agenda, read_agenda
from coresponder.program.follow_up.queries.locking import locked
from coresponder.program.follow_up.queries.table import AtTheTable, at_the_table
from coresponder.program.follow_up.rules.naming import check_names_nobody
from coresponder.program.follow_up.rules.states import CONFERENCE_TRANSITIONS
from coresponder.program.follow_up.vocabulary import AgendaReason, ConferenceDecision, ConferenceState
from coresponder.program.people.actions.parts import acting_agency
from coresponder.program.people.models import Person, PersonName
from coresponder.program.people.queries.persons import ids_of, person_known_to
from coresponder.program.people.rules.texts import check_text
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import check_part, decision_on
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.consent.ledger import note_disclosures
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Denied, Permission, check
from coresponder.safeguards.permissions.denials import STRANGER
from coresponder.safeguards.permissions.roles import role_of
from coresponder.safeguards.vocabulary import Deed

WAY = "conference"


@transaction.atomic
def plan_conference(
    *, title: str, starts_at: datetime, place: str, seats: Sequence[tuple[Agency, str]], by: User
) -> Conference:
    """Plan a meeting. The own agency always sits at the table, in the role of whoever plans."""
    check(by, Permission.PLAN_CONFERENCES)
    agency = acting_agency(by)
    if not title.strip():
        raise UsageError("title_missing", "The meeting has no title.", "Give it one that names nobody.")
    found = Conference.objects.create(
        title=title.strip()[:120], starts_at=starts_at, place=place.strip()[:120], convened_by=by, agency=agency
    )
    wanted = dict.fromkeys([(agency, by.role), *seats])
    for where, role in wanted:
        if Permission.ATTEND_CONFERENCES not in role_of(role).permissions:
            raise UsageError("role_cannot", "Somebody in that role does not attend.", "Choose another role.")
        Seat.objects.create(conference=found, agency=where, role=role)
    return _told(events.CONFERENCE_PLANNED, found, by, seats=len(wanted))


@transaction.atomic
def draw_agenda(*, conference: Conference, by: User) -> int:
    """Put everybody on the agenda whom the own open episodes propose, and who is not there yet."""
    found = _own(conference, by, ConferenceState.PREPARED)
    there = _there(found)
    new = {person: reason for person, reason in proposed_for_agenda(by).items() if person not in there}
    for person_id, reason in new.items():
        _add(found, person_id, reason, by)
    _told(events.AGENDA_DRAWN, found, by, added=len(new))
    return len(new)


@transaction.atomic
def add_to_agenda(*, conference: Conference, person: Person, by: User) -> AgendaItem:
    """Put somebody on the agenda whom somebody asked for, before the meeting or during it."""
    found = _own(conference, by, ConferenceState.PREPARED, ConferenceState.HELD)
    known = person_known_to(by, person.pk, PURPOSE)
    if known.pk in _there(found):
        raise StateError("there_already", "This person is on the agenda already.", "Read the agenda again.")
    item = _add(found, known.pk, AgendaReason.ASKED, by)
    _told(events.AGENDA_DRAWN, found, by, added=1)
    return item


@transaction.atomic
def take_off_agenda(*, item: AgendaItem, by: User) -> None:
    """Take somebody off who was not talked about yet. The line stays as history of the record."""
    check(by, Permission.PLAN_CONFERENCES)
    found = locked(AgendaItem, item.pk, by=by)
    _own(found.conference, by, ConferenceState.PREPARED, ConferenceState.HELD)
    if found.discussed_at is not None:
        raise StateError("discussed", "This person was talked about.", "What was decided stays.")
    found.delete()
    record(events.AGENDA_CHANGED, by=by, about=f"person:{found.person_id}", details={})


@transaction.atomic
def begin_conference(*, conference: Conference, present: Collection[int], by: User) -> Conference:
    """Begin the meeting with whoever is there. What may be shown follows from these seats."""
    found = _own(conference, by, ConferenceState.PREPARED)
    CONFERENCE_TRANSITIONS.check(current=found.state, wanted=ConferenceState.HELD)
    for seat in found.seats.all():
        seat.is_present = seat.pk in present or seat.agency_id == found.agency_id
        seat.save(update_fields=["is_present"])
    found.state, found.begun_at = ConferenceState.HELD, timezone.now()
    found.save()
    return _told(events.CONFERENCE_BEGUN, found, by, present=found.seats.filter(is_present=True).count())


@transaction.atomic
def show_at_table(*, item: AgendaItem, by: User) -> AtTheTable:
    """Show one person to everybody who is present: the intersection, with a line of the ledger for every agency."""
    check(by, Permission.PLAN_CONFERENCES)
    found = locked(AgendaItem, item.pk, by=by, deed=Deed.WRITE)
    conference = _own(found.conference, by, ConferenceState.HELD)
    seats = list(conference.seats.filter(is_present=True).select_related("agency"))
    shown = at_the_table(found.person, seats, by=by)
    note_disclosures(_new_today(_lines(shown, by), by))
    details: dict[str, Detail] = {"agencies": len({each.agency_id for each in seats}), "parts": len(shown.shown)}
    record(events.PERSON_SHOWN, by=by, about=f"person:{found.person_id}", details=details)
    return shown


@transaction.atomic
def write_decision(
    *, item: AgendaItem, notes: str, decision: ConferenceDecision, shareable: str, by: User
) -> AgendaItem:
    """Write down what was said and decided about one person, and what may stand in the copy without names."""
    check(by, Permission.PLAN_CONFERENCES)
    found = locked(AgendaItem, item.pk, by=by)
    _own(found.conference, by, ConferenceState.HELD)
    names = PersonName.objects.filter(person_id__in=ids_of(found.person_id))
    called = [f"{each.given} {each.middle} {each.family}" for each in names]
    found.notes = check_text(notes) if notes.strip() else ""
    found.shareable = check_names_nobody(shareable, called)
    found.decision, found.changed_at = decision, timezone.now()
    found.discussed_at = found.discussed_at or found.changed_at
    found.save()
    details: dict[str, Detail] = {"decision": decision.value, "conference": str(found.conference_id)}
    record(events.PERSON_DISCUSSED, by=by, about=f"person:{found.person_id}", details=details)
    return found


@transaction.atomic
def give_task_at_table(*, item: AgendaItem, text: str, owner: User, due_on: date, by: User) -> CareTask:
    """Give somebody at the table a task until a day. Only to somebody who may read it there."""
    check(by, Permission.PLAN_CONFERENCES)
    found = locked(AgendaItem, item.pk, by=by)
    _own(found.conference, by, ConferenceState.HELD)
    if due_on < timezone.localdate():
        raise UsageError("due_in_the_past", "This day is over.", "Choose today or a day to come.")
    task = CareTask(
        agenda_item=found, person_id=found.person_id, owner_agency=found.owner_agency, author=by,
        data_class=found.data_class, text=check_text(text), task_owner=owner, due_on=due_on,
    )  # fmt: skip
    if not decision_on(task, by=owner, deed=Deed.READ, purpose=PURPOSE).is_allowed:
        raise StateError(
            "owner_may_not_read",
            "Nothing opens this task to that person’s agency.",
            "Give it to somebody of your own agency, or ask the person for a consent.",
        )
    task.save(force_insert=True)
    details: dict[str, Detail] = {"owner": owner.pk, "episode": ""}
    record(events.TASK_GIVEN, by=by, about=f"person:{found.person_id}", details=details)
    return task


@transaction.atomic
def close_conference(*, conference: Conference, by: User) -> Conference:
    """End the meeting. Its notes are fixed from now on."""
    found = _own(conference, by, ConferenceState.HELD)
    CONFERENCE_TRANSITIONS.check(current=found.state, wanted=ConferenceState.CLOSED)
    found.state, found.closed_at = ConferenceState.CLOSED, timezone.now()
    found.save()
    discussed = AgendaItem.objects.filter(conference=found, discussed_at__isnull=False).count()
    return _told(events.CONFERENCE_CLOSED, found, by, discussed=discussed)


@transaction.atomic
def call_off_conference(*, conference: Conference, by: User) -> Conference:
    """The meeting does not take place."""
    found = _own(conference, by, ConferenceState.PREPARED)
    CONFERENCE_TRANSITIONS.check(current=found.state, wanted=ConferenceState.CALLED_OFF)
    found.state, found.closed_at = ConferenceState.CALLED_OFF, timezone.now()
    found.save()
    return _told(events.CONFERENCE_CALLED_OFF, found, by)


@transaction.atomic
def read_conference(*, conference: Conference, by: User) -> SeenConference:
    """The agenda as far as the reader may see it; the reading is written down."""
    check(by, Permission.ATTEND_CONFERENCES)
    seen, _ = read_agenda(conference, by=by)
    details: dict[str, Detail] = {"list": "conference", "shown": len(seen.items)}
    record(events.LIST_READ, by=by, about=f"conference:{conference.pk}", details=details)
    return seen


@transaction.atomic
def copy_without_names(*, conference: Conference, by: User) -> SeenConference:
    """The notes as they may be taken along: persons are numbers, and of what was said only what names nobody."""
    check(by, Permission.PLAN_CONFERENCES)
    found = _own(conference, by, ConferenceState.HELD, ConferenceState.CLOSED)
    seen, _ = read_agenda(found, by=by)
    _told(events.NOTES_COPIED, found, by, persons=len(seen.items))
    return seen


def _own(conference: Conference, by: User, *states: ConferenceState) -> Conference:
    """The conference, locked, where the own agency convenes it and it is in one of these states."""
    check(by, Permission.PLAN_CONFERENCES)
    found = Conference.objects.select_for_update(of=("self",)).filter(pk=conference.pk, agency=by.agency).first()
    if found is None:
        raise Denied(STRANGER, "There is no such page.")
    if found.state not in states:
        label = ConferenceState(found.state).label
        raise StateError("wrong_state", f"This case conference is {label}.", "Read its page again.")
    return found


def _there(found: Conference) -> set[UUID]:
    return set(AgendaItem.objects.filter(conference=found).values_list("person_id", flat=True))


def _add(found: Conference, person_id: UUID, reason: AgendaReason, by: User) -> AgendaItem:
    agency = acting_agency(by)
    last = AgendaItem.objects.filter(conference=found).aggregate(last=Max("position"))["last"]
    item = AgendaItem(
        conference=found, person_id=person_id, owner_agency=agency, author=by, data_class=class_for(agency),
        position=0 if last is None else last + 1, reason=reason,
    )  # fmt: skip
    check_part(item, by=by, deed=Deed.WRITE, purpose=usual_purpose(by.role))
    item.save(force_insert=True)
    return item


def _lines(shown: AtTheTable, by: User) -> list[Disclosure]:
    """For every agency at the table what it was shown of others', once for each owner and each opening."""
    found: dict[tuple[int, int, str], set[str]] = {}
    notices: set[tuple[int, int, str]] = set()
    for part, decisions in shown.shown:
        for seat in shown.seats:
            decision = decisions[seat.pk]
            if seat.agency_id != part.owner_agency_id and seat.agency_id != by.agency_id:
                key = (part.owner_agency_id, seat.agency_id, decision.opened_by)
                found.setdefault(key, set()).add(part.data_class)
                notices.update([key] if decision.carries_part_2_notice else [])
    return [
        Disclosure(
            person_id=shown.person.pk, owner_agency_id=key[0], recipient_id=key[1], by=by,
            data_classes=sorted(classes), purpose=PURPOSE, way=WAY, opened_by=key[2],
            carried_part_2_notice=key in notices,
        )
        for key, classes in found.items()
    ]  # fmt: skip


def _new_today(lines: list[Disclosure], by: User) -> list[Disclosure]:
    """Of what was shown at this table today already, no second line: a page that is read again is no new disclosure."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    persons = {each.person_id for each in lines}
    noted = Disclosure.objects.filter(by=by, way=WAY, purpose=PURPOSE, at__gte=midnight, person_id__in=persons)
    known = {
        (row.person_id, row.owner_agency_id, row.recipient_id, row.opened_by, tuple(row.data_classes)) for row in noted
    }
    return [
        each
        for each in lines
        if (each.person_id, each.owner_agency_id, each.recipient_id, each.opened_by, tuple(each.data_classes))
        not in known
    ]


def _told(event: str, found: Conference, by: User, **details: int) -> Conference:
    record(event, by=by, about=f"conference:{found.pk}", details=details)
    return found
