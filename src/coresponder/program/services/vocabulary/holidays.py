"""The federal holidays of the United States (5 U.S.C. 6103), with the weekday on which each is observed.

On these days regular hours say nothing: whether a place is open is unknown unless its directory says so for the day.
"""

from datetime import date, timedelta
from functools import lru_cache

MONDAY, THURSDAY = 0, 3


@lru_cache(maxsize=64)
def holidays_of(year: int) -> dict[date, str]:
    """The holidays of a year by day. One on a Saturday is observed on Friday, one on a Sunday on Monday: both days."""
    fixed = {
        date(year, 1, 1): "New Year’s Day",
        date(year, 6, 19): "Juneteenth",
        date(year, 7, 4): "Independence Day",
        date(year, 11, 11): "Veterans Day",
        date(year, 12, 25): "Christmas Day",
    }
    moving = {
        _nth(year, 1, MONDAY, 3): "Martin Luther King Jr. Day",
        _nth(year, 2, MONDAY, 3): "Washington’s Birthday",
        _last_monday_of_may(year): "Memorial Day",
        _nth(year, 9, MONDAY, 1): "Labor Day",
        _nth(year, 10, MONDAY, 2): "Columbus Day",
        _nth(year, 11, THURSDAY, 4): "Thanksgiving Day",
    }
    observed = {_observed(on): f"{name} (observed)" for on, name in fixed.items()}
    return {**observed, **moving, **fixed}


def holiday_on(day: date) -> str:
    """The name of the holiday; empty on any other day. New Year’s Day may be observed in the year before."""
    return holidays_of(day.year).get(day, "") or holidays_of(day.year + 1).get(day, "")


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _observed(on: date) -> date:
    return on + timedelta(days={5: -1, 6: 1}.get(on.weekday(), 0))


def _last_monday_of_may(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())
