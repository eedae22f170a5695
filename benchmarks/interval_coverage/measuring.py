"""Every method in every county, again and again; how often the interval held the truth, in all and by size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.interval_coverage.counties import County, drawn_counties
from benchmarks.interval_coverage.trials import METHODS, Method, Outcome
from coresponder.kernel.random_streams import named_stream

NOMINAL, LEAST, MOST = 0.95, 0.935, 0.965
BANDS = ((0, 1), (1, 3), (3, 10), (10, 30), (30, float("inf")))


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How often a method held the truth: over all counties, and by how many events were to be expected."""

    method: Method
    coverage: float
    by_band: tuple[float | None, ...]
    trials: int
    without: int

    @property
    def is_honest(self) -> bool:
        """Within 93.5 to 96.5%."""
        return LEAST <= self.coverage <= MOST


def measure(times: int, methods: Sequence[Method] = METHODS) -> list[Coverage]:
    """Each method `times` times in each county. The same methods give the same result always."""
    counties = drawn_counties(named_stream("interval coverage/counties"))
    return [_measured(method, counties, times) for method in methods]


def _measured(method: Method, counties: Sequence[County], times: int) -> Coverage:
    stream = named_stream(f"interval coverage/{method.of}/{method.name}")
    outcomes = [method.trial(county, stream) for _ in range(times) for county in counties]
    shown = [outcome for outcome in outcomes if outcome is not None]
    return Coverage(
        method=method,
        coverage=_held(shown) or 0.0,
        by_band=tuple(_held(each for each in shown if low <= each.expected < high) for low, high in BANDS),
        trials=len(shown),
        without=len(outcomes) - len(shown),
    )


def _held(outcomes: Iterable[Outcome]) -> float | None:
    held = [outcome.holds for outcome in outcomes]
    return sum(held) / len(held) if held else None
