"""How many encounters, persons, eligible calls reached and hours on duty a period has, from the newest data set.

Hours are those that teams of every kind worked; they count no people. A count from 1 to 10 is withheld, and with it
what the cost of each would tell. Where it is withheld in one half of a year it is in the other, too, because the year
less that half would give it away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import ibis
from django.utils import timezone

from coresponder.analysis.costs import Days
from coresponder.analysis.disclosure.linked_counts import SMALLEST_PUBLISHED
from coresponder.analysis.measures.outcomes import Period as Measured
from coresponder.analysis.measures.outcomes import Program
from coresponder.analysis.measures.outcomes.tallies.volume import contacts
from coresponder.formats.workspace import connected
from coresponder.program.costs.periods import Period, halves_of
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.queries.releases import newest_folder_of_evaluation
from coresponder.program.extracts.storage import release_folder

TABLES = ("encounters", "program_calls", "shifts")
MINUTES_AN_HOUR = 60
# What is counted, in the words of a page; the order in which it is shown.
PER: Final[Mapping[str, str]] = {
    "encounters": "encounter",
    "met": "encounter in which somebody was met",
    "persons": "person",
    "reached": "eligible call reached",
    "hours": "hour on duty of a team",
}
NOT_OF_PEOPLE: Final = frozenset({"hours"})


@dataclass(frozen=True, kw_only=True)
class Counts:
    """The counts of a period, None where withheld, from the release as of a moment, over these days."""

    days: Days
    as_of_at: datetime
    numbers: Mapping[str, int | None]

    @property
    def is_partial(self) -> bool:
        """Whether days of the period are not in the data set yet."""
        return self.days.last_on < self.whole_until

    whole_until: date


def counts_of(period: Period) -> Counts | None:
    """The counts of a period as far as the newest data set reaches; None without one, or before its first day."""
    release = newest_folder_of_evaluation()
    folder = None if release is None else release_folder(release.pk)
    if release is None or folder is None or not all((folder / f"{table}.parquet").is_file() for table in TABLES):
        return None
    days = _known(period, release)
    if not days.number:
        return None
    return Counts(
        days=days, as_of_at=release.as_of_at, whole_until=period.to_on, numbers=_told(folder, period, release)
    )  # fmt: skip


def _known(period: Period, release: Release) -> Days:
    """The days of the period that were over as of the release's moment."""
    return period.until(timezone.localtime(release.as_of_at).date() - timedelta(days=1))


def _told(folder: Path, period: Period, release: Release) -> dict[str, int | None]:
    connection = ibis.duckdb.from_connection(connected())
    tables = {table: connection.read_parquet(folder / f"{table}.parquet", table_name=table) for table in TABLES}
    counted = _counted(tables, _known(period, release))
    of_halves = [_counted(tables, _known(half, release)) for half in halves_of(period)]
    return {name: None if _is_small(name, [counted, *of_halves]) else counted[name] for name in PER}


def _is_small(name: str, counts: list[dict[str, int]]) -> bool:
    return name not in NOT_OF_PEOPLE and any(0 < each[name] < SMALLEST_PUBLISHED for each in counts)


def _counted(tables: Mapping[str, Any], days: Days) -> dict[str, int]:
    if not days.number:
        return dict.fromkeys(PER, 0)
    program = Program(tables=tables, period=Measured(first_on=days.first_on, last_on=days.last_on))
    row = program.first_row("contacts", contacts)
    calls = program.rows_of("program_calls", "local_date")
    worked = program.rows_of("shifts", "local_date").worked_minutes.sum() / MINUTES_AN_HOUR
    found = {name: row[name] for name in ("encounters", "met", "persons")}
    found |= {"reached": _number((calls.is_eligible & calls.is_reached).sum()), "hours": round(_number(worked))}
    return {name: int(number or 0) for name, number in found.items()}


def _number(value: Any) -> float:
    """What an expression comes to; 0 of no rows."""
    return float(value.to_pyarrow().as_py() or 0)
