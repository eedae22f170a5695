"""What of a report may be seen, given everything that the program has published before."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from coresponder.analysis.disclosure import Key
from coresponder.analysis.measures.figures import MeasureResult
from coresponder.analysis.measures.outcomes.publications import Publication, exposed, released
from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.program.reports.computing import Computed, result_of
from coresponder.program.reports.models import Report
from coresponder.program.reports.queries.reports import published_in_order

BETWEEN = "|"  # joins a key where it is kept as text


def shown_after_all(report: Report, computed: Computed) -> tuple[MeasureResult, ...]:
    """The results of a draft as they may be shown beside every report that is published."""
    return released(_publication(report, computed), earlier_than(report))


def told_too_much(report: Report) -> list[str]:
    """Titles of the measures of which a small number could be found out, were this report published now as it is."""
    found = exposed(publication_of(report), earlier_than(report))
    return sorted({_title(key) for key in found})


def earlier_than(report: Report) -> list[Publication]:
    """Every published report, the oldest first."""
    return [publication_of(each) for each in published_in_order() if each.pk != report.pk]


def publication_of(report: Report) -> Publication:
    """A report as the engine knows it, with what was computed and what is shown."""
    snapshots = list(report.snapshots.all())
    by_month: dict[date, dict[Key, int]] = {}
    for snapshot in snapshots:
        for month, counts in snapshot.months.items():
            into = by_month.setdefault(date.fromisoformat(month), {})
            into |= {tuple(key.split(BETWEEN)): value for key, value in counts.items()}
    return Publication(
        name=str(report.pk),
        first_on=report.starts_on,
        last_on=report.ends_on,
        results=tuple(result_of(each.computed) for each in snapshots),
        by_month=by_month,
        shown=tuple(result_of(each.shown) for each in snapshots),
    )


def months_of(computed: Computed, measure: str) -> dict[str, dict[str, int]]:
    """The counts of one measure in each month, as they are kept."""
    return {
        month.isoformat(): {BETWEEN.join(key): value for key, value in counts.items() if key[0] == measure}
        for month, counts in computed.by_month.items()
    }


def _publication(report: Report, computed: Computed) -> Publication:
    return Publication(
        name=str(report.pk),
        first_on=report.starts_on,
        last_on=report.ends_on,
        results=computed.results,
        by_month=computed.by_month,
    )


def _title(key: Sequence[Any]) -> str:
    """The title of the measure in a key of the audit."""
    for part in key:
        try:
            return outcome_named(part).title
        except KeyError:
            continue
    return "a count that several measures share"
