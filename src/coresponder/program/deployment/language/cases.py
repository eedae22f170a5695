"""The cases that a rule set tells apart: for each fact, one value for each way in which its conditions can answer.

“Under 12” and “12 to 17” are one case where every condition asks for both; a spelling stands for all spellings that the
conditions read alike. So a few thousand combinations stand for every call there could be.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

from coresponder.program.deployment.facts import UNKNOWN, CallFacts
from coresponder.program.deployment.language.conditions import (
    MINUTES_A_DAY,
    Atom,
    Between,
    Contains,
    Hours,
    OneOf,
)
from coresponder.program.deployment.language.truth import Truth
from coresponder.program.deployment.language.vocabulary import CODED, codes_of

# A Monday in a zone whose clock is never moved: only the weekday and the minute matter here.
MONDAY = datetime(2026, 1, 5, tzinfo=ZoneInfo("UTC"))
NO_SUCH_SPELLING = "\N{REPLACEMENT CHARACTER}"
# Spellings that contain several pieces at once are tried for so many pieces; beyond, only pairs.
MOST_PIECES = 8


@dataclass(frozen=True, kw_only=True)
class Cases:
    """For each fact the values that stand for all, and what each atom says of each."""

    values: Mapping[str, Sequence[Any]]
    answers: Mapping[Atom, Sequence[Truth]]


def cases_of(atoms: Iterable[Atom]) -> Cases:
    """The cases that these conditions tell apart."""
    by_fact: dict[str, list[Atom]] = {}
    for atom in dict.fromkeys(atoms):
        by_fact.setdefault(atom.fact, []).append(atom)
    values: dict[str, Sequence[Any]] = {}
    answers: dict[Atom, Sequence[Truth]] = {}
    for fact, asked in by_fact.items():
        told = _told_apart(fact, asked)
        values[fact] = list(told.values())
        answers |= {atom: [signature[place] for signature in told] for place, atom in enumerate(asked)}
    return Cases(values=values, answers=answers)


def facts_with(**values: Any) -> CallFacts:
    """The facts of a call with these values, the others unknown; `hours` stands for the time."""
    at = values.pop("hours", MONDAY)
    return CallFacts(at=at, **values)


def _told_apart(fact: str, atoms: Sequence[Atom]) -> dict[tuple[Truth, ...], Any]:
    told: dict[tuple[Truth, ...], Any] = {}
    for value in _candidates(fact, atoms):
        facts = facts_with(**{fact: value})
        told.setdefault(tuple(atom.holds(facts) for atom in atoms), value)
    return told


def _candidates(fact: str, atoms: Sequence[Atom]) -> list[Any]:
    if fact == "hours":
        return _moments([atom for atom in atoms if isinstance(atom, Hours)])
    if fact == "priority":
        return _numbers([atom for atom in atoms if isinstance(atom, Between)])
    if fact in CODED:
        return [UNKNOWN, *codes_of(fact)]
    return _spellings(atoms)


def _moments(atoms: Sequence[Hours]) -> list[datetime]:
    edges = {0, *(atom.from_minute for atom in atoms), *(atom.to_minute % MINUTES_A_DAY for atom in atoms)}
    return [MONDAY + timedelta(days=day, minutes=minute) for day in range(7) for minute in sorted(edges)]


def _numbers(atoms: Sequence[Between]) -> list[int | None]:
    ends = [end for atom in atoms for end in (atom.at_least, atom.at_most) if end is not None]
    near = {number for end in ends for number in (end - 1, end, end + 1) if number >= 1}
    return [None, *sorted(near | {1})]


def _spellings(atoms: Sequence[Atom]) -> list[str]:
    listed = [value for atom in atoms if isinstance(atom, OneOf) for value in atom.values]
    pieces = list(dict.fromkeys(piece for atom in atoms if isinstance(atom, Contains) for piece in atom.pieces))
    most = len(pieces) if len(pieces) <= MOST_PIECES else 2
    joined = [" ".join(some) for size in range(1, most + 1) for some in combinations(pieces, size)]
    return ["", NO_SUCH_SPELLING, *listed, *joined]
