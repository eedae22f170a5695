"""The tables of a program, the period that is looked at, and each tally taken only once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from coresponder.analysis.measures.context import MeasureContext
from coresponder.formats.dataset import CALLS

FOLLOW_DAYS = 365
ARROW_TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "instant": pa.timestamp("us", tz="UTC"),
    "date": pa.date32(),
    "flag": pa.bool_(),
}
NO_CALLS = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in CALLS.columns]).empty_table()


@dataclass(frozen=True, kw_only=True)
class Period:
    """From the first to the last local day, both included."""

    first_on: date
    last_on: date

    def of(self, day: ir.DateValue) -> ir.BooleanValue:
        """Whether a day lies within."""
        return day.between(ibis.literal(self.first_on), ibis.literal(self.last_on))


@dataclass(frozen=True, kw_only=True)
class Program:
    """The tables of the program data set that there are, as Ibis tables, and the period over which to measure.

    Without a period everything is measured. Programs over the same tables may share `for_all_periods`, in which stands
    what does not depend on the period. `launch_on` ends the baseline of matched calls; `follow_days` is how long
    somebody is followed after a contact, the same before launch and after.
    """

    tables: Mapping[str, ir.Table]
    period: Period | None = None
    launch_on: date | None = None
    follow_days: int = FOLLOW_DAYS
    for_all_periods: dict[str, ir.Table] = field(default_factory=dict, compare=False, repr=False)
    _taken: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def rows_of(self, table: str, day: str) -> ir.Table:
        """The rows of a table whose day lies in the period."""
        rows = self.tables[table]
        return rows if self.period is None else rows.filter(self.period.of(rows[day]))

    def taken(self, name: str, take: Callable[["Program"], ir.Table]) -> pa.Table:
        """The small table of that name, computed the first time that it is asked for."""
        if name not in self._taken:
            self._taken[name] = take(self).to_pyarrow()
        table: pa.Table = self._taken[name]
        return table

    def kept(self, name: str, make: Callable[["Program"], ir.Table]) -> ir.Table:
        """A large table in between, computed once inside the engine."""
        if name not in self._taken:
            self._taken[name] = make(self).cache()
        return self._taken[name]

    def kept_for_all_periods(self, name: str, make: Callable[["Program"], ir.Table]) -> ir.Table:
        """A large table in between that is the same for every period, computed once for all who share it."""
        if name not in self.for_all_periods:
            self.for_all_periods[name] = make(self).cache()
        return self.for_all_periods[name]

    def first_row(self, name: str, take: Callable[["Program"], ir.Table]) -> dict[str, Any]:
        """The only row of a tally."""
        row: dict[str, Any] = self.reckoned(f"row of {name}", lambda it: it.taken(name, take).to_pylist()[0])
        return row

    def reckoned(self, name: str, reckon: Callable[["Program"], Any]) -> Any:
        """What is made of tallies outside the engine and asked for again and again, made once."""
        if name not in self._taken:
            self._taken[name] = reckon(self)
        return self._taken[name]

    def lacking(self, needs: Iterable[str]) -> str:
        """What of “table.column” there is not, as a sentence; nothing where all is there."""
        missing = [name for name in needs if not self._has(name)]
        tables = sorted({name.split(".")[0] for name in missing if name.split(".")[0] not in self.tables})
        if tables:
            return f"The data set has no table “{tables[0]}”, so this cannot be computed."
        if missing:
            table, column = missing[0].split(".")
            return f"The table “{table}” has no column “{column}”, so this cannot be computed."
        return ""

    def _has(self, name: str) -> bool:
        table, _, column = name.partition(".")
        return table in self.tables and (not column or column in self.tables[table].columns)

    @cached_property
    def days(self) -> int | None:
        """How many days the period has."""
        return None if self.period is None else (self.period.last_on - self.period.first_on).days + 1


def program_context(program: Program, *, zone: ZoneInfo, population: int | None = None) -> MeasureContext:
    """The context for the measures of a program; without calls of computer-aided dispatch it has none."""
    calls = program.tables.get(CALLS.name)
    if calls is None:
        calls = ibis.memtable(NO_CALLS)
    elif program.period is not None:
        calls = program.rows_of(CALLS.name, "local_date")
    return MeasureContext(
        calls=calls,
        unit_responses=program.tables.get("unit_responses"),
        zone=zone,
        population=population,
        program=program,
    )


def program_of(context: MeasureContext) -> Program:
    """The program of the context; ValueError where the context is one of a baseline only."""
    if not isinstance(context.program, Program):
        raise ValueError("The context has no program data set, only calls.")
    return context.program
