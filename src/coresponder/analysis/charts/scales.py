"""From figures to places on a page: scales that start at zero, round tick marks, class breaks that can be stated."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

ROUND_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A straight scale from zero to `maximum` (in the figure's unit) along `start`..`end` (in picture units)."""

    maximum: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (self.end - self.start) * (value / self.maximum)


def round_step(maximum: float, intervals: int) -> float:
    """The smallest round step (1, 2, 2.5 or 5 times a power of ten, at least 1) that covers `maximum` in `intervals`."""
    least = max(maximum, 1e-9) / intervals
    power = 10.0 ** math.floor(math.log10(least))
    return max(next(power * factor for factor in ROUND_STEPS if power * factor >= least * (1 - 1e-9)), 1.0)


def ticks(maximum: float) -> list[float]:
    """Round whole marks, three to five above zero; the last is the first that is not below `maximum`."""
    if maximum <= 0:
        return [0.0, 1.0]
    step = min((round_step(maximum, intervals) for intervals in (3, 4, 5)), key=lambda step: _last(maximum, step))
    return [step * number for number in range(round(_last(maximum, step) / step) + 1)]


def _last(maximum: float, step: float) -> float:
    return step * math.ceil(maximum / step - 1e-9)


def class_starts(values: Sequence[float], classes: int = 5) -> list[float]:
    """Where each class of a map begins: equal steps of a round width from zero, so the legend can state them."""
    step = round_step(max(values, default=0) + 1, classes)
    used = math.floor(max(values, default=0) / step) + 1
    return [step * number for number in range(min(used, classes))]


def class_of(value: float, starts: Sequence[float]) -> int:
    """The class that holds `value`: the last one that begins at or below it."""
    return max(number for number, start in enumerate(starts) if value >= start or number == 0)


def heat_step(value: float, maximum: float, steps: int) -> int:
    """The shade of a value on a scale of equal steps from zero: 0 for nothing or least, `steps` - 1 for the most."""
    if maximum <= 0:
        return 0
    return min(int(value / maximum * steps), steps - 1)
