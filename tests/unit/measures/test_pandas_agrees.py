"""The main figures against the same question asked of pandas, call by call."""

from collections.abc import Iterator

import duckdb
import ibis
import numpy as np
import pandas as pd
import pytest

from coresponder.analysis.measures import Figure, MeasureContext, compute, measure_named
from coresponder.analysis.measures.local_clock import hours_lasted
from tests.unit.measures.random_calls import ZONE, random_calls


@pytest.fixture(scope="module")
def context() -> MeasureContext:
    database = ibis.duckdb.from_connection(duckdb.connect())
    return MeasureContext(calls=database.create_table("calls", random_calls()), zone=ZONE)


@pytest.fixture(scope="module")
def calls() -> pd.DataFrame:
    return random_calls().to_pandas()


def test_crisis_calls_by_month(context: MeasureContext, calls: pd.DataFrame) -> None:
    wanted = calls[calls.coded].groupby("local_month").size()
    assert _by(context, "crisis_calls_by_month", "month") == {str(month): n for month, n in wanted.items()}


def test_crisis_calls_by_beat(context: MeasureContext, calls: pd.DataFrame) -> None:
    assert _by(context, "crisis_calls_by_beat", "beat") == calls[calls.coded].groupby("beat").size().to_dict()


def test_crisis_calls_by_hour_of_the_week(context: MeasureContext, calls: pd.DataFrame) -> None:
    counts = calls[calls.coded].groupby(["local_weekday", "local_hour"]).size()
    lasted = hours_lasted(calls.local_date.dropna().unique(), ZONE)
    for figure in _coded(context, "crisis_calls_by_weekday_hour"):
        weekday, hour = figure.by["weekday"], figure.by["hour"]
        assert figure.value == counts.get((weekday, hour), 0) / lasted[(int(weekday) - 1) * 24 + int(hour)]


def test_dispatch_times(context: MeasureContext, calls: pd.DataFrame) -> None:
    possible = calls.dispatch_seconds.between(0, 86_400)
    wanted = {"as_recorded": calls.dispatch_seconds.dropna(), "after_exclusions": calls.dispatch_seconds[possible]}
    for stage, seconds in wanted.items():
        for statistic, share in {"median": 0.5, "p90": 0.9}.items():
            cell = {"group": "all", "stage": stage, "statistic": statistic}
            (figure,) = [found for found in _figures(context, "dispatch_time") if found.by == cell]
            assert figure.value == pytest.approx(seconds.quantile(share))
            assert figure.n == len(seconds)


def test_unit_hours_in_all_and_hour_by_hour(context: MeasureContext, calls: pd.DataFrame) -> None:
    spans = _spans(calls)
    (total,) = _coded(context, "crisis_unit_hours")
    assert total.value == pytest.approx(spans.seconds.sum() / 3600)
    assert total.n == len(spans)
    busy = _busy_seconds(spans, set(calls.local_date.dropna()))
    for figure in _coded(context, "crisis_unit_hours_by_weekday_hour"):
        hour = (int(figure.by["weekday"]) - 1) * 24 + int(figure.by["hour"])
        assert figure.numerator == pytest.approx(busy[hour] / 3600)


def test_calls_followed_from_the_same_place(context: MeasureContext, calls: pd.DataFrame) -> None:
    located = calls[calls.coded & calls.location_id.notna() & calls.received_at.notna()].sort_values("received_at")
    gap = located.groupby("location_id").received_at.shift(-1) - located.received_at
    left = calls.received_at.max() - located.received_at
    for figure in _coded(context, "repeat_location_windows"):
        window = pd.Timedelta(days=int(figure.by["window_days"]))
        assert figure.denominator == (left >= window).sum()
        assert figure.numerator == (gap[left >= window] <= window).sum()


def test_outcomes_with_those_not_recorded(context: MeasureContext, calls: pd.DataFrame) -> None:
    wanted = calls[calls.coded].outcome.fillna("not_recorded").value_counts(normalize=True).to_dict()
    assert _by(context, "outcome_mix", "outcome") == pytest.approx(wanted)


def _spans(calls: pd.DataFrame) -> pd.DataFrame:
    """Coded crisis calls with a possible span, with its seconds and its begin on the local clock."""
    coded = calls[calls.coded]
    ended_at = coded.first_cleared_at.fillna(coded.closed_at)
    spans = coded.assign(seconds=(ended_at - coded.first_assigned_at).dt.total_seconds())
    spans = spans[spans.seconds.between(0, 86_400)]
    begin = spans.first_assigned_at.dt.tz_convert(ZONE.key).dt.tz_localize(None)
    return spans.assign(begin=begin)


def _busy_seconds(spans: pd.DataFrame, days: set[object]) -> np.ndarray:
    """Seconds by hour of the week, each span walked through hour by hour."""
    busy = np.zeros(168)
    for begin, seconds in zip(spans.begin, spans.seconds, strict=True):
        for hour, inside in _hours_of(begin, begin + pd.Timedelta(seconds=seconds)):
            if hour.date() in days:
                busy[hour.weekday() * 24 + hour.hour] += inside
    return busy


def _hours_of(begin: pd.Timestamp, end: pd.Timestamp) -> Iterator[tuple[pd.Timestamp, float]]:
    hour = begin.floor("h")
    while hour < end:
        following = hour + pd.Timedelta(hours=1)
        yield hour, (min(end, following) - max(begin, hour)).total_seconds()
        hour = following


def _figures(context: MeasureContext, key: str) -> tuple[Figure, ...]:
    return compute(measure_named(key), context).figures


def _coded(context: MeasureContext, key: str) -> list[Figure]:
    return [figure for figure in _figures(context, key) if figure.by["definition"] == "coded"]


def _by(context: MeasureContext, key: str, dimension: str) -> dict[object, float | None]:
    return {figure.by[dimension]: figure.value for figure in _coded(context, key)}
