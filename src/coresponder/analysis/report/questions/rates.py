"""Figures by hour or day in a size that people can picture: 0.07 an hour is 7 in every 100 such hours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coresponder.analysis.charts.words import measured
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.phrases import known, value_of

PER_HOUR, PER_HUNDRED_HOURS = "an hour", "in 100 such hours"
HUNDRED = 100


@dataclass(frozen=True, kw_only=True)
class Rates:
    """Figures that are all per the same thing, and the words for it (“an hour”, “a day”)."""

    figures: tuple[Figure, ...]
    per: str

    def say(self, value: float) -> str:
        """Whole numbers where they are out of 100 hours, elsewhere as many decimals as help."""
        return f"{value:.0f}" if self.per == PER_HUNDRED_HOURS else measured(value)


def hourly_rates(figures: Sequence[Figure]) -> Rates:
    """The figures as they are where at least one reaches 1 an hour; else out of 100 such hours."""
    if max((value_of(figure) for figure in known(figures)), default=1) >= 1:
        return Rates(figures=tuple(figures), per=PER_HOUR)
    return Rates(figures=tuple(_times(figure, HUNDRED) for figure in figures), per=PER_HUNDRED_HOURS)


def _times(figure: Figure, factor: float) -> Figure:
    value, low, high = (None if part is None else part * factor for part in (figure.value, figure.low, figure.high))
    return replace(figure, value=value, low=low, high=high)
