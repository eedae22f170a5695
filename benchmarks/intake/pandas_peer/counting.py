"""How many calls, when, where, and what became of them."""

import pandas as pd

from benchmarks.intake.answers import Answers, by_cells, cell
from benchmarks.intake.pandas_peer.reading import LEVELS

NOT_RECORDED = "not_recorded"


def volumes(calls: pd.DataFrame) -> Answers:
    """All calls; crisis calls under each definition, their share, and how many there are per day."""
    answers = {cell("calls"): float(len(calls))}
    days = calls["local_date"].nunique()
    for definition, level in LEVELS.items():
        crisis = int((calls["level"] >= level).sum())
        answers[cell("crisis_calls", definition=definition)] = crisis
        answers[cell("crisis_call_share", definition=definition)] = crisis / len(calls)
        answers[cell("crisis_calls_per_day", definition=definition)] = crisis / days
    return answers


def by_time(crisis: pd.DataFrame) -> Answers:
    """Crisis calls by month, hour, hour of the week, and beat."""
    answers: Answers = {}
    for definition, level in LEVELS.items():
        counted = crisis[crisis["level"] >= level]
        months = counted["local_month"].dt.strftime("%Y-%m-%d").value_counts()
        answers |= by_cells("crisis_calls_by_month", "month", months, definition=definition)
        answers |= by_cells("crisis_calls_by_hour", "hour", counted["local_hour"].value_counts(), definition=definition)
        answers |= by_cells("crisis_calls_by_beat", "beat", counted["beat"].value_counts(), definition=definition)
        for (weekday, hour), count in counted.groupby(["local_weekday", "local_hour"]).size().items():
            at = cell("crisis_calls_by_weekday_hour", definition=definition, weekday=weekday, hour=hour)
            answers[at] = float(count)
    return answers


def mixes(calls: pd.DataFrame, crisis: pd.DataFrame) -> Answers:
    """Outcomes of crisis calls, priorities, and calls by type."""
    answers: Answers = {}
    for definition, level in LEVELS.items():
        outcomes = _shares(crisis.loc[crisis["level"] >= level, "outcome"])
        answers |= by_cells("outcome_mix", "outcome", outcomes, definition=definition)
    for group, its_calls in {"all": calls, "crisis": crisis[crisis["level"] >= LEVELS["coded"]]}.items():
        answers |= by_cells("priority_mix", "priority", _shares(its_calls["priority"]), group=group)
    return answers | by_cells("calls_by_type", "call_type", calls["final_type"].value_counts())


def _shares(values: pd.Series) -> pd.Series:
    """The share of each value, of those that occur; what is missing is a value of its own."""
    shares = values.value_counts(normalize=True, dropna=False)
    shares.index = [NOT_RECORDED if pd.isna(name) else str(name) for name in shares.index]
    return shares[shares > 0]
