"""How long calls take, and how many unit-hours crisis calls took."""

import pandas as pd

from benchmarks.intake.answers import Answers, cell
from benchmarks.intake.pandas_peer.reading import INTERVALS, LEVELS

LONGEST_SECONDS = 86_400
QUANTILES = {"median": 0.5, "p90": 0.9}


def times(calls: pd.DataFrame) -> Answers:
    """Median and 90th percentile of every interval, of all calls and of coded crisis calls."""
    answers: Answers = {}
    groups = {"all": calls, "crisis": calls[calls["level"] >= LEVELS["coded"]]}
    for group, its_calls in groups.items():
        for name in INTERVALS:
            recorded = its_calls[name].dropna()
            possible = recorded[recorded.between(0, LONGEST_SECONDS)]
            for stage, seconds in {"as_recorded": recorded, "after_exclusions": possible}.items():
                found = seconds.quantile(list(QUANTILES.values()))
                for statistic, value in zip(QUANTILES, found, strict=True):
                    answers[cell(name, group=group, stage=stage, statistic=statistic)] = float(value)
    return answers


def unit_hours(crisis: pd.DataFrame) -> Answers:
    """Hours from assigning to clearing, or to closing, without impossible spans; each call counts as one unit."""
    ended_at = crisis["first_cleared_at"].fillna(crisis["closed_at"])
    seconds = (ended_at - crisis["first_assigned_at"]).dt.total_seconds()
    hours = seconds[seconds.between(0, LONGEST_SECONDS)] / 3_600
    return {
        cell("crisis_unit_hours", definition=definition): float(hours[crisis["level"] >= level].sum())
        for definition, level in LEVELS.items()
    }
