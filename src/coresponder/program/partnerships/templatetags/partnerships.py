"""What the pages of partnerships show beside the components."""

from datetime import date
from decimal import Decimal

from django import template

from coresponder.kernel.spoken_english import day as spoken_day

register = template.Library()


@register.filter
def quarter_words(starts_on: date) -> str:
    """A quarter by its first and last month."""
    return f"{starts_on:%B} to {starts_on.replace(month=starts_on.month + 2):%B %Y}"


@register.filter
def amount(number: Decimal | None) -> str:
    """An amount as people write it: 1,234 or 2.5; a dash where there is none."""
    if number is None:
        return "–"
    return f"{number:,.2f}".rstrip("0").rstrip(".")


@register.filter
def pieces(number: int, noun: str) -> str:
    """A number with its noun: 1 comment, 2 comments."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@register.filter
def day(on: date | None) -> str:
    """A day as people write it; a dash where there is none."""
    return spoken_day(on) if on else "–"


@register.filter
def how(cell: dict[str, str]) -> list[str]:
    """On which way a line of the matrix goes, how long it is kept, whether a notice goes along: what is said of it."""
    return [cell[name].rstrip(".") for name in ("channel", "keeping", "notice") if cell[name]]
