"""Concentration over places, against sorting the places one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coresponder.analysis.measures.concentration import PlaceCounts, place_counts
from coresponder.kernel.random_streams import named_stream

CALLS_AT_PLACES = st.lists(st.integers(1, 40), min_size=2, max_size=120)


def _counts(calls_at_places: list[int]) -> PlaceCounts:
    counts: dict[int, int] = {}
    for calls in calls_at_places:
        counts[calls] = counts.get(calls, 0) + 1
    return place_counts(counts)


@given(calls_at_places=CALLS_AT_PLACES, percent=st.sampled_from([1, 5, 10, 100]))
def test_the_busiest_places_are_those_first_in_order(calls_at_places: list[int], percent: int) -> None:
    counts = _counts(calls_at_places)
    wanted = -(-len(calls_at_places) * percent // 100)
    assert counts.top_places(percent / 100) == wanted
    assert counts.top_calls(percent / 100) == sum(sorted(calls_at_places, reverse=True)[:wanted])


@given(calls_at_places=CALLS_AT_PLACES)
def test_gini_is_half_the_relative_mean_difference(calls_at_places: list[int]) -> None:
    calls = np.array(calls_at_places)
    relative_mean_difference = np.abs(calls[:, None] - calls[None, :]).mean() / calls.mean()
    assert _counts(calls_at_places).gini() == pytest.approx(relative_mean_difference / 2)


@given(calls_at_places=CALLS_AT_PLACES)
def test_intervals_are_shares(calls_at_places: list[int]) -> None:
    counts = _counts(calls_at_places)
    drawn = counts.drawn(named_stream("places"))
    for interval in (counts.top_interval(0.1, drawn), counts.gini_interval(drawn)):
        if interval is None:
            assert len(set(calls_at_places)) == 1
        else:
            assert 0 <= interval[0] <= interval[1] <= 1


def test_places_without_calls_are_left_out() -> None:
    counts = place_counts({0: 50, 2: 3})
    assert (counts.all_places, counts.all_calls) == (3, 6)
