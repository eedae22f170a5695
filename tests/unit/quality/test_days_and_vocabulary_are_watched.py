"""Days that are missing from the export, and call types that were renamed while it ran."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coresponder.analysis.quality.days import examine_days, grade_days
from coresponder.analysis.quality.drift import distance_and_chance, drift_by_month, grade_drift, tabulate
from coresponder.analysis.quality.findings import DayRange
from coresponder.analysis.quality.spelling_changes import spelling_changes
from coresponder.kernel.random_streams import named_stream
from tests.unit.quality.calls_table import a_call, graded

JANUARY, FEBRUARY, MARCH = (date(2031, month, 1) for month in (1, 2, 3))


def days_from(first_on: date, counts: list[int]) -> dict[date, int]:
    return {first_on + timedelta(days=n): count for n, count in enumerate(counts) if count}


def test_days_without_calls_are_listed_as_ranges() -> None:
    days = examine_days(days_from(date(2031, 3, 1), [5, 0, 0, 5, 0, 5]))
    assert days.without_calls == (
        DayRange(first_on=date(2031, 3, 2), last_on=date(2031, 3, 3)),
        DayRange(first_on=date(2031, 3, 5), last_on=date(2031, 3, 5)),
    )
    without, _ = grade_days(days)
    assert (without.count, without.of, without.grade) == (3, 6, "D")
    assert "3 of 6 days have no calls" in without.sentence
    assert "from March 2, 2031 to March 3, 2031" in without.sentence


def test_a_single_day_without_calls_is_named() -> None:
    without, _ = grade_days(examine_days(days_from(date(2031, 3, 1), [5, 0, 5])))
    assert without.sentence == "1 of 3 days has no calls, so it is missing from the export: March 2, 2031."


def test_single_days_without_calls_are_told_by_the_first() -> None:
    without, _ = grade_days(examine_days(days_from(date(2031, 3, 1), [5, 0, 5, 0, 5])))
    assert without.sentence.endswith("the longest gap is one day, first March 2, 2031.")


def test_a_day_with_less_than_half_of_its_weekday_is_weak() -> None:
    counts = [100] * 70
    counts[30] = 40
    weak = examine_days(days_from(date(2031, 1, 1), counts)).weak
    assert [(day.on, day.calls, day.usual) for day in weak] == [(date(2031, 1, 31), 40, 100.0)]


def test_few_calls_are_never_weak_by_chance_alone() -> None:
    counts = [6] * 70
    counts[30] = 2
    assert examine_days(days_from(date(2031, 1, 1), counts)).weak == ()


def test_nothing_is_usual_after_three_weeks() -> None:
    counts = [100] * 21
    counts[10] = 10
    assert examine_days(days_from(date(2031, 1, 1), counts)).weak == ()


@given(st.lists(st.integers(0, 3), min_size=1, max_size=80).filter(any))
def test_days_with_and_without_calls_make_up_the_period(counts: list[int]) -> None:
    calls = days_from(date(2031, 1, 1), counts)
    days = examine_days(calls)
    assert days.first_on is not None
    assert days.last_on is not None
    period = (days.last_on - days.first_on).days + 1
    assert sum(gap.days for gap in days.without_calls) + len(calls) == period


def table(*months: dict[str, int], sensitive: tuple[str, ...] = ()) -> list[tuple[date, str, bool, int]]:
    starts = (JANUARY, FEBRUARY, MARCH)
    return [
        (start, name, name in sensitive, calls)
        for start, month in zip(starts, months, strict=False)
        for name, calls in month.items()
    ]


def test_a_renamed_type_is_a_jump_and_is_named_with_its_likely_new_name() -> None:
    old = {"THEFT": 500, "NOISE": 300, "MENTAL SUBJECT": 200}
    new = {"THEFT": 505, "NOISE": 296, "MENTAL HEALTH SUBJECT": 199}
    types = tabulate(table(old, old, new))
    first, second = drift_by_month(types)
    assert (first.grade, second.grade) == ("A", "C")
    assert "From February 2031 to March 2031" in second.sentence
    changes = {change.change: change for change in spelling_changes(types)}
    assert changes["gone"].perhaps_renamed == "MENTAL HEALTH SUBJECT"
    assert (changes["gone"].month, changes["new"].month) == (FEBRUARY, MARCH)
    assert changes["new"].perhaps_renamed == "MENTAL SUBJECT"


def test_a_type_that_moves_says_by_how_many_points_unless_it_may_be_a_crisis_type() -> None:
    rows = table({"THEFT": 800, "SUICIDE": 200}, {"THEFT": 500, "SUICIDE": 500}, sensitive=("SUICIDE",))
    (month,) = drift_by_month(tabulate(rows))
    moved = {mover.call_type: (mover.direction, mover.points) for mover in month.moved}
    assert moved == {"SUICIDE": ("more", None), "THEFT": ("fewer", -30)}


def test_a_type_of_another_size_or_other_words_is_not_taken_for_a_new_name() -> None:
    old = {"THEFT": 700, "MENTAL SUBJECT": 300}
    new = {"THEFT": 700, "ALARM": 300}
    assert all(not change.perhaps_renamed for change in spelling_changes(tabulate(table(old, new))))


def test_types_that_share_only_the_name_of_their_service_are_not_taken_for_each_other() -> None:
    old = {"Fire: ALARM": 700, "Fire: PUMP DETAIL": 300}
    new = {"Fire: ALARM": 700, "Fire: CARDIAC ARREST": 300}
    assert all(not change.perhaps_renamed for change in spelling_changes(tabulate(table(old, new))))


def test_a_rare_type_that_is_absent_for_a_month_has_not_come_or_gone() -> None:
    rows = table({"THEFT": 1000, "TREE": 0}, {"THEFT": 1000, "TREE": 15})
    assert spelling_changes(tabulate(rows)) == ()


def test_months_with_hardly_any_calls_say_nothing_about_the_mix() -> None:
    assert drift_by_month(tabulate(table({"THEFT": 1000}, {"NOISE": 40}))) == ()


def test_with_one_month_there_is_nothing_to_compare() -> None:
    finding = grade_drift(drift_by_month(tabulate(table({"THEFT": 1000}))))
    assert (finding.grade, finding.count) == ("A", 0)
    assert finding.sentence == "There are too few months to see call types come and go."


@pytest.mark.parametrize("calls", [300, 3000, 30_000])
def test_two_samples_of_one_mix_lie_as_far_apart_as_chance_says(calls: int) -> None:
    stream = named_stream("drift by chance")
    mix = stream.dirichlet(np.ones(60))
    pairs = [
        (stream.multinomial(calls, mix).astype(float), stream.multinomial(calls, mix).astype(float)) for _ in range(60)
    ]
    distances, chances = zip(*(distance_and_chance(before, after) for before, after in pairs), strict=True)
    assert np.mean(distances) == pytest.approx(np.mean(chances), rel=0.1)


def test_a_jump_lowers_a_series_by_month_but_not_a_count_of_the_whole_period() -> None:
    calls = [
        a_call(n, at=datetime(2031, month, 1 + n % 27, 18, tzinfo=UTC), call_type=f"{kind}-{month}")
        for month in (1, 2)
        for n, kind in enumerate(["MENTAL"] * 60 + ["THEFT"] * 60)
    ]
    quality = graded(calls)
    assert quality.grade_for(["coded", "local_month"])[0] == "D"
    assert quality.grade_for(["coded"])[0] == "A"
