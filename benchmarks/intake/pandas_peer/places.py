"""How crisis calls come from the same places again."""

from math import ceil

import numpy as np
import pandas as pd

from benchmarks.intake.answers import Answers, cell
from benchmarks.intake.pandas_peer.reading import LEVELS

TOP_SHARES = (1, 5, 10)
WINDOW_DAYS = (30, 90, 365)


def concentration(crisis: pd.DataFrame) -> Answers:
    """The share of crisis calls that came from the busiest 1, 5 and 10 % of places, and the Gini coefficient."""
    answers: Answers = {}
    for definition, level in LEVELS.items():
        counts = crisis.loc[crisis["level"] >= level, "place"].value_counts()
        counts = counts[counts > 0].to_numpy()
        for top in TOP_SHARES:
            share = counts[: ceil(len(counts) * top / 100)].sum() / counts.sum()
            answers[cell("repeat_location_concentration", definition=definition, top_share=top)] = float(share)
        answers[cell("repeat_location_concentration", definition=definition, statistic="gini")] = _gini(counts[::-1])
    return answers


def windows(crisis: pd.DataFrame, last_at: pd.Timestamp) -> Answers:
    """The share of crisis calls followed by another from the same place, of those that could be followed so long."""
    answers: Answers = {}
    ordered = crisis[crisis["place"].notna() & crisis["received_at"].notna()].sort_values("received_at")
    for definition, level in LEVELS.items():
        counted = ordered[ordered["level"] >= level]
        gap = counted.groupby("place")["received_at"].shift(-1) - counted["received_at"]
        left = last_at - counted["received_at"]
        for days in WINDOW_DAYS:
            window = pd.Timedelta(days=days)
            share = (gap[left >= window] <= window).mean()
            answers[cell("repeat_location_windows", definition=definition, window_days=days)] = float(share)
    return answers


def _gini(ascending: np.ndarray) -> float:
    """Gini coefficient of counts from the smallest to the largest."""
    count = len(ascending)
    ranked = (np.arange(1, count + 1) * ascending).sum()
    return float(2 * ranked / (count * ascending.sum()) - (count + 1) / count)
