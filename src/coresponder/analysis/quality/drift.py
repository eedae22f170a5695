"""Drift of vocabulary: call types that were renamed, split or merged while the export ran.

The mix of types in a month is compared with the month before by the total variation distance: the share of calls
that would have to change their type to turn one mix into the other. Two samples of one and the same mix differ by
chance too; by how much on average follows from their sizes (normal approximation) and is taken off before grading.
Seasons move the mix slowly, so that adjacent months stay close; a renaming moves it at once.
"""

from dataclasses import dataclass
from datetime import date
from itertools import compress
from math import pi
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from coresponder.analysis.quality.findings import Finding, MonthDrift, Mover, found
from coresponder.analysis.quality.thresholds import grade_of
from coresponder.analysis.quality.wording import month_in_full, percent

FEWEST_CALLS_IN_A_MONTH = 100  # a month with fewer calls says nothing about the mix
FEWEST_CALLS_OF_A_TYPE = 20  # rarer types are taken together
SMALLEST_MOVE = 0.01
MOST_MOVERS = 6
RARE = "(rare types together)"

Counts = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class TypesByMonth:
    """Calls by month (rows) and type (columns). `sensitive` marks types that are, or may be, crisis types."""

    months: tuple[date, ...]
    types: tuple[str, ...]
    sensitive: tuple[bool, ...]
    counts: Counts


def types_by_month(connection: duckdb.DuckDBPyConnection) -> TypesByMonth:
    """Calls of each type in each month, rare types together; months with too few calls are left out."""
    rows = connection.execute(
        "WITH cells AS (SELECT local_month, call_type, max(nexus) AS nexus, count(*) AS calls FROM calls"
        " WHERE local_month IS NOT NULL AND call_type IS NOT NULL GROUP BY 1, 2),"
        " sizes AS (SELECT call_type, sum(calls) AS size FROM cells GROUP BY 1)"
        " SELECT local_month, CASE WHEN size < ? THEN ? ELSE call_type END, bool_or(coalesce(nexus, '') <> 'no'),"
        " sum(calls)::BIGINT FROM cells JOIN sizes USING (call_type) GROUP BY 1, 2 ORDER BY 1, 2",
        [FEWEST_CALLS_OF_A_TYPE, RARE],
    ).fetchall()
    return tabulate(rows)


def tabulate(rows: list[tuple[date, str, bool, int]]) -> TypesByMonth:
    """The table of counts from rows of month, type, whether it may be a crisis type, and calls."""
    months = sorted({month for month, *_ in rows})
    types = sorted({call_type for _, call_type, *_ in rows})
    counts = np.zeros((len(months), len(types)))
    for month, call_type, _, calls in rows:
        counts[months.index(month), types.index(call_type)] = calls
    sensitive = {call_type for _, call_type, may_be_crisis, _ in rows if may_be_crisis} | {RARE}
    enough = counts.sum(axis=1) >= FEWEST_CALLS_IN_A_MONTH
    present = counts[enough].any(axis=0)
    return TypesByMonth(
        months=tuple(compress(months, enough)),
        types=tuple(compress(types, present)),
        sensitive=tuple(call_type in sensitive for call_type in compress(types, present)),
        counts=counts[enough][:, present],
    )


def drift_by_month(table: TypesByMonth) -> tuple[MonthDrift, ...]:
    """Each month against the month before it that has enough calls."""
    return tuple(_compare(table, row) for row in range(1, len(table.months)))


def grade_drift(months: tuple[MonthDrift, ...]) -> Finding:
    """The grade of the largest jump, counted as calls of each 1,000 that changed their type beyond chance."""
    if not months:
        return found("drift", count=0, of=1000, sentence="There are too few months to see call types come and go.")
    largest = max(months, key=lambda month: beyond_chance(month))
    moved = round(1000 * beyond_chance(largest))
    return Finding(check="drift", count=moved, of=1000, grade=largest.grade, sentence=largest.sentence)


def beyond_chance(month: MonthDrift) -> float:
    """The distance that chance does not explain."""
    return max(0.0, month.distance - month.by_chance)


def distance_and_chance(before: Counts, after: Counts) -> tuple[float, float]:
    """Total variation distance of two vectors of counts, and what one common mix would show on average."""
    distance = 0.5 * np.abs(before / before.sum() - after / after.sum()).sum()
    common = (before + after) / (before.sum() + after.sum())
    spread = np.sqrt(common * (1 - common) * (1 / before.sum() + 1 / after.sum()))
    return float(distance), float(0.5 * np.sqrt(2 / pi) * spread.sum())


def _compare(table: TypesByMonth, row: int) -> MonthDrift:
    before, after = table.counts[row - 1], table.counts[row]
    distance, by_chance = distance_and_chance(before, after)
    beyond = max(0.0, distance - by_chance)
    facts: dict[str, Any] = {"month": table.months[row], "previous_month": table.months[row - 1]}
    return MonthDrift(
        **facts,
        distance=distance,
        by_chance=by_chance,
        grade=grade_of("drift", beyond),
        sentence=_sentence(beyond, **facts),
        moved=_movers(table, before, after) if grade_of("drift", beyond) != "A" else (),
    )


def _sentence(beyond: float, *, month: date, previous_month: date) -> str:
    return (
        f"From {month_in_full(previous_month)} to {month_in_full(month)}, {percent(beyond)} of the mix of call types"
        " changed beyond chance."
    )


def _movers(table: TypesByMonth, before: Counts, after: Counts) -> tuple[Mover, ...]:
    change = after / after.sum() - before / before.sum()
    largest = sorted(range(len(change)), key=lambda place: (-abs(change[place]), table.types[place]))[:MOST_MOVERS]
    return tuple(
        Mover(
            call_type=table.types[place],
            direction="more" if change[place] > 0 else "fewer",
            points=None if table.sensitive[place] else round(100 * float(change[place])),
        )
        for place in largest
        if abs(change[place]) >= SMALLEST_MOVE
    )
