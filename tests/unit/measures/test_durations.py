"""Quantiles from a histogram are the quantiles of the durations themselves."""

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from coresponder.analysis.measures.durations import Durations, durations_of

SECONDS = st.lists(st.integers(-100_000, 200_000), min_size=1, max_size=200)


def _durations(seconds: list[int | None]) -> Durations:
    rows = [{"seconds": value, "coded": False, "calls": 1} for value in seconds]
    schema = pa.schema([("seconds", pa.int64()), ("coded", pa.bool_()), ("calls", pa.int64())])
    return durations_of(pa.Table.from_pylist(rows, schema=schema), crisis_only=False)


@given(seconds=SECONDS, share=st.sampled_from([0.0, 0.1, 0.5, 0.9, 1.0]))
def test_a_quantile_is_numpys_quantile(seconds: list[int], share: float) -> None:
    assert np.isclose(_durations(seconds).quantile(share) or 0.0, np.quantile(seconds, share))


@given(seconds=SECONDS)
def test_what_is_excluded_is_counted_and_the_rest_is_possible(seconds: list[int]) -> None:
    recorded = _durations([*seconds, None])
    kept = recorded.after_exclusions()
    assert kept.n + kept.excluded == recorded.n == len(seconds)
    assert kept.missing == 1
    assert all(0 <= second <= 86_400 for second in kept.seconds)


@given(seconds=st.lists(st.integers(0, 1_000), min_size=40, max_size=200))
def test_the_interval_encloses_the_quantile_and_ends_at_recorded_durations(seconds: list[int]) -> None:
    durations = _durations(seconds)
    for share in (0.5, 0.9):
        interval = durations.quantile_interval(share)
        quantile = durations.quantile(share)
        assert interval is not None
        assert quantile is not None
        assert interval[0] <= quantile <= interval[1]
        assert {*interval} <= {float(second) for second in seconds}


def test_nothing_recorded_has_no_quantile() -> None:
    durations = _durations([None])
    assert (durations.n, durations.missing, durations.quantile(0.5)) == (0, 1, None)


def test_crisis_calls_can_be_taken_alone() -> None:
    tally = pa.table({"seconds": [5, 9, None], "coded": [True, False, True], "calls": [2, 7, 1]})
    durations = durations_of(tally, crisis_only=True)
    assert (durations.seconds.tolist(), durations.calls.tolist(), durations.missing) == ([5], [2], 1)
