"""Figures by hour or day in a size that people can picture: 0.07 an hour is 7 in every 100 such hours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.phrases import known, value_of

PER_HOUR, PER_HUNDRED_HOURS = "an hour", "in 100 such hours"
HUNDRED = 100


@dataclass(frozen=True, kw_only=True)
class Rates:
    """Figures that are all per the same thing, and the words for it (“an hour”, “a day”)."""

    figures: tuple[Figure, ...]
    per: str

    @property
    def most(self) -> float:
        """The largest value that can be shown; zero where there is none."""
        return max((value_of(figure) for figure in known(self.figures)), default=0)

    def say(self, value: float) -> str:
        """All with the same decimals, so that they can be compared down a column: none, one from 1 up, else two."""
        decimals = 0 if self.per == PER_HUNDRED_HOURS or self.most >= HUNDRED else 1 if self.most >= 1 else 2
        return f"{value:,.{decimals}f}" if value else "0"


def hourly_rates(figures: Sequence[Figure]) -> Rates:
    """The figures as they are where at least one reaches 1 an hour; else out of 100 such hours."""
    rates = Rates(figures=tuple(figures), per=PER_HOUR)
    if rates.most >= 1:
        return rates
    return Rates(figures=tuple(_times(figure, HUNDRED) for figure in figures), per=PER_HUNDRED_HOURS)


def _times(figure: Figure, factor: float) -> Figure:
    value, low, high = (None if part is None else part * factor for part in (figure.value, figure.low, figure.high))
    return replace(figure, value=value, low=low, high=high)
