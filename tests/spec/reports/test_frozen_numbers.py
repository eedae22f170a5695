"""Eve writes the report of a month, Cora approves it. From then on its numbers are what they are."""

import json
import shutil
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.storage import release_folder
from coresponder.program.reports.actions.recomputing import request_recomputation
from coresponder.program.reports.actions.reports import (
    approve_report,
    begin_report,
    correct_report,
    publish_report,
    set_aside,
    write_passage,
)
from coresponder.program.reports.models import Passage, Report, Snapshot
from coresponder.program.reports.presenting import presented
from coresponder.program.reports.vocabulary import Format, ReportKind, ReportState
from coresponder.program.reports.writing import written
from coresponder.program.runs.carrying_out import carry_out
from coresponder.program.runs.queries import latest_run_about
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.support.sample_reports import ARRESTS, begun, carried_out, published, release_of, worded


def test_every_number_is_kept_with_its_definition(release: Release, eve: User) -> None:
    report = begun(release, by=eve, first=2, last=2)
    kept = report.snapshots.get(measure="arrested_rate")
    assert (kept.shown["figures"][0]["numerator"], kept.version) == (ARRESTS[1], "1")
    assert kept.definition["numerator"].startswith("Contacts with an arrest")
    assert len(kept.definition_sha256) == 64


def test_a_small_number_is_computed_and_not_shown(release: Release, eve: User) -> None:
    kept = begun(release, by=eve).snapshots.get(measure="reportable_force_rate")
    assert kept.computed["figures"][0]["numerator"] == 2
    assert kept.shown["figures"][0]["suppressed"]
    assert "2" not in kept.shown["sentence"]


def test_computed_again_from_the_same_files_it_is_the_same(release: Release, eve: User) -> None:
    report = begun(release, by=eve)
    request_recomputation(report=report, by=eve)
    found = carried_out(report).recomputations.get()
    assert found.differing == 0
    assert len(found.found) == report.snapshots.count()


def test_where_the_files_are_others_it_says_what_differs_and_nothing_withheld(release: Release, eve: User) -> None:
    report = begun(release, by=eve, first=2, last=2)
    other = release_of(arrests=[each + 1 for each in ARRESTS], sha256="cd" * 32)
    release_folder(other.pk).rename(release_folder(release.pk).with_name("other"))
    shutil.rmtree(release_folder(release.pk))
    release_folder(release.pk).with_name("other").rename(release_folder(release.pk))
    request_recomputation(report=report, by=eve)
    found = {each["measure"]: each for each in carried_out(report).recomputations.get().found}
    assert "12" in found["arrested_rate"]["differences"][0]
    assert "13" in found["arrested_rate"]["differences"][0]
    assert found["coverage_of_eligible"]["same"]


def test_a_withheld_figure_that_changed_is_said_to_have_changed_without_its_number(release: Release, eve: User) -> None:
    report = begun(release, by=eve)
    Snapshot.objects.filter(report=report, measure="reportable_force_rate").update(
        computed=report.snapshots.get(measure="arrested_rate").computed
    )
    request_recomputation(report=report, by=eve)
    found = carried_out(report).recomputations.get().found
    changed = next(each for each in found if each["measure"] == "reportable_force_rate")
    assert changed["differences"] == ["the figure: it is withheld, and is not what it was."]


def test_whoever_wrote_it_does_not_approve_it(release: Release, cora: User) -> None:
    report = worded(begun(release, by=cora), by=cora)
    with pytest.raises(StateError, match="You began this report yourself"):
        approve_report(report=report, by=cora)


def test_words_that_are_missing_hold_it_up(release: Release, eve: User, cora: User) -> None:
    with pytest.raises(StateError, match="What stands out"):
        approve_report(report=begun(release, by=eve), by=cora)


def test_approved_is_frozen_by_the_database_itself(release: Release, eve: User, cora: User) -> None:
    report = worded(begun(release, by=eve), by=eve)
    approve_report(report=report, by=cora)
    with pytest.raises(StateError):
        write_passage(report=report, key="what_stands_out", text="Better.", by=eve)
    for change in (
        lambda: Snapshot.objects.filter(report=report).update(shown={}),
        lambda: Snapshot.objects.filter(report=report).delete(),
        lambda: Passage.objects.filter(report=report).update(text="Better."),
        lambda: Report.objects.filter(pk=report.pk).update(title="Better"),
        lambda: Report.objects.filter(pk=report.pk).update(state=ReportState.DRAFT),
    ):
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            change()


