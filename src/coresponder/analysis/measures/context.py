"""Everything that a measure may look at, and each tally taken only once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from coresponder.analysis.measures.definitions import LEVELS, CrisisDefinition
from coresponder.analysis.measures.durations import Durations, durations_of
from coresponder.analysis.measures.figures import Grade
from coresponder.analysis.measures.hourly import HourlyCounts, hourly_counts
from coresponder.analysis.measures.local_clock import zone_offsets
from coresponder.analysis.measures.scope import AreaColumn, Scope
from coresponder.analysis.measures.tallies import TALLIES
from coresponder.kernel.random_streams import named_stream


class GradedData(Protocol):
    """What is asked of the grading of the data."""

    def grade_for(self, columns: Iterable[str]) -> tuple[Grade, str]:
        """The grade of what rests on these columns of `calls`, and the sentence that explains it."""
        ...


@dataclass(frozen=True, kw_only=True)
class MeasureContext:
    """The calls and all that measures need beside them.

    `unit_responses` is None where the source has no unit rows, `population` where nobody gave one, `quality` where
    the data are not graded. `area` is the column that holds the patrol areas. `seed` starts the random streams of
    the bootstrap: same calls and same seed, same intervals. `program` holds the tables of a program that runs, for the
    measures of outcomes (`measures.outcomes.program`); a baseline has none.
    """

    calls: ir.Table
    zone: ZoneInfo
    unit_responses: ir.Table | None = None
    population: int | None = None
    quality: GradedData | None = None
    area: AreaColumn = "beat"
    seed: int = 0
    program: object | None = None

    def tally(self, name: str) -> pa.Table:
        """The small table of that name, counted from the calls the first time that it is asked for."""
        if name not in self._taken:
            self._taken[name] = TALLIES[name](self.scope).to_pyarrow()
        return self._taken[name]

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of that tally."""
        rows: list[dict[str, Any]] = self.tally(name).to_pylist()
        return rows

    def crisis_counts(self, name: str, dimension: str) -> dict[CrisisDefinition, dict[Any, int]]:
        """Crisis calls by `dimension` under each definition, from a tally by `dimension` and level."""
        counts: dict[CrisisDefinition, dict[Any, int]] = {definition: {} for definition in LEVELS}
        for row in self.rows(name):
            for definition, level in LEVELS.items():
                added = row["calls"] if row["level"] >= level else 0
                counts[definition][row[dimension]] = counts[definition].get(row[dimension], 0) + added
        return counts

    def durations(self, column: str, *, crisis_only: bool) -> Durations:
        """The durations in that column, of all calls or of the coded crisis calls only."""
        return durations_of(self.tally(column), crisis_only=crisis_only)

    def columns_of(self, depends_on: Iterable[str]) -> list[str]:
        """The columns that a measure depends on, with the patrol area that is used in the place of the beat."""
        return [self.area if name == "beat" else name for name in depends_on]

    def stream(self, name: str) -> np.random.Generator:
        """The random stream of that name."""
        return named_stream(name, self.seed)

    @cached_property
    def hourly(self) -> HourlyCounts:
        """Calls by local day and hour."""
        return hourly_counts(TALLIES["calls_by_hour"](self._scope_without_clock).to_pyarrow())

    @cached_property
    def scope(self) -> Scope:
        """What the tallies are taken over."""
        days = self.hourly.days
        offsets = zone_offsets(self.zone, days[0], days[-1]) if days else ()
        return replace(self._scope_without_clock, offsets=offsets)

    @property
    def _scope_without_clock(self) -> Scope:
        return Scope(calls=self.calls, unit_responses=self.unit_responses, area=self.area)

    @cached_property
    def _taken(self) -> dict[str, pa.Table]:
        return {}
