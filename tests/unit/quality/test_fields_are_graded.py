"""A field's grade follows from what is missing, unreadable, a default, or cut off in it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coresponder.analysis.quality import THRESHOLDS, ReadingCounts
from coresponder.analysis.quality.findings import FieldQuality
from coresponder.analysis.quality.thresholds import GRADES, grade_of, worst
from tests.unit.quality.calls_table import NOON, PROFILE, a_call, graded, without_fields


def of(name: str, calls: list[dict], **how: object) -> FieldQuality:
    return next(field for field in graded(calls, **how).fields if field.name == name)


def test_a_fifth_without_arrival_is_a_c_that_says_whom_response_times_describe() -> None:
    calls = [a_call(i, first_arrived_at=None if i % 5 == 0 else NOON) for i in range(100)]
    arrival = of("first_arrived_at", calls)
    assert (arrival.missing.count, arrival.missing.of, arrival.grade) == (20, 100, "C")
    assert arrival.sentence == "20% of calls have no arrival time; response times describe the other 80%."


def test_a_field_that_every_call_has_is_an_a() -> None:
    beat = of("beat", [a_call(i) for i in range(10)])
    assert (beat.grade, beat.sentence) == ("A", "Beat: recorded for every call.")


def test_a_field_that_the_export_does_not_have_is_an_f_that_says_so() -> None:
    beat = of("beat", [a_call(1, beat=None)], profile=without_fields("beat"))
    assert not beat.in_export
    assert (beat.grade, beat.sentence) == (
        "F",
        "The export has no column for the beat, so there are no figures by beat.",
    )


def test_a_column_that_is_always_empty_is_an_f_that_says_something_else() -> None:
    beat = of("beat", [a_call(1, beat=None)])
    assert (beat.grade, beat.sentence) == ("F", "No call has any beat, so there are no figures by beat.")


def test_what_could_not_be_read_is_counted_as_missing_and_never_as_zero() -> None:
    reading = ReadingCounts(rows=100, unreadable={"closed_at": 3})
    closing = of("closed_at", [a_call(i) for i in range(100)], reading=reading)
    assert closing.grade == "C"
    assert "could not be read as a time in 3 rows; these count as missing, never as zero" in closing.sentence


def test_calls_whose_type_no_rule_reads_lower_the_grade_of_crisis_counts() -> None:
    calls = [a_call(i, nexus="unknown" if i < 10 else "no") for i in range(100)]
    nexus = of("nexus", calls)
    assert nexus.grade == "C"
    assert nexus.sentence.startswith("10% of calls have a call type that no rule reads")


@pytest.mark.parametrize("summer", [datetime(2031, 7, 1, 5, tzinfo=UTC), datetime(2031, 1, 15, 6, tzinfo=UTC)])
def test_a_default_of_midnight_shows_in_winter_and_in_summer(summer: datetime) -> None:
    calls = [a_call(i, closed_at=summer if i < 4 else NOON) for i in range(100)]
    closing = of("closed_at", calls)
    assert closing.grade == "C"
    assert closing.sentence.startswith("Closing time: 4.0% at exactly midnight")


def test_a_date_of_1900_is_no_date() -> None:
    calls = [a_call(i, closed_at=datetime(1900, 1, 1, 9, 1, 1, tzinfo=UTC) if i == 0 else NOON) for i in range(100)]
    assert "before 1990 or more than a year from the call" in of("closed_at", calls).sentence


def test_a_clock_without_seconds_is_a_b_and_its_intervals_are_right_to_a_minute() -> None:
    at = NOON.replace(second=0)
    calls = [a_call(i, at=at, first_arrived_at=at + timedelta(minutes=8)) for i in range(100)]
    quality = graded(calls)
    arrival = next(field for field in quality.fields if field.name == "first_arrived_at")
    assert (arrival.grade, arrival.at_whole_minute_share) == ("B", 1.0)
    assert arrival.sentence.endswith("intervals from these are right to a minute.")
    assert quality.grade_for(["response_seconds"])[0] == "B"


def test_dispositions_that_fill_their_field_may_have_lost_a_code() -> None:
    calls = [a_call(i, disposition_cut=i < 10) for i in range(100)]
    disposition = of("disposition", calls)
    assert disposition.grade == "C"
    assert disposition.sentence.startswith("10% of dispositions fill the width of their field")


def test_coordinates_of_zero_are_counted_as_impossible() -> None:
    calls = [a_call(i, latitude=0.0, longitude=0.0) if i < 3 else a_call(i) for i in range(100)]
    latitude = of("latitude", calls)
    assert latitude.grade == "C"
    assert latitude.sentence.startswith("3 rows have coordinates off the globe, at zero or nowhere near the others")


def test_coordinates_that_reading_already_left_out_are_counted_as_impossible() -> None:
    reading = ReadingCounts(rows=100, impossible_places=3)
    assert of("latitude", [a_call(i) for i in range(100)], reading=reading).grade == "C"


def test_coordinates_that_could_not_be_read_are_counted() -> None:
    reading = ReadingCounts(rows=100, unreadable={"coordinates": 3})
    assert "could not be read in 3 rows" in of("longitude", [a_call(i) for i in range(100)], reading=reading).sentence


def test_a_date_without_a_time_of_day_lowers_what_is_counted_by_hour_and_nothing_else() -> None:
    midnight = datetime(2031, 3, 3, 6, tzinfo=UTC)
    calls = [a_call(i, at=midnight, local_hour=None) if i < 20 else a_call(i) for i in range(100)]
    quality = graded(calls)
    assert quality.grade_for(["coded", "local_hour"]) == (
        "C",
        "20% of calls have no time of day; counts by hour describe the other 80%.",
    )
    assert quality.grade_for(["coded", "local_weekday"])[0] == "A"


def test_half_a_coordinate_is_no_place() -> None:
    calls = [a_call(i, longitude=None) if i < 3 else a_call(i) for i in range(100)]
    assert of("latitude", calls).findings[-1].count == 3


def test_coordinates_may_be_absent_altogether() -> None:
    assert of("latitude", [a_call(1, latitude=None, longitude=None)]).findings[-1].count == 0
    assert of("latitude", [a_call(1, latitude=None)]).findings[-1].count == 1


@given(st.lists(st.floats(0, 1), min_size=2), st.sampled_from(sorted(THRESHOLDS)))
def test_more_of_what_is_wrong_never_earns_a_better_grade(shares: list[float], check: str) -> None:
    places = [GRADES.index(grade_of(check, share)) for share in sorted(shares)]
    assert places == sorted(places)


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 60), st.integers(1, 60))
def test_the_grade_of_a_field_falls_with_its_missing_share(missing: int, more: int) -> None:
    def grade(count: int) -> int:
        calls = [a_call(i, beat=None if i < count else "1") for i in range(120)]
        return GRADES.index(of("beat", calls).grade)

    assert grade(missing) <= grade(missing + more)


def test_the_thresholds_rise_from_a_to_d() -> None:
    assert all(list(threshold.up_to) == sorted(threshold.up_to) for threshold in THRESHOLDS.values())


def test_the_weakest_grade_can_be_held_at_a_floor() -> None:
    assert worst(["A", "F"]) == "F"
    assert worst(["A", "F"], at_worst="D") == "D"
    assert worst([]) == "A"


def test_every_graded_field_can_be_mapped_by_a_profile() -> None:
    assert all(field.in_export for field in graded([a_call()], profile=PROFILE).fields)


def a_disposition(number: int, *, width: int | None = None) -> str:
    """Texts of every length up to 59 characters, of which a source keeps the first `width`."""
    return f"{number:02} {'ADVISED AND TRANSPORTED TO THE NEAREST CRISIS CENTER THERE':.{number % 60}}"[:width]


def test_dispositions_that_all_end_at_one_length_are_reported_as_cut_off_though_the_profile_says_nothing() -> None:
    disposition = of("disposition", [a_call(i, disposition=a_disposition(i, width=30)) for i in range(100)])
    cut = next(finding for finding in disposition.findings if finding.check == "cut_off")
    assert (cut.count, cut.of, cut.grade) == (46, 100, "D")
    assert "46% of dispositions are 30 characters long and none is longer" in cut.sentence
    assert "set width = 30 in the profile" in cut.sentence


def test_dispositions_of_many_lengths_are_not_reported_as_cut_off() -> None:
    disposition = of("disposition", [a_call(i, disposition=a_disposition(i)) for i in range(100)])
    cut = next(finding for finding in disposition.findings if finding.check == "cut_off")
    assert (cut.count, cut.sentence) == (0, "No disposition is cut off.")
