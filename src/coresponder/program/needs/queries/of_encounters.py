"""Needs that encounters tell of: found, offered or not, answered; and whether a place took the person."""

from collections.abc import Iterator
from datetime import datetime

from coresponder.program.needs.counting import Need
from coresponder.program.needs.queries.told import Told, told_between
from coresponder.program.needs.vocabulary import NONE_FOUND, PLACE, PLACES, Result

OF_ANSWER = {"accepted": Result.ACCEPTED, "refused": Result.DECLINED}


def needs_of_encounters(from_at: datetime, to_at: datetime) -> Iterator[Need]:
    """Every need of everybody who was met. Call it in a transaction."""
    for told in told_between(from_at, to_at):
        for kind, result in needs_told(told):
            yield Need(person=told.person, kind=kind, result=result, at=told.at, area=told.area, language=told.language)


def needs_told(told: Told) -> Iterator[tuple[str, Result]]:
    """The needs of one encounter, each with what became of it."""
    offered = told.codes("help_offered")
    for kind in told.codes("needs_found") or ():
        if kind != NONE_FOUND:
            yield kind, _became(kind, offered, str(told.answers.get("offer_answer", "")))
    place = _place(told)
    if place:
        yield PLACE, place


def _became(kind: str, offered: list[str] | None, answer: str) -> Result:
    if offered is None:
        return Result.OPEN
    return OF_ANSWER.get(answer, Result.OPEN) if kind in offered else Result.UNMET


def _place(told: Told) -> Result | None:
    """Whether a place took the person. Refused counts even where another place took the person afterwards."""
    if told.answers.get("facility_refused") == "yes":
        return Result.REFUSED
    if told.answers.get("bed_found") == "no":
        return Result.UNMET
    is_taken = told.answers.get("destination") in PLACES and "facility_accepted_at" in told.answers
    if is_taken:
        return Result.ACCEPTED
    return Result.OPEN if told.answers.get("destination") in PLACES else None
