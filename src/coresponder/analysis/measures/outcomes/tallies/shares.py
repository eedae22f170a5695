"""Shares counted three ways: over everything with what persons have in common, by month, and by a trait of persons.

All shares of a table are counted in one pass. Rows of one person belong together, so the sums are first taken for each
person; from the sums of their squares follows how many independent rows a share is worth.

Sums for millions of persons and dozens of shares are too much for a hash table of their own each. So four of them stand
in one number, 13 bits each, which a float holds exactly; nobody has 8,192 contacts in a period.
"""

from collections.abc import Iterator, Sequence

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.shares import ShareOf, Source, sure

TRAITS = ("race_ethnicity", "age_band", "gender", "language", "housing")
NOT_RECORDED = "not_recorded"
FIELD_BITS = 13
FIELDS_IN_ONE = 4
FIELD_MASK = (1 << FIELD_BITS) - 1


def _names(shares: Sequence[ShareOf]) -> list[str]:
    return [f"{kind}_{share.key}" for share in shares for kind in ("of", "in")]


def _flags(rows: ir.Table, shares: Sequence[ShareOf]) -> dict[str, ir.BooleanValue]:
    """For each share: whether a row is asked about, and whether it counts."""
    flags: dict[str, ir.BooleanValue] = {}
    for share in shares:
        among, counts = sure(share.among(rows)), share.counts(rows)
        flags[f"of_{share.key}"] = among & counts.notnull()
        flags[f"in_{share.key}"] = among & sure(counts)
    return flags


def by_person(program: Program, source: Source, shares: Sequence[ShareOf]) -> ir.Table:
    """Sums for each person; a row without a person is one of its own."""
    rows = program.rows_of(source.table, source.day)
    whose = rows[source.row] if not source.person else ibis.coalesce(rows[source.person], rows[source.row])
    flags = list(_flags(rows, shares).values())
    packs = {f"pack_{place}": _packed(group).cast("float64") for place, group in enumerate(_in_fours(flags))}
    packed = rows.select(whose=whose, **packs)
    persons = packed.group_by("whose").aggregate(**{name: packed[name].sum() for name in packs})
    fields = {
        name: ((persons[f"pack_{place // FIELDS_IN_ONE}"].cast("int64") >> _shift(place)) & FIELD_MASK).cast("int16")
        for place, name in enumerate(_names(shares))
    }
    return persons.select("whose", **fields)


def _in_fours(flags: Sequence[ir.BooleanValue]) -> Iterator[Sequence[ir.BooleanValue]]:
    for start in range(0, len(flags), FIELDS_IN_ONE):
        yield flags[start : start + FIELDS_IN_ONE]


def _packed(flags: Sequence[ir.BooleanValue]) -> ir.IntegerValue:
    number = flags[0].cast("int64")
    for place, flag in enumerate(flags[1:], start=1):
        number = number + flag.cast("int64") * (1 << _shift(place))
    return number


def _shift(place: int) -> int:
    return FIELD_BITS * (place % FIELDS_IN_ONE)


def moments(persons: ir.Table, shares: Sequence[ShareOf]) -> dict[str, ir.Scalar]:
    """For each share: rows, rows that count, persons, and the sums of squares and products by person."""
    sums: dict[str, ir.Scalar] = {}
    for share in shares:
        among, counts = (persons[f"{kind}_{share.key}"].cast("int32") for kind in ("of", "in"))
        sums |= {
            f"{share.key}/of": among.sum(),
            f"{share.key}/in": counts.sum(),
            f"{share.key}/persons": (among > 0).sum(),
            f"{share.key}/in_in": (counts * counts).sum(),
            f"{share.key}/in_of": (counts * among).sum(),
            f"{share.key}/of_of": (among * among).sum(),
        }
    return sums


def missing(program: Program, source: Source, shares: Sequence[ShareOf]) -> ir.Table:
    """One row: for each share, the rows asked about of which it is not recorded."""
    rows = program.rows_of(source.table, source.day)
    return rows.aggregate(
        **{share.key: (sure(share.among(rows)) & share.counts(rows).isnull()).sum() for share in shares}
    )


def by_month(program: Program, source: Source, shares: Sequence[ShareOf]) -> ir.Table:
    """Rows asked about, and rows that count, of each month."""
    rows = program.rows_of(source.table, source.day)
    flags = _flags(rows, shares)
    month = rows[source.month] if source.month else rows[source.day].truncate("M")
    return rows.group_by(month=month).aggregate(**{name: flag.sum() for name, flag in flags.items()})


def by_area(program: Program, source: Source, shares: Sequence[ShareOf], column: str) -> ir.Table:
    """Rows asked about, and rows that count, of each area."""
    rows = program.rows_of(source.table, source.day)
    flags = _flags(rows, shares)
    return rows.group_by(area=rows[column]).aggregate(**{name: flag.sum() for name, flag in flags.items()})


def days_of_events(program: Program, share: ShareOf) -> ir.Table:
    """The day of each row that counts, in order: for events that are too rare to be counted by month."""
    rows = program.rows_of(share.source.table, share.source.day)
    found = rows.filter(sure(share.among(rows)) & sure(share.counts(rows)))
    return found.select(on=found[share.source.day]).order_by("on")


def with_traits(program: Program, persons: ir.Table, shares: Sequence[ShareOf]) -> ir.Table:
    """The sums of each person for these shares, with the traits; unknown persons are “not recorded”."""
    there = [trait for trait in TRAITS if not program.lacking((f"persons.{trait}",))]
    known = program.tables["persons"].select("person", *there)
    joined = persons.select("whose", *_names(shares)).left_join(known, persons.whose == known.person)
    return joined.select(*_names(shares), **{trait: joined[trait].fill_null(NOT_RECORDED) for trait in there})


def by_trait(persons: ir.Table, shares: Sequence[ShareOf], trait: str) -> ir.Table:
    """Moments for each group of persons by one trait."""
    return persons.group_by(group=persons[trait]).aggregate(**moments(persons, shares))
