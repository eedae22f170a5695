"""The same baseline in pandas, the way a competent analyst would write it: whole columns, categories, no loops.

It answers the main questions only: no intervals of confidence, no suppression of small numbers, no hours in which units
were tied up, no grades, no drift, no record of where anything came from, no rejected rows. So it does less work.

`reading` gets typed calls out of the file · `counting`, `lasting`, `places` and `checking` ask them.
"""

from pathlib import Path

import pandas as pd

from benchmarks.intake.answers import Answers
from benchmarks.intake.pandas_peer.checking import coverage, quality
from benchmarks.intake.pandas_peer.counting import by_time, mixes, volumes
from benchmarks.intake.pandas_peer.lasting import times, unit_hours
from benchmarks.intake.pandas_peer.places import concentration, windows
from benchmarks.intake.pandas_peer.reading import Engine, read_calls
from coresponder.analysis.nexus import RuleSet

__all__ = ["Engine", "pandas_baseline"]


def pandas_baseline(export: Path, *, rules: RuleSet, out: Path, engine: Engine = "c") -> Answers:
    """Every answer of the peer; the calls that they rest on are kept as Parquet in `out`."""
    read = read_calls(export, rules, engine)
    calls = read.calls
    crisis = calls[calls["level"] > 0]
    answers = {
        **volumes(calls), **by_time(crisis), **mixes(calls, crisis), **times(calls), **unit_hours(crisis),
        **concentration(crisis), **windows(crisis, calls["received_at"].max()), **coverage(calls), **quality(read),
    }  # fmt: skip
    calls.to_parquet(out / "calls.parquet")
    _written(answers).to_json(out / "answers.json", orient="records")
    return answers


def _written(answers: Answers) -> pd.DataFrame:
    rows = [{"measure": measure, **dict(by), "value": value} for (measure, by), value in answers.items()]
    return pd.DataFrame(rows)
