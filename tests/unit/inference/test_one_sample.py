"""Intervals of one share, count, quantile and mean."""

import numpy as np
import pytest
from scipy import stats

from coresponder.analysis.inference.one_sample import (
    clustered_share,
    exact_share,
    mean_interval,
    midp_count,
    midp_share,
    quantile_interval,
)
from coresponder.analysis.measures.intervals import exact_poisson, quantile_places, wilson


@pytest.mark.parametrize(("found", "n"), [(0, 10), (3, 10), (10, 10), (1, 300), (77, 100)])
def test_mid_p_lies_within_the_exact_interval_and_encloses_the_share(found: int, n: int) -> None:
    low, high = midp_share(found, n) or (1, 0)
    exact_low, exact_high = exact_share(found, n) or (1, 0)
    assert exact_low <= low <= found / n <= high <= exact_high


def test_mid_p_limits_are_where_half_of_the_chance_of_the_count_itself_is_taken() -> None:
    low, high = midp_share(3, 10) or (0, 0)
    assert stats.binom.sf(3, 10, low) + stats.binom.pmf(3, 10, low) / 2 == pytest.approx(0.025)
    assert stats.binom.cdf(2, 10, high) + stats.binom.pmf(3, 10, high) / 2 == pytest.approx(0.025)
    low, high = midp_count(4, 2.0) or (0, 0)
    assert stats.poisson.sf(4, 2 * low) + stats.poisson.pmf(4, 2 * low) / 2 == pytest.approx(0.025)
    assert stats.poisson.cdf(3, 2 * high) + stats.poisson.pmf(4, 2 * high) / 2 == pytest.approx(0.025)


def test_no_event_at_all_still_leaves_three_possible() -> None:
    low, high = midp_count(0) or (1, 0)
    assert low == 0
    assert high == pytest.approx(-np.log(0.05))
    assert high < (exact_poisson(0) or (0, 0))[1]


def test_of_nothing_nothing_is_said() -> None:
    assert midp_share(0, 0) is None
    assert midp_count(3, 0) is None
    assert clustered_share(np.array([], dtype=int), np.array([], dtype=int)) is None
    assert mean_interval(np.array([3.0])) is None


def test_contacts_of_one_person_are_worth_less_than_as_many_persons() -> None:
    alone = clustered_share(np.array([1] * 10 + [0] * 90), np.ones(100, dtype=int))
    gathered = clustered_share(np.array([10] + [0] * 9), np.full(10, 10))
    assert alone is not None
    assert gathered is not None
    assert alone == pytest.approx(wilson(10, 100), rel=0.01)
    assert gathered[1] - gathered[0] > 2 * (alone[1] - alone[0])


def test_a_median_of_six_can_be_enclosed_and_one_of_five_not() -> None:
    assert quantile_places(5, 0.5) is None
    assert quantile_interval(np.arange(1.0, 7.0), 0.5) == pytest.approx((1.194, 5.806), abs=0.001)


def test_ranks_are_as_likely_to_lie_below_on_the_one_side_as_above_on_the_other() -> None:
    low, high = quantile_places(21, 0.5) or (0, 0)
    assert low - 1 == pytest.approx(21 - high)


def test_a_mean_of_months_has_students_interval() -> None:
    assert mean_interval(np.array([1.0, 2.0, 3.0])) == pytest.approx(
        (2 - 4.303 / 3**0.5, 2 + 4.303 / 3**0.5), abs=0.001
    )
