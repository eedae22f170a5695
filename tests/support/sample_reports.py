"""A year of an invented program as a data set in its folder, and reports over it, for tests."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256 as sha256_of
from typing import Any
from unittest.mock import patch
from uuid import UUID

from coresponder.analysis.measures.outcomes.stretches import Stretch
from coresponder.formats.dataset import TABLES
from coresponder.formats.dataset.parquet import write_rows
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.storage import release_folder
from coresponder.program.reports import kinds_of_run
from coresponder.program.reports.actions.reports import approve_report, begin_report, publish_report, write_passage
from coresponder.program.reports.computing import Computed, computed
from coresponder.program.reports.kinds import wanted_of
from coresponder.program.reports.models import Report
from coresponder.program.reports.vocabulary import ReportKind
from coresponder.program.runs.carrying_out import carry_out
from coresponder.program.runs.queries import latest_run_about
from coresponder.safeguards.accounts.models import User

BY_NAME = {table.name: table for table in TABLES}
YEAR = 2031
AS_OF = datetime(2032, 1, 20, 6, 0, tzinfo=UTC)
# Contacts and arrests among them, by month.
CONTACTS = (60, 62, 58, 70, 66, 64, 72, 68, 61, 65, 59, 63)
ARRESTS = (3, 12, 4, 2, 14, 3, 12, 2, 13, 3, 4, 12)
FEW_FORCE = 2
SHA256 = "ab" * 32
_COMPUTED: dict[tuple[str, tuple[str, ...], Stretch], Computed] = {}


def release_of(
    contacts: Sequence[int] = CONTACTS,
    arrests: Sequence[int] = ARRESTS,
    *,
    sha256: str = SHA256,
    as_of: datetime = AS_OF,
) -> Release:
    """A data set that is ready, with its files in place."""
    release = Release.objects.create(
        purpose="evaluation", detail="moments", as_of_at=as_of, state="ready", ready_at=as_of, sha256=sha256
    )
    folder = release_folder(release.pk)
    folder.mkdir(parents=True)
    rows: Mapping[str, Iterator[dict[str, Any]]] = {
        "encounters": _encounters(contacts, arrests),
        "program_calls": _calls(contacts),
        "follow_ups": _follow_ups(contacts),
    }
    for name, table_rows in rows.items():
        write_rows(folder, BY_NAME[name], table_rows)
    return release


def begun(
    release: Release,
    *,
    by: User,
    kind: ReportKind = ReportKind.MONTHLY,
    first: int = 1,
    last: int = 1,
    **more: Any,
) -> Report:
    """A report over these months of the year, its figures computed."""
    ends_on = date(YEAR + last // 12, last % 12 + 1, 1) - timedelta(days=1)
    told = {"title": f"Report {first} to {last}", "starts_on": date(YEAR, first, 1), "ends_on": ends_on}
    report = begin_report(kind=kind, release=release, by=by, **{**told, **more})
    with patch.object(kinds_of_run, "computed", _computed_once):
        return carried_out(report)


def _computed_once(release: Release, measures: Sequence[str], *, period: Stretch, **more: Any) -> Computed:
    """What the files say of a period, computed for the first report over them, and taken again for those that follow.

    Computing a report again to compare, and a report that corrects another, read the files each time.
    """
    files = sha256_of(b"".join(path.read_bytes() for path in sorted(release_folder(release.pk).glob("*.parquet"))))
    asked = (files.hexdigest(), tuple(measures), period)
    if asked not in _COMPUTED:
        _COMPUTED[asked] = computed(release, measures, period=period, **more)
    return _COMPUTED[asked]


def carried_out(report: Report) -> Report:
    """The report after its newest run was done."""
    run = latest_run_about(report.pk)
    assert run is not None
    carry_out(run.pk)
    run.refresh_from_db()
    assert not run.problem_sentence, run.problem_sentence
    return Report.objects.get(pk=report.pk)


def worded(report: Report, *, by: User, text: str = "The team was there.") -> Report:
    """The report with something written in every passage."""
    for wanted in wanted_of(report.kind, report.questionnaire):
        write_passage(report=report, key=wanted.key, text=text, by=by)
    return report


def published(report: Report, *, writer: User, approver: User) -> Report:
    """The report as it is out."""
    worded(report, by=writer)
    approve_report(report=report, by=approver)
    return publish_report(report=report, by=approver)


def report_id(report: Report) -> UUID:
    """Its id."""
    return report.pk


def _days(counts: Sequence[int]) -> Iterator[tuple[int, int, date]]:
    """For each row its month, its number in the month, and its day."""
    for month, count in enumerate(counts, start=1):
        for number in range(count):
            yield month, number, date(YEAR, month, number % 28 + 1)


def _encounters(contacts: Sequence[int], arrests: Sequence[int]) -> Iterator[dict[str, Any]]:
    for month, number, day in _days(contacts):
        was_arrested = number < arrests[month - 1]
        yield {
            "encounter_id": f"e-{month}-{number}", "person": f"p-{(number * 7 + month) % 400}", "local_date": day,
            "local_month": day.replace(day=1), "is_met": True, "counts_as_repeat": True, "arrested": was_arrested,
            "booked": was_arrested, "arrest_eligible": "yes" if number < 20 else "no",
            "reportable_force": number < FEW_FORCE, "handcuffs_only": 5 < number < 20, "involuntary_hold": number > 45,
            "stabilized_in_community": not was_arrested and number <= 45, "need_found": True,
            "need_offered": number > 5, "offer_accepted": number > 20, "injured_person": False,
            "injured_officer": False, "warm_handoff": "yes",
        }  # fmt: skip


def _calls(contacts: Sequence[int]) -> Iterator[dict[str, Any]]:
    for month, number, day in _days([2 * count for count in contacts]):
        yield {
            "call_id": f"c-{month}-{number}", "local_date": day, "local_month": day.replace(day=1), "nexus": "yes",
            "is_eligible": True, "team_on_duty": number % 3 > 0, "is_reached": number % 2 == 0,
            "missed_because": "" if number % 2 == 0 else "team_busy",
        }  # fmt: skip


def _follow_ups(contacts: Sequence[int]) -> Iterator[dict[str, Any]]:
    for month, number, day in _days(contacts):
        yield {
            "follow_up_id": f"f-{month}-{number}", "person": f"p-{(number * 7 + month) % 400}", "local_date": day,
            "encounter_id": f"e-{month}-{number}", "rule": "within_72_hours", "is_on_time": True, "due_hours": 72,
            "hours_to_first_attempt": 20.0 if number % 4 else None, "hours_to_reached": 30.0 if number % 2 else None,
        }  # fmt: skip