def test_a_published_report_is_corrected_by_another_and_stays(release: Release, eve: User, cora: User) -> None:
    first = published(begun(release, by=eve), writer=eve, approver=cora)
    later = release_of(contacts=[63] * 12, sha256="cd" * 32)
    second = carried_out(correct_report(report=first, release=later, note="Three contacts came late.", by=eve))
    assert second.version == 2
    assert second.passages.get(key="what_stands_out").text == "The team was there."
    published(second, writer=eve, approver=cora)
    first.refresh_from_db()
    assert (first.state, first.corrected_by.correction_note) == (ReportState.PUBLISHED, "Three contacts came late.")
    with pytest.raises(StateError, match="corrected already"):
        correct_report(report=first, release=later, note="Again.", by=eve)


def test_a_report_covers_whole_months_that_are_over(release: Release, eve: User) -> None:
    told: dict[str, Any] = {"kind": ReportKind.MONTHLY, "title": "No", "release": release, "by": eve}
    with pytest.raises(UsageError, match="whole months"):
        begin_report(starts_on=date(2031, 1, 5), ends_on=date(2031, 1, 31), **told)
    with pytest.raises(UsageError, match="was made before this period was over"):
        begin_report(starts_on=date(2032, 1, 1), ends_on=date(2032, 1, 31), **told)


def test_months_before_the_data_set_are_not_told_as_months_without_anybody(release: Release, eve: User) -> None:
    report = begin_report(
        kind=ReportKind.MONTHLY, title="Too early", starts_on=date(2030, 1, 1), ends_on=date(2030, 1, 31),
        release=release, by=eve,
    )  # fmt: skip
    run = latest_run_about(report.pk)
    assert run is not None
    carry_out(run.pk)
    run.refresh_from_db()
    assert "The data set begins on January 1, 2031, after these months" in run.problem_sentence
    assert not report.snapshots.exists()


def test_one_figure_is_said_once_and_one_that_is_withheld_says_so(release: Release, eve: User) -> None:
    shown = {each.key: each for each in presented(begun(release, by=eve)).measures}
    assert shown["reportable_force_rate"].said.startswith("Withheld: small numbers are in it")
    assert not shown["reportable_force_rate"].has_table
    assert not shown["coverage_of_eligible"].has_table
    assert shown["contacts_and_persons"].has_table


def test_two_months_are_out_so_the_first_of_them_shows_no_arrests(release: Release, eve: User, cora: User) -> None:
    assert not withholds_arrests(begun(release, by=eve, first=5, last=5))
    published(begun(release, by=eve, first=5, last=6), writer=eve, approver=cora)
    assert withholds_arrests(begun(release, by=eve, first=5, last=5))
    assert not withholds_arrests(begun(release, by=eve, first=7, last=8))


def withholds_arrests(report: Report) -> bool:
    """Whether the figure of arrests is kept back."""
    figure = report.snapshots.get(measure="arrested_rate").shown["figures"][0]
    return bool(figure["suppressed"])


def test_what_was_published_meanwhile_refuses_an_approved_report_that_would_tell_june(
    release: Release, eve: User, cora: User
) -> None:
    both = worded(begun(release, by=eve, first=5, last=6), by=eve)
    may = worded(begun(release, by=eve, first=5, last=5), by=eve)
    for each in (both, may):
        approve_report(report=each, by=cora)
    publish_report(report=both, by=cora)
    with pytest.raises(StateError, match="could be worked out from") as refused:
        publish_report(report=may, by=cora)
    assert "Arrests" in str(refused.value)
    assert set_aside(report=may, by=eve).state == ReportState.SET_ASIDE


def test_who_reads_reports_neither_writes_nor_publishes_them(release: Release, eve: User, omar: User) -> None:
    report = begun(release, by=eve)
    for act in (approve_report, publish_report, set_aside):
        with pytest.raises(Denied):
            act(report=report, by=omar)


def test_no_computed_number_that_is_withheld_leaves_by_any_file(release: Release, eve: User, cora: User) -> None:
    report = begun(release, by=eve)
    text = written(report, Format.CSV).decode()
    (row,) = [line for line in text.splitlines() if line.startswith("Use of force")]
    assert row.split(",")[2] == "withheld"
    assert row.split(",")[4:11] == [""] * 7
    assert json.dumps(report.snapshots.get(measure="reportable_force_rate").shown).count("null") > 5
