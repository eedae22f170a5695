"""Intervals against published values, closed forms, and properties that hold for any counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coresponder.analysis.measures.intervals import (
    bootstrap_mean,
    bootstrap_ratio,
    exact_poisson,
    quantile_ranks,
    wilson,
)
from coresponder.kernel.random_streams import named_stream


def test_wilson_gives_the_published_values() -> None:
    # Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_exact_poisson_gives_the_published_values() -> None:
    # Garwood 1936 as tabulated by Ulm 1990, American Journal of Epidemiology 131:373.
    assert exact_poisson(0) == pytest.approx((0.0, 3.689), abs=5e-4)
    assert exact_poisson(1) == pytest.approx((0.025, 5.572), abs=5e-4)
    assert exact_poisson(10) == pytest.approx((4.795, 18.390), abs=5e-4)


def test_nothing_counted_over_nothing_has_no_interval() -> None:
    assert wilson(0, 0) is None
    assert exact_poisson(3, 0) is None
    assert bootstrap_mean(np.array([3.0]), named_stream("one day")) is None


@given(n=st.integers(1, 10_000), data=st.data())
def test_wilson_encloses_the_share_and_stays_between_nought_and_one(n: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, n))
    interval = wilson(successes, n)
    assert interval is not None
    assert 0 <= interval[0] <= successes / n <= interval[1] <= 1


@given(count=st.integers(0, 100_000), exposure=st.floats(0.01, 1e6))
def test_exact_poisson_encloses_the_rate(count: int, exposure: float) -> None:
    interval = exact_poisson(count, exposure)
    assert interval is not None
    assert 0 <= interval[0] <= count / exposure <= interval[1]


@given(n=st.integers(1, 5_000), quantile=st.sampled_from([0.5, 0.9]))
def test_quantile_ranks_cover_with_at_least_the_confidence_they_claim(n: int, quantile: float) -> None:
    ranks = quantile_ranks(n, quantile)
    if ranks is None:
        assert stats.binom.pmf(0, n, quantile) > 0.025 or stats.binom.pmf(n, n, quantile) > 0.025
        return
    below, above = stats.binom.cdf(ranks[0] - 1, n, quantile), stats.binom.sf(ranks[1] - 1, n, quantile)
    assert below <= 0.025
    assert above <= 0.025


@pytest.mark.parametrize(("n", "quantile"), [(5, 0.5), (35, 0.9)])
def test_one_value_more_is_enough_for_an_interval(n: int, quantile: float) -> None:
    assert quantile_ranks(n, quantile) is None
    assert quantile_ranks(n + 1, quantile) is not None


def test_the_bootstrap_agrees_with_the_normal_interval_where_that_holds() -> None:
    values = named_stream("daily calls").poisson(40, 400).astype(float)
    interval = bootstrap_mean(values, named_stream("bootstrap"))
    assert interval is not None
    half = 1.96 * values.std() / np.sqrt(len(values))
    assert interval == pytest.approx((values.mean() - half, values.mean() + half), rel=0.01)


def test_the_same_stream_gives_the_same_interval() -> None:
    values = np.arange(50.0)
    assert bootstrap_mean(values, named_stream("a")) == bootstrap_mean(values, named_stream("a"))
    assert bootstrap_mean(values, named_stream("a")) != bootstrap_mean(values, named_stream("b"))


def test_ratios_of_sums_are_drawn_for_all_cells_together_and_empty_cells_have_none() -> None:
    numerators = np.array([[1.0, 0.0], [3.0, 0.0], [2.0, 0.0]])
    denominators = np.array([[2.0, 0.0], [2.0, 0.0], [2.0, 0.0]])
    low, high = bootstrap_ratio(numerators, denominators, named_stream("weeks"))
    assert 0.5 <= low[0] <= 1.0 <= high[0] <= 1.5
    assert np.isnan([low[1], high[1]]).all()
