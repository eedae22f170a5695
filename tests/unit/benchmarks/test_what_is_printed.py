"""Nothing is printed before the answers agree, and what is printed goes where the page says."""

from pathlib import Path

import pytest

from benchmarks.intake.agreement import REPEATED_HOUR, DisagreementError, check_agreement
from benchmarks.intake.alternating import Times, ratio
from benchmarks.intake.answers import cell
from benchmarks.intake.contestants import CORESPONDER, PANDAS, PLAIN_LOAD, Finish
from benchmarks.intake.coresponder_run import Stage
from benchmarks.intake.results import Export, Results, as_markdown
from benchmarks.written_page import replace_between_markers

TOTAL = cell("calls")
ORDER = cell("impossible_order", earlier="queued_at", later="first_assigned_at")
QUEUED_TWICE, ASSIGNED_TWICE, CLOSED_TWICE = (
    cell(REPEATED_HOUR, stamp=stamp) for stamp in ("queued_at", "first_assigned_at", "closed_at")
)
MEDIAN = cell("dispatch_time", group="all", stage="as_recorded", statistic="median")


def test_equal_answers_agree() -> None:
    assert check_agreement({TOTAL: 10.0, MEDIAN: 120.4}, {TOTAL: 10.0, MEDIAN: 120.0}) == 2


def test_a_count_that_differs_by_one_is_named() -> None:
    with pytest.raises(DisagreementError, match=r"calls \(in all\): pandas says 10.0, the baseline says 11.0"):
        check_agreement({TOTAL: 10.0}, {TOTAL: 11.0})


def test_an_answer_that_only_pandas_has_is_a_disagreement() -> None:
    with pytest.raises(DisagreementError, match="the baseline says None"):
        check_agreement({TOTAL: 10.0}, {})


def test_an_impossible_order_may_differ_by_its_stamps_in_the_hour_that_occurs_twice() -> None:
    ours = {ORDER: 100.0, QUEUED_TWICE: 2.0, ASSIGNED_TWICE: 1.0, CLOSED_TWICE: 50.0}
    assert check_agreement({ORDER: 103.0}, ours) == 1
    with pytest.raises(DisagreementError, match="pandas says 104"):
        check_agreement({ORDER: 104.0}, ours)


def test_no_other_count_may_differ_because_an_hour_occurs_twice() -> None:
    with pytest.raises(DisagreementError, match="pandas says 11"):
        check_agreement({TOTAL: 11.0}, {TOTAL: 10.0, QUEUED_TWICE: 2.0})


def test_the_ratio_compares_runs_of_the_same_round() -> None:
    times = {"slow": Times(seconds=[20.0, 60.0, 22.0]), "quick": Times(seconds=[10.0, 30.0, 10.0])}
    assert ratio(times, "slow", "quick") == 2.0


def test_the_tables_say_what_was_measured_and_what_was_wanted() -> None:
    text = as_markdown(_results())
    assert "| Coresponder to DuckDB’s plain load | 1.50 | 2.00 | at most 1.6 |" in text
    assert "| pandas to Coresponder | 4.00 | 1.50 | at least 6 |" in text
    assert "| Reading. | 14.0 |" in text
    assert "| Coresponder, frozen baseline | 10,000,000 | 3.00 |" in text


def test_a_table_replaces_the_one_between_the_markers(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before\n<!-- measured: intake -->\nold\n<!-- end of measured: intake -->\nAfter\n")
    replace_between_markers(page, "intake", "the table")
    assert page.read_text() == (
        "Before\n<!-- measured: intake -->\n\nthe table\n\n<!-- end of measured: intake -->\nAfter\n"
    )


def test_a_page_without_markers_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Nothing here\n")
    with pytest.raises(ValueError, match="measured: intake"):
        replace_between_markers(page, "intake", "the table")
    assert page.read_text() == "Nothing here\n"


def _results() -> Results:
    ours = Finish(answers={TOTAL: 10.0}, stages=(Stage(sentence="Reading.", seconds=14.0),), report_seconds=2.0)
    return Results(
        measured_on="2026-01-01",
        machine="2 cores",
        load=0.1,
        export=Export(rows=5_000_000, size_bytes=840_000_000),
        times={
            PLAIN_LOAD: Times(seconds=[10.0], processor_seconds=[20.0], finishes=[Finish()]),
            PANDAS: Times(seconds=[60.0], processor_seconds=[60.0], finishes=[Finish(answers={TOTAL: 10.0})]),
            CORESPONDER: Times(seconds=[15.0], processor_seconds=[40.0], finishes=[ours]),
        },
        answers=1,
        peaks=((CORESPONDER, 10_000_000, 3 * 2**30),),
    )
