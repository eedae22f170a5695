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
    """Seconds of each run of one contestant, in order, and what each came to."""

    seconds: list[float] = field(default_factory=list)
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
            seconds, finish = _run_once(name, export)
            times[name].seconds.append(seconds)
            times[name].finishes.append(finish)
            say(f"round {turn + 1} of {rounds}: {name}, {seconds:.1f} s")
        _check_answers(times)
    return times


def ratio(times: dict[str, Times], upper: str, lower: str) -> float:
    """The median over the rounds of how many times as long `upper` took as `lower` did in the same round."""
    pairs = zip(times[upper].seconds, times[lower].seconds, strict=True)
    return median(above / below for above, below in pairs)


def _run_once(name: str, export: Path) -> tuple[float, Finish]:
    gc.collect()
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=export.parent) as folder:
        begin = time.perf_counter()
        finish = CONTESTANTS[name](export, Path(folder))
        seconds = time.perf_counter() - begin
    return seconds - finish.report_seconds, finish


def _check_answers(times: dict[str, Times]) -> None:
    """Everybody who answers has to agree with the baseline, in every round."""
    ours = times[CORESPONDER].finishes[-1].answers
    for name, found in times.items():
        peer = found.finishes[-1].answers
        if peer and name != CORESPONDER:
            say(f"{check_agreement(peer, ours):,} answers of {name!r} agree")
