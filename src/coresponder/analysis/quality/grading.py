"""Grading the data: one scan of the calls, four small groupings, and the thresholds that are published."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import duckdb

from coresponder.analysis.quality import days, drift, fields, intervals, orders, places
from coresponder.analysis.quality.counting import Counts, count_all, count_where
from coresponder.analysis.quality.cut_texts import undeclared_cut
from coresponder.analysis.quality.data_quality import DataQuality
from coresponder.analysis.quality.findings import Finding, Vocabulary, found
from coresponder.analysis.quality.spelling_changes import spelling_changes
from coresponder.analysis.quality.wording import number, percent
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading import Intake
from coresponder.formats.dataset.tables import CLOCK_CHANGE_CODES


class HoldsCalls(Protocol):
    """What grading needs of a workspace: a DuckDB connection with the table `calls`."""

    @property
    def connection(self) -> duckdb.DuckDBPyConnection: ...


@dataclass(frozen=True, kw_only=True)
class ReadingCounts:
    """What reading the files has already counted, in rows.

    All, rejected and identical ones; by field those that could not be read, a date where a time should be among them;
    and those with impossible coordinates, which are no longer in the calls.
    """

    rows: int
    rejected: int = 0
    identical: int = 0
    unreadable: Mapping[str, int] = field(default_factory=dict)
    impossible_places: int = 0


def grade_data(workspace: HoldsCalls, profile: Profile, intake: Intake) -> DataQuality:
    """How good the calls are that were just read and assembled; see `grade_calls`."""
    reading = ReadingCounts(
        rows=intake.rows,
        rejected=intake.rejected,
        identical=intake.duplicates,
        unreadable=_unreadable(intake),
        impossible_places=sum(file.impossible_coordinates for file in intake.files),
    )
    return grade_calls(workspace, profile, reading)


def _unreadable(intake: Intake) -> Counter[str]:
    """Rows by field that hold something else; a call's own date without a time is kept, so it is not among them."""
    found = Counter(intake.unreadable)
    for file in intake.files:
        found.update({name: count for name, count in file.dates_without_time.items() if name != "received_at"})
    return found


def grade_calls(workspace: HoldsCalls, profile: Profile, reading: ReadingCounts) -> DataQuality:
    """How good the calls are: by field, stamp, order, interval, day and month, each with a grade and a sentence.

    The table `calls` has the columns of the data set (formats/dataset). Missing is never taken for zero. What is not
    seen here: a call that was never entered, and a code that is in order but wrong.
    """
    connection = workspace.connection
    counts = count_all(connection, _expressions(profile))
    graded = fields.grade_fields(
        counts,
        profile=profile,
        unreadable=reading.unreadable,
        impossible_places=places.impossible_places(connection) + reading.impossible_places,
        undeclared=undeclared_cut(connection, profile),
    )
    examined = days.examine_days(days.calls_by_day(connection))
    vocabulary = _vocabulary(connection)
    return DataQuality(
        calls=counts["calls"],
        fields=graded,
        orders=orders.grade_orders(counts),
        intervals=intervals.grade_intervals(counts, graded),
        checks=(
            *_reading_checks(reading),
            _versions(counts),
            *days.grade_days(examined),
            drift.grade_drift(vocabulary.months),
        ),
        days=examined,
        vocabulary=vocabulary,
        clock_changes={code: counts[f"clock_change:{code}"] for code in CLOCK_CHANGE_CODES},
    )


def _expressions(profile: Profile) -> dict[str, str]:
    clock = {f"clock_change:{code}": count_where(f"clock_change = '{code}'") for code in CLOCK_CHANGE_CODES}
    own = {"several_versions": count_where("versions > 1"), **clock}
    return {**fields.expressions(profile.zone), **orders.expressions(), **intervals.expressions(), **own}


def _vocabulary(connection: duckdb.DuckDBPyConnection) -> Vocabulary:
    table = drift.types_by_month(connection)
    return Vocabulary(months=drift.drift_by_month(table), changes=spelling_changes(table))


def _reading_checks(reading: ReadingCounts) -> tuple[Finding, Finding]:
    return (
        found("rejected", count=reading.rejected, of=reading.rows, sentence=_rejected(reading)),
        found("duplicates", count=reading.identical, of=reading.rows, sentence=_identical(reading)),
    )


def _versions(counts: Counts) -> Finding:
    calls, several = counts["calls"], counts["several_versions"]
    sentence = (
        f"{number(several)} of {number(calls)} calls ({percent(several / calls)}) came in several versions;"
        " the latest counts, and all are kept."
        if several
        else "Every call came in one version."
    )
    return found("versions", count=several, of=calls, sentence=sentence)


def _rejected(reading: ReadingCounts) -> str:
    if not reading.rejected:
        return f"Every one of {number(reading.rows)} rows was read."
    share = percent(reading.rejected / reading.rows)
    return f"{number(reading.rejected)} of {number(reading.rows)} rows ({share}) were rejected and are in no figure."


def _identical(reading: ReadingCounts) -> str:
    if not reading.identical:
        return "No row repeats another."
    share = percent(reading.identical / reading.rows)
    return f"{number(reading.identical)} of {number(reading.rows)} rows ({share}) repeat another; each counts once."
