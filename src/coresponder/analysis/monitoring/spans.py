"""How long one point of a chart is: a month, or several put together where single months may not be shown."""

from datetime import date
from typing import Final

from coresponder.kernel.spoken_english import month, short_month

# By how many months a point covers.
SPANS: Final = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}


def months_later(first: date, months: int) -> date:
    """The first day of the month that many months later."""
    years, place = divmod(first.month - 1 + months, 12)
    return date(first.year + years, place + 1, 1)


def span_named(on: date, each: int) -> str:
    """“Jul 2031”, “the quarter from Jul 2031”."""
    return short_month(on) if each == 1 else f"the {SPANS[each]} from {short_month(on)}"


def span_in_table(on: date, each: int) -> str:
    """“July 2031”, “Jul 2031 to Sep 2031”."""
    return month(on) if each == 1 else f"{short_month(on)} to {short_month(months_later(on, each - 1))}"
