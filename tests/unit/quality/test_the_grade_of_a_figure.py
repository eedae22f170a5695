"""A figure is as good as the weakest of what it rests on; the export is as good as its weakest essential."""

import json

import pytest

from coresponder.analysis.quality import ReadingCounts
from coresponder.formats.dataset.tables import CALLS
from tests.unit.quality.calls_table import NOON, a_call, graded, without_fields


def test_a_figure_has_the_grade_and_the_sentence_of_its_weakest_column() -> None:
    calls = [
        a_call(i, first_arrived_at=None if i % 5 == 0 else NOON, beat=None if i % 3 == 0 else "1") for i in range(60)
    ]
    quality = graded(calls)
    assert quality.grade_for(["coded", "first_arrived_at"])[0] == "C"
    assert quality.grade_for(["coded", "first_arrived_at", "beat"]) == (
        "D",
        "33% of calls have no beat; figures by beat describe the other 67%.",
    )


def test_what_nothing_can_be_wrong_with_is_an_a() -> None:
    assert graded([a_call()]).grade_for(["input_row"]) == ("A", "Nothing is wrong with what this rests on.")


def test_every_column_of_the_data_set_can_be_asked_about() -> None:
    quality = graded([a_call()])
    assert all(quality.grade_for([name])[0] in "ABCDF" for name in CALLS.column_names)


def test_a_name_that_is_no_column_is_our_own_mistake() -> None:
    with pytest.raises(KeyError, match="is no column"):
        graded([a_call()]).grade_for(["respnse_seconds"])


def test_the_overall_grade_is_that_of_the_weakest_essential() -> None:
    calls = [a_call(i, call_type=None if i < 30 else "WELFARE") for i in range(100)]
    assert graded(calls).overall == (
        "D",
        "30% of calls have no call type; counts of crisis calls describe the other 70%.",
    )


def test_an_export_without_a_call_type_is_an_f() -> None:
    quality = graded([a_call(call_type=None)], profile=without_fields("final_type", "initial_type"))
    assert quality.overall[0] == "F"


def test_what_is_wrong_with_the_file_lowers_the_overall_grade_to_d_at_worst() -> None:
    quality = graded([a_call(i) for i in range(10)], reading=ReadingCounts(rows=40, rejected=30))
    assert quality.overall == ("D", "30 of 40 rows (75%) were rejected and are in no figure.")
    assert quality.grade_for(["event_number"])[0] == "F"


def test_repeated_rows_count_once_and_are_said() -> None:
    quality = graded([a_call(i) for i in range(90)], reading=ReadingCounts(rows=100, identical=10))
    assert quality.overall == ("C", "10 of 100 rows (10%) repeat another; each counts once.")


def test_calls_in_several_versions_are_said() -> None:
    checks = graded([a_call(i, versions=1 + (i < 3)) for i in range(30)]).checks
    finding = next(check for check in checks if check.check == "versions")
    assert finding.grade == "B"
    assert finding.sentence == "3 of 30 calls (10%) came in several versions; the latest counts, and all are kept."


def test_an_empty_export_is_an_f_and_divides_nothing_by_zero() -> None:
    quality = graded([])
    assert quality.overall == ("F", "There are no calls in the export.")
    json.dumps(quality.to_mapping(), allow_nan=False)


def test_a_good_export_says_so() -> None:
    assert graded([a_call(i) for i in range(10)]).overall == (
        "A",
        "The times, the types and the days of the calls are complete.",
    )


def test_the_hours_of_a_clock_change_are_counted() -> None:
    quality = graded([a_call(1, clock_change="ambiguous"), a_call(2, clock_change="nonexistent"), a_call(3)])
    assert quality.clock_changes == {"ambiguous": 1, "nonexistent": 1}


def test_the_mapping_is_plain_data_with_the_parts_that_a_baseline_shows() -> None:
    content = graded([a_call(i) for i in range(3)]).to_mapping()
    assert json.loads(json.dumps(content, allow_nan=False)) == content
    assert set(content) >= {"overall", "fields", "orders", "intervals", "days_without_calls", "drift"}
    assert set(content["fields"][0]) >= {"name", "grade", "sentence", "missing", "missing_share"}
    assert set(content["orders"][0]) >= {"earlier", "later", "count", "of", "sentence"}
