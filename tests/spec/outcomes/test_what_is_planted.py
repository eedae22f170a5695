"""The demonstration county: an effect that was planted, outcomes without one, and a change in recording like one."""

from datetime import date

import numpy as np
import pytest

from coresponder.analysis.inference.verdict import BeforeAfter, Verdict, verdict
from coresponder.analysis.measures.outcomes import Program
from coresponder.analysis.measures.outcomes.registry import outcome_named, share_named
from coresponder.analysis.measures.outcomes.series import marks_of, months_of
from coresponder.analysis.monitoring import ControlChart, Point, chart_sentence, control_chart
from coresponder.analysis.synthetic.encounters import LAUNCH_ON
from tests.support.invented_county import invented_program

LAST_WHOLE_MONTH = date(2026, 10, 1)
WITHOUT_EFFECT = ("involuntary_hold_rate", "emergency_department_rate", "voluntary_transport_rate")


@pytest.fixture(scope="module")
def county() -> Program:
    return invented_program()


def whole_months(county: Program, key: str) -> list[Point]:
    return [point for point in months_of(county, share_named(key)) if point.on <= LAST_WHOLE_MONTH]


def chart_of(county: Program, key: str) -> ControlChart:
    """The limits of the year before launch, carried on past it."""
    marks = marks_of(county, outcome_named(key))
    return control_chart(whole_months(county, key), "p", limits_until=LAUNCH_ON, marks=marks)


def compared(county: Program, key: str) -> Verdict:
    months = whole_months(county, key)
    before = [point for point in months if point.on < LAUNCH_ON]
    after = [point for point in months if point.on >= LAUNCH_ON]
    numbers = [np.array([point.count or 0 for point in side], dtype=float) for side in (before, after)]
    over = [np.array([point.over or 0 for point in side], dtype=float) for side in (before, after)]
    return verdict(BeforeAfter(before=numbers[0], after=numbers[1], over_before=over[0], over_after=over[1]), key)


def test_the_year_before_and_the_time_since_launch_are_there(county: Program) -> None:
    months = whole_months(county, "arrested_rate")

    assert [months[0].on, months[-1].on, len(months)] == [date(2024, 7, 1), LAST_WHOLE_MONTH, 28]
    assert all(point.over and point.over > 60 for point in months)


def test_fewer_arrests_were_planted_and_chart_and_comparison_find_them(county: Program) -> None:
    chart = chart_of(county, "arrested_rate")

    assert {(point.signal, point.side) for point in chart.signals()} == {("shift", "below")}
    assert min(point.on for point in chart.signals()) == LAUNCH_ON
    assert "stayed below the usual level" in chart_sentence(chart, "arrests")
    found = compared(county, "arrested_rate")
    assert found.code == "lower"
    assert found.sentence.startswith("Arrested_rate fell by")


@pytest.mark.parametrize("key", WITHOUT_EFFECT)
def test_where_nothing_was_planted_the_chart_is_silent(county: Program, key: str) -> None:
    assert chart_of(county, key).signals() == []
    assert compared(county, key).code == "not changed so much"


def test_what_happens_too_rarely_cannot_be_told_yet(county: Program) -> None:
    assert compared(county, "injured_person_rate").code == "cannot tell yet"


def test_warm_hand_overs_look_twice_as_many_and_the_chart_warns_of_the_recording(county: Program) -> None:
    chart = chart_of(county, "warm_handoff_rate")

    assert len([point for point in chart.signals() if point.signal == "beyond a limit"]) > 12
    assert compared(county, "warm_handoff_rate").code == "higher"
    assert [mark.on for mark in chart.recording_changes] == [date(2025, 9, 1)]
    said = chart_sentence(chart, "warm hand-offs")
    assert "Take care: the way of recording changed" in said
    assert "by telephone counts" in said
    assert "can look like an effect and be none" in said


@pytest.mark.parametrize("key", ["arrested_rate", *WITHOUT_EFFECT])
def test_no_other_chart_warns_of_that_recording(county: Program, key: str) -> None:
    assert chart_of(county, key).recording_changes == ()


def test_since_the_recording_changed_nothing_else_changed_in_hand_overs(county: Program) -> None:
    """Limits that begin anew at the change find nothing on either side of it."""
    months = whole_months(county, "warm_handoff_rate")
    chart = control_chart(months, "p", stages_from=[date(2025, 9, 1)])

    assert [point for point in chart.signals() if point.signal == "beyond a limit"] == []
