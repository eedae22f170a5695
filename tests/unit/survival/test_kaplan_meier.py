"""Time to the next encounter, with those who could not be followed long enough."""

import numpy as np
import pytest

from coresponder.analysis.survival import kaplan_meier

DAYS = np.array([5.0, 10.0, 10.0, 20.0, 30.0, 30.0])
CAME_BACK = np.array([True, True, False, True, False, False])


def test_the_share_falls_by_those_at_risk_and_not_by_all() -> None:
    curve = kaplan_meier(DAYS, CAME_BACK)
    assert curve.days.tolist() == [5, 10, 20]
    assert curve.at_risk.tolist() == [6, 5, 3]
    assert curve.share == pytest.approx([5 / 6, 5 / 6 * 4 / 5, 5 / 6 * 4 / 5 * 2 / 3])


def test_somebody_who_left_early_is_no_return_and_no_absence_of_one() -> None:
    everybody = kaplan_meier(np.array([10.0, 90.0, 90.0]), np.array([True, False, False]))
    one_left = kaplan_meier(np.array([10.0, 5.0, 90.0]), np.array([True, False, False]))
    assert everybody.share_at(90) == pytest.approx(2 / 3)
    assert one_left.share_at(90) == pytest.approx(1 / 2)


def test_nothing_is_said_beyond_the_follow_up() -> None:
    curve = kaplan_meier(DAYS, CAME_BACK)
    assert curve.share_at(30) is not None
    assert curve.share_at(31) is None


def test_the_median_is_a_day_or_not_reached() -> None:
    assert kaplan_meier(DAYS, CAME_BACK).quantile(0.5) == 20
    assert kaplan_meier(DAYS, np.array([True, *[False] * 5])).quantile(0.5) is None


def test_the_interval_encloses_the_share_and_stays_between_none_and_all() -> None:
    curve = kaplan_meier(DAYS, CAME_BACK)
    interval = curve.interval_at(20)
    assert interval is not None
    assert 0 < interval[0] < (curve.share_at(20) or 0) < interval[1] < 1
    assert curve.interval_at(4) is None


def test_the_interval_of_the_median_encloses_it() -> None:
    stream = np.random.default_rng(1)
    days = np.ceil(stream.exponential(100, 200))
    curve = kaplan_meier(np.minimum(days, 365), days <= 365)
    median, interval = curve.quantile(0.5), curve.quantile_interval(0.5)
    assert interval is not None
    assert interval[0] is not None
    assert interval[1] is not None
    assert median is not None
    assert interval[0] <= median <= interval[1]


def test_a_tally_gives_the_curve_of_the_list() -> None:
    tally = kaplan_meier(np.array([5.0, 9.0]), np.array([True, False]), np.array([2, 3]))
    listed = kaplan_meier(np.array([5.0, 5.0, 9.0, 9.0, 9.0]), np.array([True, True, False, False, False]))
    assert tally.share.tolist() == listed.share.tolist()
    assert tally.persons == listed.persons == 5


def test_nobody_at_all_has_no_curve() -> None:
    curve = kaplan_meier(np.array([]), np.array([], dtype=bool))
    assert curve.share_at(0) is None
    assert curve.quantile(0.5) is None
    assert curve.quantile_interval(0.5) is None
