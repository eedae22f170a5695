"""Short ways to write a column, so that a table reads as a list of what it holds."""

from itertools import pairwise

from coresponder.formats.dataset.schema import Column, Order

MOST_MINUTES = 60 * 24 * 366


def key(name: str, description: str) -> Column:
    """What names a row: a token, which means nothing outside of the release."""
    return Column(name=name, type="text", required=True, description=description)


def link(name: str, refers_to: str, description: str, *, required: bool = False) -> Column:
    """The token of a row in another table."""
    return Column(name=name, type="text", refers_to=refers_to, required=required, description=description)


def coded(name: str, codes: tuple[str, ...], description: str, *, required: bool = False) -> Column:
    """One of a list of codes."""
    return Column(name=name, type="text", codes=codes, required=required, description=description)


def words(name: str, description: str, *, in_months: bool = True, required: bool = False) -> Column:
    """A code out of a list that the program fills in itself; in a release without moments perhaps left empty."""
    return Column(
        name=name,
        type="text",
        required=required,
        description=description,
        in_months="kept" if in_months else "empty",
    )


def instant(name: str, description: str) -> Column:
    """A moment in UTC, to the minute."""
    return Column(name=name, type="instant", unit="UTC", description=description, in_months="empty")


def local_date(name: str, description: str) -> Column:
    """A day by the program's local clock; in a release without moments the first day of its month."""
    return Column(name=name, type="date", description=description, in_months="month")


def flag(name: str, description: str, *, required: bool = False) -> Column:
    """Yes or no. Empty: not recorded, which is never no."""
    return Column(name=name, type="flag", description=description, required=required)


def count(name: str, description: str, *, unit: str = "", required: bool = False) -> Column:
    """A whole number from 0."""
    return Column(name=name, type="integer", unit=unit, description=description, required=required, least=0)


def minutes(name: str, description: str) -> Column:
    """Minutes, never negative: an impossible interval is left empty."""
    return Column(name=name, type="number", unit="minutes", description=description, least=0, most=MOST_MINUTES)


def number(name: str, description: str, *, unit: str = "", least: float | None = 0) -> Column:
    """A number with decimals."""
    return Column(name=name, type="number", unit=unit, description=description, least=least)


def until_now(name: str, description: str) -> Column:
    """Days until the moment of the data set. Beside that moment they would tell the day, so they are cut."""
    return Column(name=name, type="integer", unit="days", description=description, least=0, in_months="four_weeks")


def in_order(*names: str) -> tuple[Order, ...]:
    """Each of these instants cannot lie after the next one."""
    return tuple(Order(earlier=first, later=second) for first, second in pairwise(names))
