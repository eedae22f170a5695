"""From figures to places on a page: scales that start at zero, round tick marks, class breaks that can be stated."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

ROUND_STEPS = (1, 2, 2.5, 5, 10)
LEAST_FOR_WHOLE_MARKS = 5


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A straight scale from zero to `maximum` (in the figure's unit) along `start`..`end` (in picture units)."""

    maximum: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (self.end - self.start) * (value / self.maximum)


def round_step(maximum: float, intervals: int, *, whole: bool = True) -> float:
    """The smallest round step (1, 2, 2.5 or 5 times a power of ten) that covers `maximum` in so many intervals."""
    least = (max(maximum / intervals, 1.0) if whole else maximum / intervals) * (1 - 1e-9)
    power = 10.0 ** math.floor(math.log10(least) + 1e-9)
    steps = (power * factor for factor in ROUND_STEPS if power * factor >= least)
    return next(step for step in steps if step % 1 == 0 or not whole)


def ticks(maximum: float) -> list[float]:
    """Round marks, three to five above zero; the last is the first that is not below `maximum`.

    They are whole numbers, except on a scale of rates that stays below 5.
    """
    if maximum <= 0:
        return [0.0, 1.0]
    steps = (round_step(maximum, intervals, whole=maximum >= LEAST_FOR_WHOLE_MARKS) for intervals in (3, 4, 5))
    step = min(steps, key=lambda step: (step * _needed(maximum, step), step))
    return [step * number for number in range(_needed(maximum, step) + 1)]


def _needed(maximum: float, step: float) -> int:
    return math.ceil(maximum / step - 1e-9)


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
