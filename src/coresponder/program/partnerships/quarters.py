"""Quarters of a year."""

from datetime import date, timedelta

from coresponder.kernel.errors import UsageError

MONTHS = 3


def quarter_of(on: date) -> date:
    """The first day of the quarter."""
    return date(on.year, (on.month - 1) // MONTHS * MONTHS + 1, 1)


def next_quarter(starts_on: date) -> date:
    """The first day of the quarter after this one."""
    months = starts_on.month - 1 + MONTHS
    return date(starts_on.year + months // 12, months % 12 + 1, 1)


def previous_quarter(starts_on: date) -> date:
    """The first day of the quarter before this one."""
    return quarter_of(starts_on - timedelta(days=1))


def refuse_unless_over(starts_on: date, *, today: date) -> None:
    """Raise UsageError for a quarter that goes on, or that does not begin with its day."""
    if quarter_of(starts_on) != starts_on:
        raise UsageError("no_quarter", "That is not the first day of a quarter.", "Choose one from the list.")
    if next_quarter(starts_on) > today:
        raise UsageError("quarter_goes_on", "That quarter is not over.", "Publish it once it is.")
