"""The whole year after launch, put together: calls, who answered them, whom they met, what they wrote."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from coresponder.analysis.synthetic.county import CALLS_A_YEAR, LAST_ON, SEED
from coresponder.analysis.synthetic.encounters.answers import WrittenPart, written_parts
from coresponder.analysis.synthetic.encounters.calls import CallsOfTheYear, YearCall, calls_of_the_year
from coresponder.analysis.synthetic.encounters.contact import contact_on_call
from coresponder.analysis.synthetic.encounters.dice import Chance, Dice
from coresponder.analysis.synthetic.encounters.duty import PATROL, DutyShift, at_local, later, shifts
from coresponder.analysis.synthetic.encounters.follow_ups import follow_ups
from coresponder.analysis.synthetic.encounters.people import Company
from coresponder.analysis.synthetic.encounters.planted import AFTER, BEFORE
from coresponder.analysis.synthetic.encounters.rates import Operation
from coresponder.analysis.synthetic.encounters.responding import Answered, Response, Roster, choose, in_order, sent
from coresponder.analysis.synthetic.encounters.screenings import YearSafetyPlan, YearScreening, safety_plan, screenings
from coresponder.analysis.synthetic.encounters.situation import Situation
from coresponder.kernel.content_hash import canonical_json

LAUNCH_ON = LAST_ON + timedelta(days=1)
BEFORE_FROM_ON = LAUNCH_ON.replace(year=LAUNCH_ON.year - 1)
ORIGINS = {"988 TRANSFER": "crisis_line"}


@dataclass(frozen=True, kw_only=True)
class YearContact:
    """One encounter: the situation as it was, the parts as they were written, and what was asked and planned.

    `person` is a number; the same number is the same person, and None is somebody who could not be identified. `call`
    is the number of the call, also of a follow-up, which goes back to it without being on it.
    """

    number: int
    call: int
    is_on_call: bool
    attempt: int
    person: int | None
    situation: Situation
    parts: tuple[WrittenPart, ...]
    screenings: tuple[YearScreening, ...] = ()
    safety_plan: YearSafetyPlan | None = None


@dataclass(frozen=True, kw_only=True)
class Year:
    """A year of operation, or the year before it. Contacts stand in the order in which they began."""

    operation: Operation
    seed: int
    first_on: date
    last_on: date
    all_calls: int
    crisis_calls: int
    answered: tuple[Answered, ...]
    contacts: tuple[YearContact, ...]
    shifts: tuple[DutyShift, ...]
    persons: int

    @cached_property
    def document(self) -> str:
        """Everything as canonical JSON: the same for the same seed and the same rates, to the byte."""
        return canonical_json(_plain(self))


@dataclass(frozen=True)
class _Begun:
    """What is known of a contact before it is given its number."""

    situation: Situation
    dice: Dice
    attempt: int
    person: int | None


def draw_year(
    *,
    seed: int = SEED,
    operation: Operation = AFTER,
    first_on: date = LAUNCH_ON,
    last_on: date | None = None,
    calls_a_year: int = CALLS_A_YEAR,
) -> Year:
    """A year of operation from the launch on, or so much of it as lies before the evening of `last_on`.

    It is a demonstration and says nothing about any real program: what it holds was put into it.
    """
    last_on = last_on or first_on.replace(year=first_on.year + 1) - timedelta(days=1)
    calls = calls_of_the_year(operation, seed=seed, first_on=first_on, last_on=last_on, calls_a_year=calls_a_year)
    duty = tuple(shifts(first_on, last_on))
    chance = Chance(seed, max(len(calls.calls), 1))
    answered, begun, persons = _worked(calls, duty, chance, operation)
    ends_at = at_local(last_on + timedelta(days=1), 0)
    contacts = _numbered((each for each in begun if each.situation.ended_at < ends_at), operation)
    return Year(
        operation=operation,
        seed=seed,
        first_on=first_on,
        last_on=last_on,
        all_calls=calls.total,
        crisis_calls=calls.crisis,
        answered=answered,
        contacts=contacts,
        shifts=duty,
        persons=persons,
    )


def draw_year_before(
    *,
    seed: int = SEED,
    operation: Operation = BEFORE,
    first_on: date = BEFORE_FROM_ON,
    last_on: date = LAST_ON,
    calls_a_year: int = CALLS_A_YEAR,
) -> Year:
    """The year before the launch, when patrol came alone and an officer wrote the form for some of the contacts.

    The same person has the same number as after the launch. There are no teams, shifts, follow-ups or screenings.
    """
    calls = calls_of_the_year(operation, seed=seed, first_on=first_on, last_on=last_on, calls_a_year=calls_a_year)
    chance, company = Chance(seed, max(len(calls.calls), 1)), Company(operation)
    begun = [
        _by_patrol(call, dice, company, operation)
        for call, dice in ((call, Dice(chance, call.number)) for call in in_order(calls.calls) if call.is_eligible)
        if dice.falls("is_coded", operation.coded_by_patrol)
    ]
    ends_at = at_local(last_on + timedelta(days=1), 0)
    contacts = _numbered((each for each in begun if each.situation.ended_at < ends_at), operation)
    return Year(
        operation=operation,
        seed=seed,
        first_on=first_on,
        last_on=last_on,
        all_calls=calls.total,
        crisis_calls=calls.crisis,
        answered=(),
        contacts=contacts,
        shifts=(),
        persons=len(company.times),
    )


def _by_patrol(call: YearCall, dice: Dice, company: Company, operation: Operation) -> _Begun:
    found = contact_on_call(call, PATROL, call.patrol_arrived_at, dice, operation, origin=_origin(call))
    return _Begun(found, dice, 0, _person(found, dice, company, operation))


def _worked(
    calls: CallsOfTheYear, duty: tuple[DutyShift, ...], chance: Chance, operation: Operation
) -> tuple[tuple[Answered, ...], list[_Begun], int]:
    """Every call in the order in which a team was asked for: who went, and what came of it."""
    roster, company = Roster(duty), Company(operation)
    answered: list[Answered] = []
    begun: list[_Begun] = []
    for call in in_order(calls.calls):
        dice = Dice(chance, call.number)
        found, contacts = _answer(call, dice, roster, company, operation)
        answered.append(found)
        begun += contacts
    return tuple(answered), begun, len(company.times)


def _answer(
    call: YearCall, dice: Dice, roster: Roster, company: Company, operation: Operation
) -> tuple[Answered, list[_Begun]]:
    chosen = choose(call, dice, roster, operation)
    if isinstance(chosen, str):
        return Answered(call=call, on_duty=chosen != "off_duty", because=chosen), []
    response = sent(call, chosen, dice, operation)
    if response.on_scene_at is None:
        roster.take(chosen, response.clear_at)
        return Answered(call=call, on_duty=True, response=response, because="cancelled"), []
    found = contact_on_call(call, chosen.team, response.on_scene_at, dice, operation, origin=_origin(call))
    roster.take(chosen, found.ended_at)
    response = _until(response, found)
    person = _person(found, dice, company, operation)
    later_ones = () if person is None else follow_ups(found, dice, operation)
    contacts = [_Begun(found, dice, 0, person)]
    contacts += [_Begun(each, own, place, person) for place, (each, own) in enumerate(later_ones, start=1)]
    return Answered(call=response.call, on_duty=True, response=response), contacts


def _until(response: Response, found: Situation) -> Response:
    """The team stays until the contact is over, and the call is closed after that."""
    closed_at = max(response.call.closed_at, later(found.ended_at, 1))
    return replace(response, clear_at=found.ended_at, call=replace(response.call, closed_at=closed_at))


def _origin(call: YearCall) -> str:
    return ORIGINS.get(call.source, "dispatched") if call.is_eligible else "patrol_request"


def _person(found: Situation, dice: Dice, company: Company, operation: Operation) -> int | None:
    """Who was met. Nobody is named of a group, of somebody who was not found, and of some who gave no name."""
    is_somebody = found.is_met and found.contact_with in ("person", "third_party")
    if not is_somebody or dice.falls("not_known", operation.person_not_known):
        return None
    return company.meet(found.call.place, dice.uniform("person"))


def _numbered(begun: Iterator[_Begun], operation: Operation) -> tuple[YearContact, ...]:
    in_time = sorted(begun, key=lambda each: (each.situation.started_at, each.dice.place, each.attempt))
    return tuple(_contact(number, each, operation) for number, each in enumerate(in_time))


def _contact(number: int, begun: _Begun, operation: Operation) -> YearContact:
    asked = (
        () if begun.attempt or begun.situation.team.is_patrol else screenings(begun.situation, begun.dice, operation)
    )
    return YearContact(
        number=number,
        call=begun.dice.place,
        is_on_call=begun.attempt == 0,
        attempt=begun.attempt,
        person=begun.person,
        situation=begun.situation,
        parts=written_parts(begun.situation, begun.dice, operation),
        screenings=asked,
        safety_plan=None
        if begun.situation.team.is_patrol
        else safety_plan(begun.situation, asked, begun.dice, operation),
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
