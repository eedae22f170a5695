"""Needs of people into counts of people, by kind, area, time of the week and language. Plain Python.

A person counts once in each row, with what became of the gravest need there. So a row's numbers add up to its people,
while rows do not add up to the county: somebody with two needs stands in two rows. Where nobody was identified, each
contact counts as a person of its own, because nobody can tell.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from coresponder.program.needs.vocabulary import BLOCKS_A_DAY, HOURS_A_BLOCK, NOT_KNOWN, Dimension, Result

ALL = "all"
ORDER = {result: place for place, result in enumerate(Result)}

Row = tuple[Dimension | str, str]
Counts = Mapping[Row, Mapping[Result, int]]


@dataclass(frozen=True, kw_only=True)
class Need:
    """One need of one person, and what became of it. `person` only tells people apart; `at` is local time."""

    person: str
    kind: str
    result: Result
    at: datetime
    area: str = NOT_KNOWN
    language: str = NOT_KNOWN

    @property
    def block(self) -> str:
        """ISO weekday and block of the day, such as “1-0” for Monday until four."""
        return block_of(self.at)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Where it counts."""
        return (
            (ALL, ALL),
            (Dimension.KIND, self.kind),
            (Dimension.AREA, self.area or NOT_KNOWN),
            (Dimension.BLOCK, self.block),
            (Dimension.LANGUAGE, self.language or NOT_KNOWN),
        )


def block_of(at: datetime) -> str:
    """The block of the week in which a local instant lies."""
    return f"{at.isoweekday()}-{at.hour // HOURS_A_BLOCK}"


def blocks_of_the_week() -> list[str]:
    """Every block, Monday first."""
    return [f"{day}-{block}" for day in range(1, 8) for block in range(BLOCKS_A_DAY)]


def counted(needs: Iterable[Need]) -> Counts:
    """How many people each row has, by what became of their gravest need there."""
    gravest: dict[tuple[Row, str], Result] = {}
    for need in needs:
        for row in need.rows:
            key = (row, need.person)
            if key not in gravest or ORDER[need.result] < ORDER[gravest[key]]:
                gravest[key] = need.result
    found: dict[Row, Counter[Result]] = {}
    for (row, _), result in gravest.items():
        found.setdefault(row, Counter())[result] += 1
    return found
