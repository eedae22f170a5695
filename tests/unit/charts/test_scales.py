"""Scales start at zero, marks are round, and classes of a map can be stated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coresponder.analysis.charts.scales import Scale, class_of, class_starts, heat_step, ticks

positive = st.floats(min_value=0.001, max_value=1e7)


@pytest.mark.parametrize(
    ("maximum", "marks"),
    [
        (0, [0, 1]),
        (0.16, [0, 0.05, 0.1, 0.15, 0.2]),
        (11, [0, 5, 10, 15]),
        (85, [0, 20, 40, 60, 80, 100]),
        (420, [0, 100, 200, 300, 400, 500]),
    ],
)
def test_marks_are_round(maximum, marks):
    assert ticks(maximum) == pytest.approx(marks)


@given(positive)
def test_marks_begin_at_zero_and_cover_the_maximum(maximum):
    marks = ticks(maximum)
    assert marks[0] == 0
    assert marks[-1] >= maximum * (1 - 1e-6)
    assert 2 <= len(marks) <= 7


@given(st.floats(min_value=5, max_value=1e7))
def test_counts_have_whole_marks(maximum):
    assert all(mark % 1 == 0 for mark in ticks(maximum))


def test_a_scale_starts_at_zero():
    scale = Scale(maximum=50, start=10, end=110)
    assert [scale(0), scale(25), scale(50)] == [10, 60, 110]


@given(st.lists(st.integers(min_value=0, max_value=10**6), min_size=1))
def test_every_value_falls_into_one_class_of_at_most_five(values):
    starts = class_starts(values)
    assert starts[0] == 0
    assert len(starts) <= 5
    assert all(starts[class_of(value, starts)] <= value for value in values)


@given(positive, positive)
def test_a_shade_is_one_of_seven_and_more_is_never_fainter(one, other):
    lower, higher = sorted((one, other))
    steps = [heat_step(value, higher, 7) for value in (lower, higher)]
    assert 0 <= steps[0] <= steps[1] <= 6


def test_no_calls_at_all_is_the_faintest_shade():
    assert heat_step(0, 0, 7) == 0
