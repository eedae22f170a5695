"""The periods for which costs are reckoned: years and halves of years, from three years back to the next one.

They are few and fixed, so that nobody learns from two periods that differ by a day who was met on it. A budget is
planned ahead, so the coming year is offered as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coresponder.analysis.costs import Days

YEARS_BACK, YEARS_AHEAD = 3, 1


@dataclass(frozen=True, kw_only=True)
class Period:
    """A year or half of one."""

    key: str
    words: str
    from_on: date
    to_on: date

    @property
    def days(self) -> Days:
        """The same for the engine."""
        return Days(first_on=self.from_on, last_on=self.to_on)

    def until(self, day: date) -> Days:
        """Its days up to and with that one."""
        return Days(first_on=self.from_on, last_on=min(self.to_on, day))

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.to_on < today


def periods(today: date) -> list[Period]:
    """What is offered, the latest year first."""
    years = range(today.year + YEARS_AHEAD, today.year - YEARS_BACK - 1, -1)
    return [period for year in years for period in _of_year(year)]


def period_of(key: str, today: date) -> Period | None:
    """The one with this key, of those offered."""
    return next((each for each in periods(today) if each.key == key), None)


def usual(today: date) -> Period:
    """What a page shows first: the year of yesterday."""
    year = (today - timedelta(days=1)).year
    return next(_of_year(year))


def halves_of(period: Period) -> tuple[Period, ...]:
    """Both halves of the year in which it lies."""
    _, *halves = _of_year(period.from_on.year)
    return tuple(halves)


def words_of(key: str) -> str:
    """What the period with this key is called, offered or not."""
    return next(each.words for each in _of_year(int(key[:4])) if each.key == key)


def _of_year(year: int) -> Iterator[Period]:
    yield Period(key=f"{year}", words=f"{year}", from_on=date(year, 1, 1), to_on=date(year, 12, 31))
    for half, first, last, words in (
        ("H2", date(year, 7, 1), date(year, 12, 31), f"July to December {year}"),
        ("H1", date(year, 1, 1), date(year, 6, 30), f"January to June {year}"),
    ):
        yield Period(key=f"{year}-{half}", words=words, from_on=first, to_on=last)
