"""The kinds of figures that measures are made of: counts, rates, shares and means, each with its interval."""

from collections.abc import Iterable, Mapping

import numpy as np

from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.intervals import Numbers, bootstrap_mean, exact_poisson, wilson

Cell = Mapping[str, str | int]
NO_INTERVAL: tuple[None, None] = (None, None)


def count_figure(by: Cell, count: int, *, days: int | None = None, missing: int = 0) -> Figure:
    """A count of calls, with its exact Poisson interval; `days` says how many days it covers where that matters."""
    low, high = exact_poisson(count) or NO_INTERVAL
    return Figure(
        by=dict(by),
        value=count,
        low=low,
        high=high,
        interval="exact Poisson",
        n=count,
        numerator=count,
        denominator=days,
        missing=missing,
    )


def rate_figure(by: Cell, count: int, exposure: float, *, missing: int = 0) -> Figure | None:
    """Calls for each unit of `exposure` (hours, residents and years), with its exact Poisson interval.

    None where there was no exposure at all: then there is no rate, not a rate of zero.
    """
    interval = exact_poisson(count, exposure)
    if interval is None:
        return None
    return Figure(
        by=dict(by),
        value=count / exposure,
        low=interval[0],
        high=interval[1],
        interval="exact Poisson",
        n=count,
        numerator=count,
        denominator=exposure,
        missing=missing,
    )


def share_figure(by: Cell, numerator: int, denominator: int, *, missing: int = 0, excluded: int = 0) -> Figure | None:
    """A share of calls, with Wilson's interval; None of nothing."""
    interval = wilson(numerator, denominator)
    if interval is None:
        return None
    return Figure(
        by=dict(by),
        value=numerator / denominator,
        low=interval[0],
        high=interval[1],
        interval="wilson",
        n=denominator,
        numerator=numerator,
        denominator=denominator,
        missing=missing,
        excluded=excluded,
    )


def daily_mean_figure(
    by: Cell, calls_by_day: Numbers, stream: np.random.Generator, *, missing: int = 0
) -> Figure | None:
    """Mean of calls over days, with a bootstrap interval over the days; None without days."""
    if len(calls_by_day) == 0:
        return None
    low, high = bootstrap_mean(calls_by_day, stream) or NO_INTERVAL
    count = int(calls_by_day.sum())
    return Figure(
        by=dict(by),
        value=count / len(calls_by_day),
        low=low,
        high=high,
        interval="" if low is None else "bootstrap",
        n=len(calls_by_day),
        numerator=count,
        denominator=len(calls_by_day),
        missing=missing,
    )


def known(figures: Iterable[Figure | None]) -> tuple[Figure, ...]:
    """The figures that there are."""
    return tuple(figure for figure in figures if figure is not None)
