"""What runs against each other: each takes an export and an empty folder, and gives its answers where it has any."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.intake.answers import Answers
from benchmarks.intake.coresponder_run import Stage, answers_of, frozen_baseline, timed_reports
from benchmarks.intake.pandas_peer import pandas_baseline
from benchmarks.intake.plain_load import plain_load
from coresponder.analysis.nexus import load_rules

PLAIN_LOAD = "DuckDB, plain typed load"
PANDAS = "pandas, the main figures"
PANDAS_ARROW = "pandas with its Arrow reader"
CORESPONDER = "Coresponder, frozen baseline"


@dataclass(frozen=True, kw_only=True)
class Finish:
    """What a run came to. The plain load has no answers; only Coresponder has stages and reports."""

    answers: Answers = field(default_factory=dict)
    stages: tuple[Stage, ...] = ()
    report_seconds: float = 0.0
    report_processor_seconds: float = 0.0


def _plain_load(export: Path, out: Path) -> Finish:
    plain_load(export, out=out)
    return Finish()


def _pandas(export: Path, out: Path) -> Finish:
    return Finish(answers=pandas_baseline(export, rules=load_rules(), out=out))


def _pandas_arrow(export: Path, out: Path) -> Finish:
    return Finish(answers=pandas_baseline(export, rules=load_rules(), out=out, engine="pyarrow"))


def _coresponder(export: Path, out: Path) -> Finish:
    baseline, stages = frozen_baseline(export, rules=load_rules(), out=out)
    worked_before = time.process_time()
    report_seconds = timed_reports(baseline, out=out)
    return Finish(
        answers=answers_of(baseline),
        stages=stages,
        report_seconds=report_seconds,
        report_processor_seconds=time.process_time() - worked_before,
    )


CONTESTANTS: dict[str, Callable[[Path, Path], Finish]] = {
    PLAIN_LOAD: _plain_load,
    PANDAS: _pandas,
    PANDAS_ARROW: _pandas_arrow,
    CORESPONDER: _coresponder,
}
