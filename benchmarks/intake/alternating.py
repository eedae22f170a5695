"""Running everybody in turn, several times, so that what else the machine does falls on all of them alike."""

import gc
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.intake.agreement import check_agreement
from benchmarks.intake.contestants import CONTESTANTS, CORESPONDER, Finish
from benchmarks.progress import say


@dataclass(frozen=True, kw_only=True)
class Times:
    """Seconds of each run of one contestant, in order, and what each came to.

    `processor_seconds` are those that its threads worked: what else the machine does moves them far less.
    """

    seconds: list[float] = field(default_factory=list)
    processor_seconds: list[float] = field(default_factory=list)
    finishes: list[Finish] = field(default_factory=list)

    @property
    def median_seconds(self) -> float:
        return median(self.seconds)


def warm_up(export: Path, *, names: tuple[str, ...]) -> None:
    """Everybody once, untimed: whoever is first to import a library would pay for all who use it later."""
    for name in names:
        _run_once(name, export)
    say("everybody is warm")


def run_in_turn(export: Path, *, rounds: int, names: tuple[str, ...]) -> dict[str, Times]:
    """Every contestant `rounds` times, one after the other in each round; DisagreementError where answers differ."""
    times = {name: Times() for name in names}
    for turn in range(rounds):
        for name in names:
            seconds, processor_seconds, finish = _run_once(name, export)
            times[name].seconds.append(seconds)
            times[name].processor_seconds.append(processor_seconds)
            times[name].finishes.append(finish)
            say(f"round {turn + 1} of {rounds}: {name}, {seconds:.1f} s")
        _check_answers(times)
    return times


def ratio(times: dict[str, Times], upper: str, lower: str) -> float:
    """The median over the rounds of how many times as long `upper` took as `lower` did in the same round."""
    return _median_ratio(times[upper].seconds, times[lower].seconds)


def worked_ratio(times: dict[str, Times], upper: str, lower: str) -> float:
    """The same of the seconds that processors worked, which other work on the machine moves far less."""
    return _median_ratio(times[upper].processor_seconds, times[lower].processor_seconds)


def _median_ratio(upper: list[float], lower: list[float]) -> float:
    return median(above / below for above, below in zip(upper, lower, strict=True))


def _run_once(name: str, export: Path) -> tuple[float, float, Finish]:
    gc.collect()
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=export.parent) as folder:
        begin, worked_before = time.perf_counter(), time.process_time()
        finish = CONTESTANTS[name](export, Path(folder))
        seconds, worked = time.perf_counter() - begin, time.process_time() - worked_before
    return seconds - finish.report_seconds, worked - finish.report_processor_seconds, finish


def _check_answers(times: dict[str, Times]) -> None:
    """Everybody who answers has to agree with the baseline, in every round."""
    ours = times[CORESPONDER].finishes[-1].answers
    for name, found in times.items():
        peer = found.finishes[-1].answers
        if peer and name != CORESPONDER:
            say(f"{check_agreement(peer, ours):,} answers of {name!r} agree")
