"""Handing the officer's part to the police agency's own records system: as a file, and no word of another part."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.formats.rms import OfficersReport, ReportLine
from coresponder.formats.rms.report import Addition
from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.encounters.answer_words import words_of
from coresponder.program.encounters.audit_events import TAKEN_FOR_RECORDS
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.encounters.models import Addendum, Encounter, PartAnswers
from coresponder.program.encounters.queries.looking import refuse_while_looking_on
from coresponder.program.encounters.vocabulary import PartName, PartState
from coresponder.program.people.models import PersonName
from coresponder.program.people.vocabulary.identity import NameKind
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import Reader, reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Deed

MOST_DAYS = 92
MOST_REPORTS = 500


@transaction.atomic
def take_for_records(*, encounter: Encounter, by: User) -> OfficersReport:
    """The officer's part of one encounter, for the records system of the agency that owns it. It is written down."""
    check(by, Permission.WRITE_ENCOUNTERS)
    refuse_while_looking_on()
    found = _reports([encounter], by)
    if not found:
        raise StateError(
            "no_officers_part",
            "Your agency has filed no officer’s part of this encounter that you may hand out.",
            "An officer of the agency that wrote it can.",
        )
    return found[0]


@transaction.atomic
def take_reviewed_for_records(*, from_on: date, to_on: date, by: User) -> list[OfficersReport]:
    """The officers' parts that the own agency reviewed, of contacts on these days, the earliest first.

    At most 92 days and 500 encounters at once, so that nobody waits for a file that does not come.
    """
    check(by, Permission.REVIEW_ENCOUNTERS)
    refuse_while_looking_on()
    _check_days(from_on, to_on)
    begins, ends = _midnight(from_on), _midnight(to_on + timedelta(days=1))
    reviewed = PartAnswers.objects.filter(
        part=PartName.OPERATIONAL, owner_agency=by.agency_id, ended_at=None, filing__state=PartState.REVIEWED
    )
    within = Encounter.objects.filter(started_at__gte=begins, started_at__lt=ends, pk__in=reviewed.values("encounter"))
    chosen = list(within.order_by("started_at", "id")[: MOST_REPORTS + 1])
    if len(chosen) > MOST_REPORTS:
        raise UsageError("too_many", f"These are more than {MOST_REPORTS} encounters.", "Choose fewer days.")
    return _reports(chosen, by, state=PartState.REVIEWED)


def _check_days(from_on: date, to_on: date) -> None:
    if to_on < from_on:
        raise UsageError("days_reversed", "The last day lies before the first.", "Exchange them.")
    if (to_on - from_on).days >= MOST_DAYS:
        raise UsageError("too_many_days", f"These are more than {MOST_DAYS} days.", "Choose fewer.")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _reports(encounters: Sequence[Encounter], by: User, state: PartState | None = None) -> list[OfficersReport]:
    holds, purpose = reader(by), usual_purpose(by.role)
    own = PartAnswers.objects.filter(
        encounter__in=encounters, part=PartName.OPERATIONAL, owner_agency=by.agency_id, ended_at=None
    ).select_related("filing", "author", "owner_agency")
    if state is not None:
        own = own.filter(filing__state=state)
    parts = list(holds.readable(own, purpose=purpose, deed=Deed.EXPORT))
    open_together(parts)
    found = []
    for encounter in encounters:
        of_it = [each for each in parts if each.encounter_id == encounter.pk]
        if of_it:
            found.append(_report(encounter, of_it, holds, by))
            record(TAKEN_FOR_RECORDS, by=by, about=f"encounter:{encounter.pk}", details={"parts": len(of_it)})
    return found


def _report(encounter: Encounter, parts: list[PartAnswers], holds: Reader, by: User) -> OfficersReport:
    """Of several copies that hold, the first: which one stands, a colleague still has to choose."""
    filing = min((each.filing for each in parts), key=lambda filing: filing.number)
    same = [each for each in parts if each.filing_id == filing.pk]
    return OfficersReport(
        encounter=encounter.pk,
        calls=tuple(encounter.calls.order_by("received_at").values_list("event_number", flat=True)),
        agency=same[0].owner_agency.name,
        author=filing.author.display_name,
        state=filing.state,
        contact_at=filing.contact_at,
        filed_at=filing.received_at,
        person=_name(encounter, holds, by),
        narrative="\n\n".join(text for each in same if (text := str(each.narrative).strip())),
        lines=tuple(line for each in same for line in _lines(each)),
        addenda=_added(same, holds, by),
    )


def _lines(part: PartAnswers) -> list[ReportLine]:
    form, given = form_in_use(), part.all_answers
    return [
        ReportLine(
            element=each.name,
            question=each.question,
            values=tuple(str(one) for one in _listed(given[each.name])),
            words=words_of(each, given[each.name], form.absent),
        )
        for each in form.elements
        if each.name in given
    ]


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def _name(encounter: Encounter, holds: Reader, by: User) -> str:
    """The legal name in the own agency's record, or any other one of it; empty where there is none to hand out."""
    own = PersonName.objects.filter(person=encounter.person_id, owner_agency=by.agency_id, ended_at=None)
    names = list(holds.readable(own, purpose=usual_purpose(by.role), deed=Deed.EXPORT))
    best = next((each for each in names if each.kind == NameKind.LEGAL), names[0] if names else None)
    return best.full if best else ""


def _added(parts: list[PartAnswers], holds: Reader, by: User) -> tuple[Addition, ...]:
    of_it = Addendum.objects.filter(filing__in={each.filing_id for each in parts}).select_related("author")
    found = holds.readable(of_it, purpose=usual_purpose(by.role), deed=Deed.EXPORT)
    return tuple(Addition(at=each.recorded_at, by=each.author.display_name, text=str(each.text)) for each in found)
