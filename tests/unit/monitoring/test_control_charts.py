"""Signals, stages and sentences of control charts."""

from collections.abc import Sequence
from datetime import date

import pytest

from coresponder.analysis.monitoring import ControlChart, Mark, Point, chart_sentence, control_chart
from coresponder.kernel.errors import UsageError

USUAL = (10, 12, 9, 11, 10, 12, 8, 11, 10, 9, 12, 10)


def month(place: int) -> date:
    return date(2030 + place // 12, place % 12 + 1, 1)


def points(values: Sequence[float | None]) -> list[Point]:
    return [Point(on=month(place), count=value) for place, value in enumerate(values)]


def signals(chart: ControlChart) -> list[str]:
    return [point.signal for point in chart.points]


def test_a_month_far_above_is_beyond_a_limit_and_said_by_name() -> None:
    chart = control_chart(points([*USUAL, 30]), "c")
    assert signals(chart)[-1] == "beyond a limit"
    assert chart_sentence(chart, "handcuffs") == (
        "Handcuffs was in Jan 2031 above the upper natural limit: more than the ordinary up and down."
    )


def test_ordinary_months_are_said_to_be_ordinary() -> None:
    chart = control_chart(points(USUAL), "c")
    assert not chart.signals()
    assert chart_sentence(chart, "crisis calls") == "Crisis calls went up and down no more than usual."


def test_months_that_are_withheld_are_not_said_to_be_ordinary() -> None:
    seen = [Point(on=month(number), count=9 if number == 5 else None) for number in range(24)]
    for shown in (control_chart(seen, "c"), control_chart(seen, "c", stages_from=[month(12)])):
        assert chart_sentence(shown, "arrests").startswith("Too few months can be seen to say")
        assert "no months" not in chart_sentence(shown, "arrests")


def test_seven_months_on_one_side_are_a_shift() -> None:
    chart = control_chart(points([*USUAL, 8, 9, 8, 9, 8, 9, 8]), "c", limits_until=month(12))
    assert signals(chart)[-7:] == ["shift"] * 7
    assert chart.points[-1].side == "below"
    assert "stayed below the usual level" in chart_sentence(chart, "arrests")


def test_six_months_on_one_side_are_none() -> None:
    chart = control_chart(points([10, 11, 10, 11, 10, 11, 9, 8, 9, 8, 9, 8, 14]), "c")
    assert "shift" not in signals(chart)


def test_seven_months_that_rise_are_a_trend() -> None:
    chart = control_chart(points([20, 22, 19, 21, 17, 18, 19, 20, 21, 22, 23, 20, 19]), "c")
    assert signals(chart)[4:11] == ["trend"] * 7
    assert signals(chart)[3] == signals(chart)[11] == ""


def test_two_of_three_months_near_the_same_limit_are_a_signal() -> None:
    chart = control_chart(points([*USUAL, 14.6, 10, 14.6]), "xmr", limits_until=month(12))
    assert signals(chart)[12] == signals(chart)[14] == "near a limit"
    assert signals(chart)[13] == ""


def test_a_gap_a_part_of_a_month_and_a_point_left_out_are_never_judged() -> None:
    given = points([*USUAL, None])
    given += [Point(on=month(13), count=99, partial=True), Point(on=month(14), count=99, left_out=True)]
    chart = control_chart(given, "c")
    assert signals(chart)[12:] == ["", "", ""]
    assert chart.points[0].center == pytest.approx(sum(USUAL) / 12)
    assert chart.points[12].value is None


def test_a_month_without_anything_to_count_over_has_no_value() -> None:
    chart = control_chart([Point(on=month(0), count=0, over=0), Point(on=month(1), count=2, over=10)], "p")
    assert chart.points[0].value is None
    assert chart.points[1].center == 0.2


def test_limits_begin_anew_at_a_stage_and_are_provisional_while_it_is_short() -> None:
    chart = control_chart(points([*USUAL, 4, 5, 4, 5]), "c", stages_from=[month(12)])
    assert chart.points[11].center == pytest.approx(sum(USUAL) / 12)
    assert chart.points[12].center == 4.5
    assert [stage.is_provisional for stage in chart.stages] == [False, True]
    assert "rest on only four months" in chart_sentence(chart, "arrests")


def test_a_change_in_recording_is_said_with_every_sentence() -> None:
    mark = Mark(on=month(6), kind="recording change", words="clinicians write no offense report")
    sentence = chart_sentence(control_chart(points(USUAL), "c", marks=[mark]), "reported offenses")
    assert "the way of recording changed, “clinicians write no offense report” (Jul 2030)" in sentence


def test_a_share_without_a_denominator_is_refused() -> None:
    with pytest.raises(UsageError, match="needs what each count is counted over"):
        control_chart(points(USUAL), "p")


def test_points_out_of_order_are_refused() -> None:
    with pytest.raises(UsageError, match="not in order"):
        control_chart([Point(on=month(1), count=1), Point(on=month(0), count=1)], "c")


def test_nothing_at_all_is_said_to_be_nothing() -> None:
    assert "no month yet" in chart_sentence(control_chart([], "c"), "arrests")
    assert control_chart(points([None, None]), "c").points[0].center is None
