"""The year as it is stored: rows made one by one by the program's own rules, and written table by table.

Every part passes the same reading as a part from a phone. What is not done one by one is the asking who may: it is an
import, by one account, with one event in the audit trail.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.utils import timezone

from coresponder.analysis.synthetic.encounters import YearContact
from coresponder.program.calls.intake.advising import judge_past_calls
from coresponder.program.calls.models import Call
from coresponder.program.dispatch.models import Assignment, Shift
from coresponder.program.encounters.demonstration.calls import call_of
from coresponder.program.encounters.demonstration.parts import StoredContact, stored_contact
from coresponder.program.encounters.demonstration.places import Place
from coresponder.program.encounters.demonstration.work import Work, assignment_of, events_of, members_of, shift_of
from coresponder.program.encounters.models import Encounter
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.keys import keys_held

AT_ONCE = 1000
# The data set that follows knows whole minutes.
WELL_BEFORE = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A contact as it was stored, and the clinician who can tell what was asked in it."""

    contact: YearContact
    encounter: Encounter
    clinician: User


@dataclass(frozen=True, kw_only=True)
class History:
    """What was stored: assignments by the number of the call, contacts in their order, and how many of everything."""

    assignments: dict[int, Assignment]
    told: list[Told]
    counts: dict[str, int | bool | str | None]


def store(place: Place, *, without: frozenset[int]) -> History:
    """Store calls, shifts, what the teams did, and the encounters but those with these numbers.

    A call to which nobody was sent is stored as well, with what the criteria say of it: coverage is of every call that
    a team could have answered.
    """
    works = _works(place)
    calls = {each.call.number: call_of(each.call, place) for each in place.year.answered}
    with keys_held(call.key_group for call in calls.values()):
        _write(calls.values())
    judge_past_calls(calls.values(), at=timezone.now() - WELL_BEFORE)
    assignments = _store_work(works, calls, place)
    rest = [each for each in place.year.contacts if each.number not in without]
    contacts = [stored_contact(each, calls, assignments, place) for each in rest]
    store_contacts(contacts)
    parts = sum(len(each.filings) for each in contacts)
    counts: dict[str, int | bool | str | None] = {"calls": len(calls), "encounters": len(contacts), "parts": parts}
    pairs = zip(rest, contacts, strict=True)
    told = [Told(contact=each, encounter=row.encounter, clinician=_clinician(each, place)) for each, row in pairs]
    return History(assignments=assignments, told=told, counts=counts)


def _clinician(contact: YearContact, place: Place) -> User:
    return place.author(contact, contact.situation.team.clinical_role)


def _works(place: Place) -> dict[int, Work]:
    contacts: dict[int, YearContact] = {each.call: each for each in place.year.contacts if each.is_on_call}
    found = (each.response for each in place.year.answered if each.response is not None)
    works = (
        Work(response=each, situation=contacts[each.call.number].situation if each.call.number in contacts else None)
        for each in found
    )
    return {work.response.call.number: work for work in works}


def _store_work(works: dict[int, Work], calls: dict[int, Call], place: Place) -> dict[int, Assignment]:
    shifts = _store_shifts(place)
    assignments = {
        number: assignment_of(work, calls[number], shifts[work.response.shift.number], place)
        for number, work in works.items()
    }
    _write(assignments.values())
    _write(event for number, work in works.items() for event in events_of(work, assignments[number], place))
    return assignments


def _store_shifts(place: Place) -> dict[int, Shift]:
    """Every shift, with who was on it; one on which nothing was done was on duty all the same."""
    found = {duty.number: duty for duty in place.year.shifts}
    shifts = {number: shift_of(duty, place) for number, duty in found.items()}
    _write(shifts.values())
    _write(member for number, duty in found.items() for member in members_of(shifts[number], duty, place))
    return shifts


def store_contacts(contacts: list[StoredContact]) -> None:
    """Write encounters, the calls that they belong to, filings and answers, table by table."""
    filings = [filing for each in contacts for filing in each.filings]
    _write(each.encounter for each in contacts)
    _write(link for each in contacts for link in each.links)
    with everything_let_through(), keys_held(filing.key_group for filing in filings):
        _write(filings)
        _write(answers for each in contacts for answers in each.answers)


def _write(rows: Iterable[models.Model]) -> None:
    """All rows of one table."""
    found = list(rows)
    if found:
        type(found[0])._default_manager.bulk_create(found, batch_size=AT_ONCE)
