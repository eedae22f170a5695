"""Shares as measures: the figure with the interval that allows for persons, and the sentence."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from coresponder.analysis.inference.one_sample import PersonSums, share_by_persons
from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.outcomes.program import Program, program_of
from coresponder.analysis.measures.outcomes.shares import ShareOf, Source
from coresponder.analysis.measures.outcomes.tallies import shares as tallies
from coresponder.analysis.measures.outcomes.tallies.folding import folded, totals
from coresponder.analysis.measures.saying import range_said
from coresponder.kernel.spoken_english import counted, percent

PERSONS = "Interval: Wilson 1927 for as many contacts as they are worth, since contacts of one person belong together."
PLAIN = "Interval: Wilson 1927."
DOMAIN_SOURCE = "Definition: program data set (docs/reference/data-set.md)."


def share_measures(shares: Sequence[ShareOf]) -> tuple[Measure, ...]:
    """The measures of these shares; all of one table are counted in one pass."""
    return tuple(_measure(share, shares) for share in shares)


def _measure(share: ShareOf, all_shares: Sequence[ShareOf]) -> Measure:
    return Measure(
        key=share.key,
        title=share.title,
        question=share.question,
        numerator=share.numerator,
        denominator=share.denominator,
        unit="share",
        grain="encounter" if share.source.table == "encounters" else share.source.table.rstrip("s"),
        direction=share.direction,
        population=f"Rows of “{share.source.table}” in the period: {share.denominator}.",
        caveats=share.caveats,
        source=f"{DOMAIN_SOURCE} {PERSONS if share.source.person else PLAIN}",
        version="1",
        depends_on=share.depends_on,
        domain=share.domain,
        figures=partial(_figures, share=share, all_shares=all_shares),
        sentence=partial(_sentence, share=share),
        unavailable=partial(unavailable, needs=share.depends_on),
    )


def unavailable(context: MeasureContext, *, needs: Sequence[str]) -> str:
    """Why a measure cannot be computed, where columns that it needs are not there."""
    return program_of(context).lacking(needs)


def computable(program: Program, source: Source, shares: Sequence[ShareOf]) -> tuple[ShareOf, ...]:
    """The shares of one table whose columns are all there."""
    return tuple(share for share in shares if share.source == source and not program.lacking(share.depends_on))


def sums_of(row: dict[str, Any], key: str) -> PersonSums:
    """The sums of one share out of a row of moments."""
    number = {name: row[f"{key}/{name}"] or 0 for name in ("of", "in", "persons", "in_in", "in_of", "of_of")}
    return PersonSums(
        events=int(number["in"]),
        contacts=int(number["of"]),
        persons=int(number["persons"]),
        events_squared=float(number["in_in"]),
        events_contacts=float(number["in_of"]),
        contacts_squared=float(number["of_of"]),
    )


def share_figure_of(sums: PersonSums, by: dict[str, str | int], *, missing: int = 0) -> Figure | None:
    """The figure of a share with its interval; None of nothing."""
    interval = share_by_persons(sums)
    if interval is None:
        return None
    return Figure(
        by=by,
        value=sums.events / sums.contacts,
        low=interval[0],
        high=interval[1],
        interval="Wilson by persons",
        n=sums.contacts,
        numerator=sums.events,
        denominator=sums.contacts,
        missing=missing,
    )


def cells_of(program: Program, source: Source, shares: Sequence[ShareOf]) -> pa.Table:
    """By month and area: how many rows each share of one table asks about, knows and counts."""
    wanted = computable(program, source, shares)
    return program.taken(f"cells of {source.table}", lambda it: tallies.cells(it, source, wanted))


def totals_of(program: Program, source: Source, shares: Sequence[ShareOf]) -> dict[str, int]:
    """The same over all months and areas."""
    found: dict[str, int] = program.reckoned(
        f"totals of {source.table}", lambda it: totals(cells_of(it, source, shares))
    )
    return found


def cells_by(program: Program, source: Source, shares: Sequence[ShareOf], by: str) -> dict[Any, dict[str, int]]:
    """The same for each month, or for each area."""
    found: dict[Any, dict[str, int]] = program.reckoned(
        f"{source.table} by {by}", lambda it: folded(cells_of(it, source, shares), by)
    )
    return found


def persons_of(program: Program, source: Source, shares: Sequence[ShareOf]) -> ir.Table:
    """The sums of every share of one table for each person who may have several rows."""
    wanted = computable(program, source, shares)
    return program.kept(f"persons of {source.table}", lambda it: tallies.by_person(it, source, wanted))


def moments_row(program: Program, source: Source, shares: Sequence[ShareOf]) -> dict[str, Any]:
    """The moments of every share of one table, taken in one pass."""
    if not source.person:
        return _moments_of_rows(totals_of(program, source, shares), computable(program, source, shares))
    row: dict[str, Any] = program.reckoned(f"moments of {source.table}", lambda it: _moments(it, source, shares))
    return row


def _moments(program: Program, source: Source, shares: Sequence[ShareOf]) -> dict[str, int]:
    wanted, persons = computable(program, source, shares), persons_of(program, source, shares)
    rows = program.taken(f"rows of moments of {source.table}", lambda it: tallies.moments(it, persons, source, wanted))
    return totals(rows)


def _moments_of_rows(sums: dict[str, int], shares: Sequence[ShareOf]) -> dict[str, Any]:
    """Where each row stands for itself, its square is itself."""
    row: dict[str, Any] = {}
    for share in shares:
        of, counts = sums[f"of_{share.key}"], sums[f"in_{share.key}"]
        row |= dict.fromkeys((f"{share.key}/{name}" for name in ("of", "persons", "of_of")), of)
        row |= dict.fromkeys((f"{share.key}/{name}" for name in ("in", "in_in", "in_of")), counts)
    return row


def _missing(program: Program, share: ShareOf, all_shares: Sequence[ShareOf]) -> int:
    """Rows that are asked about and have no answer."""
    sums = totals_of(program, share.source, all_shares)
    return sums[f"asked_{share.key}"] - sums[f"of_{share.key}"]


def _figures(context: MeasureContext, *, share: ShareOf, all_shares: Sequence[ShareOf]) -> list[Figure]:
    row = moments_row(program_of(context), share.source, all_shares)
    figure = share_figure_of(sums_of(row, share.key), {}, missing=_missing(program_of(context), share, all_shares))
    return [] if figure is None else [figure]


def _sentence(figures: Sequence[Figure], context: MeasureContext, *, share: ShareOf) -> str:
    if not figures:
        return f"There were no {share.denominator.split(' in which')[0].split(',')[0]} of which it is known."
    figure = figures[0]
    if figure.suppressed or figure.value is None:
        return f"How many {share.said} is withheld to protect small numbers."
    found = f"{percent(figure.value)}{range_said(figure, percent).replace('(', ', ').replace(')', '')}"
    sentence = (
        f"Of {counted(figure.denominator or 0)} {share.denominator},"
        f" {counted(figure.numerator or 0)} ({found.replace(' ,', ',')}) {share.said}."
    )
    return sentence + (f" For {counted(figure.missing)} it is not recorded." if figure.missing else "")
