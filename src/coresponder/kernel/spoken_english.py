"""Numbers, months, hours and shares as people say them, in US English."""

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(number: float) -> str:
    """A whole number with thousands marked: 21,429."""
    return f"{round(number):,}"


def measured(number: float) -> str:
    """A number with as many decimals as help: 21,429; 12.5; 3.4; 0.27."""
    if number == round(number) or abs(number) >= 100:
        return counted(number)
    return f"{number:.1f}" if abs(number) >= 1 else f"{number:.2f}"


def percent(share: float) -> str:
    """A share of one as a percentage: 0.123 is 12.3%. It is 0.0% only for none and 100.0% only for all."""
    if 0 < share < 0.0005:
        return "under 0.1%"
    return "over 99.9%" if 0.9995 <= share < 1 else f"{share * 100:.1f}%"


def minutes(length: float) -> str:
    """Minutes, with a decimal below ten and in hours from two hours up."""
    if length >= 120:
        hours, rest = divmod(round(length), 60)
        return f"{hours:,} h {rest} min" if rest else f"{hours:,} h"
    return f"{length:.1f} min" if length < 9.95 else f"{length:.0f} min"


def month(first_on: date) -> str:
    """March 2025."""
    return f"{MONTHS[first_on.month - 1]} {first_on.year}"


def short_month(first_on: date) -> str:
    """Mar 2025."""
    return f"{MONTHS[first_on.month - 1][:3]} {first_on.year}"


def day(on: date) -> str:
    """March 5, 2025."""
    return f"{MONTHS[on.month - 1]} {on.day}, {on.year}"


def weekday(number: int) -> str:
    """Monday for 1, Sunday for 7, as ISO counts them."""
    return WEEKDAYS[number - 1]


def hour(number: int) -> str:
    """The start of an hour of the day: midnight, 5 am, noon, 5 pm."""
    named = {0: "midnight", 12: "noon", 24: "midnight"}
    return named.get(number) or f"{number % 12} {'am' if number % 24 < 12 else 'pm'}"


def hours(first: int, last: int) -> str:
    """From the start of the first hour to the end of the last: 1 pm to 10 pm for 13 and 21."""
    return f"{hour(first)} to {hour((last + 1) % 24)}"


def listed(items: Sequence[str]) -> str:
    """One, two and three."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def some(number: int, singular: str, plural: str = "") -> str:
    """A small number in words and a large one in figures, with its noun: no days, one day, 12 days."""
    said = SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else counted(number)
    return f"{said} {singular if number == 1 else plural or singular + 's'}"


def starting(sentence: str) -> str:
    """The sentence with a capital letter at its start and the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
