"""A copy of a data set that is made for counting: tokens as small numbers, rows by person, and every share's flags.

A data set names persons and calls by long tokens, because they must lead nowhere. Grouping millions of rows by texts is
most of what measuring costs, and it is the same each time. So the copy is made once, when the data set is written: the
same tables with a whole number for each token, each person's rows together, and only the columns that measures ask for.
Beside them stands for each row, which shares it belongs to. Nothing is counted beforehand: every measure goes through
all of its rows, whatever the period, and finds the same in the copy as in the files.
"""

from collections.abc import Callable, Mapping
from functools import partial, reduce
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.registry import OUTCOMES, SHARES
from coresponder.analysis.measures.outcomes.registry.building import computable
from coresponder.analysis.measures.outcomes.registry.connection import LADDER_NEEDS
from coresponder.analysis.measures.outcomes.registry.times import MATCHED_NEEDS
from coresponder.analysis.measures.outcomes.tallies.ladder import OF_REFERRALS, referrals
from coresponder.analysis.measures.outcomes.tallies.minutes import OF_POLICE, reached_calls
from coresponder.analysis.measures.outcomes.tallies.shares import (
    AREA,
    KINDS_OF_PERSONS,
    ONLY,
    TRAITS,
    WHO_IS_ALIKE,
    flags,
    kept_as,
    kinds_of_persons,
    who_is_alike,
)

Tables = Mapping[str, ir.Table]

COPIED: Final = (
    "persons", "encounters", "referrals", "follow_ups", "screenings", "program_calls", "team_responses",
)  # fmt: skip
PERSON, CALL = "person", "call_id"
SOURCES: Final = tuple(dict.fromkeys(share.source for share in SHARES))
ROWS: Final = {source.table: source.row for source in SOURCES if source.row != CALL}
BY_PERSON: Final = frozenset(source.table for source in SOURCES if source.person)
Make = Callable[[Program], ir.Table]
OF_TRAITS: Final = ("persons.person", *(f"persons.{trait}" for trait in TRAITS))
OTHERS: Final[dict[str, tuple[Make, tuple[str, ...]]]] = {
    WHO_IS_ALIKE: (who_is_alike, OF_TRAITS),
    KINDS_OF_PERSONS: (kinds_of_persons, OF_TRAITS),
    OF_REFERRALS: (referrals, LADDER_NEEDS),
    OF_POLICE: (reached_calls, tuple(name for name in MATCHED_NEEDS if not name.startswith("calls."))),
}
ALWAYS: Final = frozenset({PERSON, CALL, AREA, "local_date", "local_month"})
ASKED_FOR: Final = frozenset(name for measure in OUTCOMES for name in measure.depends_on)


def make_copy(database: Any, tables: Tables, place: str) -> None:
    """Write the copy of these tables into the database of DuckDB that is attached under the name `place`."""
    numbers = {column: _numbered(database, tables, column, place) for column in (PERSON, CALL)}
    for name in _copied(tables):
        database.create_table(name, _narrowed(tables[name], name, numbers), database=(place, "main"))
    program = Program(tables={**tables, **copied_tables(database, tables, place)})
    for name, make in _kept(program).items():
        database.create_table(_named(name), make(program), database=(place, "main"))
    for column, table in numbers.items():
        if table is not None:
            database.drop_table(_numbers_table(column), database=(place, "main"))


def copied_tables(database: Any, tables: Tables, place: str) -> dict[str, ir.Table]:
    """The tables of the copy, by the names of those in whose place they stand."""
    return {name: database.table(name, database=(place, "main")) for name in _copied(tables)}


def copied_flags(database: Any, tables: Tables, place: str) -> dict[str, ir.Table]:
    """What a program keeps for all periods, out of the copy: the flags of all rows before everything."""
    kept = _kept(Program(tables=tables))
    return {name: database.table(_named(name), database=(place, "main")) for name in kept}


def questions(tables: Tables) -> list[str]:
    """What these tables answer, in full: a copy that was made by other definitions is not used."""
    program = Program(tables=tables)
    return [str(ibis.to_sql(make(program), dialect="duckdb")) for make in _kept(program).values()]


def _copied(tables: Tables) -> list[str]:
    return [name for name in COPIED if name in tables]


def _kept(program: Program) -> dict[str, Make]:
    """How each table is made that programs keep for all periods, as far as these tables have what it takes."""
    computed = ((source, computable(program, source, SHARES)) for source in SOURCES)
    found: dict[str, Make] = {
        kept_as(source): partial(flags, source=source, shares=shares) for source, shares in computed if shares
    }
    return found | {name: make for name, (make, needs) in OTHERS.items() if not program.lacking(needs)}


def _named(kept: str) -> str:
    return kept.replace(" ", "_")


def _numbers_table(column: str) -> str:
    return f"numbers_of_{column}"


def _numbered(database: Any, tables: Tables, column: str, place: str) -> ir.Table | None:
    """A whole number for each token of that name, in the order of the tokens; None where no table has it."""
    having = [tables[name].select(column) for name in _copied(tables) if column in tables[name].columns]
    if not having:
        return None
    tokens = reduce(lambda one, other: one.union(other), having).distinct()
    tokens = tokens.filter(tokens[column].notnull())
    number = ibis.row_number().over(ibis.window(order_by=tokens[column])).cast("int32")
    return database.create_table(_numbers_table(column), tokens.mutate(number=number), database=(place, "main"))


def _narrowed(table: ir.Table, name: str, numbers: Mapping[str, ir.Table | None]) -> ir.Table:
    """The columns that measures ask for, with numbers for tokens; the rows of each person together."""
    wanted = [column for column in table.columns if _is_wanted(name, column)]
    found = table.select(*wanted)
    for column, of in numbers.items():
        if of is not None and column in wanted:
            joined = found.left_join(of, found[column] == of[column])
            found = joined.select(*(found[each] for each in wanted if each != column), joined.number.name(column))
    if name in ROWS:  # below zero, so that a row without a person is told from every person
        found = found.mutate(**{ROWS[name]: (-1 - ibis.row_number()).cast("int32")})
    return _by_person(found) if name in BY_PERSON else found.order_by(PERSON) if PERSON in wanted else found


def _by_person(rows: ir.Table) -> ir.Table:
    """The rows of each person together, and of each whether it is the only one: then nothing has to be added up."""
    together = rows[PERSON].count().over(ibis.window(group_by=rows[PERSON]))
    return rows.mutate(**{ONLY: rows[PERSON].isnull() | (together == 1)}).order_by(PERSON)


def _is_wanted(table: str, column: str) -> bool:
    return column in ALWAYS or column == ROWS.get(table) or f"{table}.{column}" in ASKED_FOR
