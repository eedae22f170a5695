"""The mean number of events, against the definition reckoned person by person."""

import numpy as np
import pytest

from coresponder.analysis.survival import mean_cumulative


def by_definition(followed: np.ndarray, persons: np.ndarray, days: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and Lawless and Nadeau's standard error, the long way."""
    at = np.unique(days)
    at_risk = np.array([(followed >= day).sum() for day in at])
    events = np.array([[((persons == person) & (days == day)).sum() for day in at] for person in range(len(followed))])
    step = events.sum(axis=0) / at_risk
    present = followed[:, np.newaxis] >= at
    deviation = np.cumsum(present * (events - step) / at_risk, axis=1)
    return np.cumsum(step), np.sqrt((deviation**2).sum(axis=0))


@pytest.mark.parametrize("seed", range(5))
def test_it_is_what_the_definition_says(seed: int) -> None:
    stream = np.random.default_rng(seed)
    followed = stream.integers(1, 40, 30).astype(float)
    persons = stream.integers(0, 30, 60)
    days = np.ceil(followed[persons] * stream.random(60))
    curve = mean_cumulative(followed, persons, days)
    mean, error = by_definition(followed, persons, days)
    assert curve.mean == pytest.approx(mean)
    assert curve.standard_error == pytest.approx(error)


def test_a_person_with_many_events_widens_the_interval() -> None:
    followed = np.full(20, 100.0)
    spread = mean_cumulative(followed, np.arange(10), np.linspace(1, 90, 10))
    gathered = mean_cumulative(followed, np.zeros(10, dtype=int), np.linspace(1, 90, 10))
    assert spread.mean_at(100) == gathered.mean_at(100) == pytest.approx(0.5)
    assert (gathered.standard_error_at(100) or 0) > 2 * (spread.standard_error_at(100) or 0)


def test_without_events_there_is_a_mean_of_zero_and_no_interval() -> None:
    curve = mean_cumulative(np.array([5.0]), np.array([], dtype=int), np.array([]))
    assert curve.mean_at(5) == 0
    assert curve.interval_at(5) is None
    assert curve.mean_at(6) is None


def test_an_event_after_the_end_of_follow_up_is_an_error() -> None:
    with pytest.raises(ValueError, match="after the end"):
        mean_cumulative(np.array([5.0]), np.array([0]), np.array([6.0]))
