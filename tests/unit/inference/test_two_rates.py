"""Two rates, their ratio and their difference, against printed results of other programs."""

import numpy as np
import pytest

from coresponder.analysis.inference.two_rates import (
    Rate,
    before_after_ratio,
    difference,
    e_ratio,
    e_test,
    exact_ratio,
    midp_ratio,
    monthly_ratio,
)

# Gu, Ng, Tang and Schucany 2008: 60 events in 51,477.5 person-years, 30 in 54,308.7.
EXPOSED, OTHERS = Rate(60, 51_477.5), Rate(30, 54_308.7)


def test_the_exact_ratio_is_that_of_r() -> None:
    assert exact_ratio(EXPOSED, OTHERS) == pytest.approx((1.339735721772650, 3.388365573616252))


def test_mid_p_is_narrower() -> None:
    low, high = midp_ratio(EXPOSED, OTHERS) or (0, 0)
    assert 1.339 < low < high
    assert high is not None
    assert high < 3.389


def test_the_e_test_is_that_of_the_paper_and_of_statsmodels() -> None:
    assert e_test(EXPOSED, OTHERS, one_sided=True) == pytest.approx(0.000298, abs=1e-6)
    assert e_test(EXPOSED, OTHERS) == pytest.approx(0.000567261758250953, rel=1e-6)
    assert e_test(Rate(41, 28_010), Rate(15, 19_017)) == pytest.approx(0.03782053187021494, rel=1e-6)
    assert e_test(Rate(6, 51.0), Rate(1, 54.0), 1.2) == pytest.approx(0.09054824785458056, rel=1e-6)


def test_the_score_interval_of_the_difference_is_that_of_r() -> None:
    found = difference(Rate(60, 51.4775), Rate(30, 54.3087))
    assert found == pytest.approx((0.265796, 0.989192), abs=1e-6)


def test_limits_of_the_e_test_are_ratios_that_it_just_does_not_reject() -> None:
    low, high = e_ratio(Rate(3, 12.0), Rate(9, 24.0)) or (0, 0)
    assert high is not None
    for limit in (low, high):
        assert e_test(Rate(3, 12.0), Rate(9, 24.0), limit) == pytest.approx(0.05, abs=0.01)


def test_without_an_event_before_no_rise_is_too_large() -> None:
    low, high = e_ratio(Rate(3, 12.0), Rate(0, 24.0)) or (0, 0)
    assert low > 0
    assert high is None
    assert (midp_ratio(Rate(3, 12.0), Rate(0, 24.0)) or (0, 0))[1] is None


def test_without_an_event_after_a_fall_to_nothing_is_possible() -> None:
    low, high = e_ratio(Rate(0, 12.0), Rate(9, 24.0)) or (1, None)
    assert low == 0
    assert high is not None
    assert high < 1.5


def test_nothing_at_all_has_no_ratio() -> None:
    nothing = np.zeros(3)
    assert e_ratio(Rate(0, 1.0), Rate(0, 1.0)) is None
    assert e_test(Rate(0, 1.0), Rate(0, 1.0)) == 1
    assert before_after_ratio(nothing, nothing, np.ones(3), np.ones(3)) is None


def test_restless_months_widen_the_interval_and_even_ones_do_not_narrow_it() -> None:
    even, restless = np.full(12, 10.0), np.array([0.0, 20.0] * 6)
    ones = np.ones(12)
    plain = monthly_ratio(even, even, ones, ones)
    wide = monthly_ratio(restless, restless, ones, ones)
    assert plain is not None
    assert wide is not None
    assert plain == pytest.approx((np.exp(-1.96 * (2 / 120) ** 0.5), np.exp(1.96 * (2 / 120) ** 0.5)), rel=1e-3)
    assert wide[1] / wide[0] > 2 * plain[1] / plain[0]


@pytest.mark.parametrize(("after", "method"), [(1.0, "quasi-Poisson by months"), (0.5, "E-test")])
def test_below_ten_events_the_test_for_few_is_taken(after: float, method: str) -> None:
    found = before_after_ratio(np.full(12, after), np.full(24, 2.0), np.ones(12), np.ones(24))
    assert found is not None
    assert found.method == method
