"""Shares counted three ways: over everything with what persons have in common, by month, and by a trait of persons.

All shares of a table are counted in one pass. Rows of one person belong together, so the sums are first taken for each
person; from the sums of their squares follows how many independent rows a share is worth.
"""

from collections.abc import Iterable, Sequence

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.shares import ShareOf, Source, sure

TRAITS = ("race_ethnicity", "age_band", "gender", "language", "housing")
NOT_RECORDED = "not_recorded"


def with_flags(program: Program, source: Source, shares: Iterable[ShareOf]) -> ir.Table:
    """The rows of the period with, for each share, whether the row is asked about and whether it counts."""
    rows = program.rows_of(source.table, source.day)
    flags = {}
    for share in shares:
        among, counts = sure(share.among(rows)), share.counts(rows)
        flags[f"of_{share.key}"] = (among & counts.notnull()).cast("int8")
        flags[f"in_{share.key}"] = (among & sure(counts)).cast("int8")
        flags[f"no_{share.key}"] = (among & counts.isnull()).cast("int8")
    kept = {name: rows[name] for name in (source.row, source.person, source.month) if name}
    return rows.select(**kept, **flags)


def by_person(program: Program, source: Source, shares: Sequence[ShareOf]) -> ir.Table:
    """Sums for each person; a row without a person is one of its own."""
    rows = with_flags(program, source, shares)
    whose = rows[source.row] if not source.person else ibis.coalesce(rows[source.person], rows[source.row])
    names = [f"{kind}_{share.key}" for share in shares for kind in ("of", "in", "no")]
    return rows.group_by(whose=whose).aggregate(**{name: rows[name].sum() for name in names})


def moments(persons: ir.Table, shares: Iterable[ShareOf]) -> dict[str, ir.Scalar]:
    """For each share: rows, rows that count, missing, persons, and the sums of squares and products by person."""
    sums: dict[str, ir.Scalar] = {}
    for share in shares:
        among, counts = persons[f"of_{share.key}"], persons[f"in_{share.key}"]
        sums |= {
            f"{share.key}/of": among.sum(),
            f"{share.key}/in": counts.sum(),
            f"{share.key}/missing": persons[f"no_{share.key}"].sum(),
            f"{share.key}/persons": (among > 0).sum(),
            f"{share.key}/in_in": (counts * counts).sum(),
            f"{share.key}/in_of": (counts * among).sum(),
            f"{share.key}/of_of": (among * among).sum(),
        }
    return sums


def by_month(program: Program, source: Source, shares: Sequence[ShareOf]) -> ir.Table:
    """Rows asked about, and rows that count, of each month."""
    rows = with_flags(program, source, shares)
    names = [f"{kind}_{share.key}" for share in shares for kind in ("of", "in", "no")]
    return rows.group_by(month=rows[source.month]).aggregate(**{name: rows[name].sum() for name in names})


def by_trait(program: Program, persons: ir.Table, shares: Sequence[ShareOf], trait: str) -> ir.Table:
    """Moments for each group of persons by one trait; persons of whom nothing is known are “not recorded”."""
    known = program.tables["persons"].select("person", group=program.tables["persons"][trait])
    joined = persons.left_join(known, persons.whose == known.person)
    grouped = joined.mutate(group=joined.group.fill_null(NOT_RECORDED))
    return grouped.group_by("group").aggregate(**moments(grouped, shares))
