"""How amounts, counts and codes of costs are put in words."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from coresponder.analysis.costs.saying import chance_said
from coresponder.kernel import money
from coresponder.kernel.spoken_english import day
from coresponder.program.costs import numbers
from coresponder.program.costs.vocabulary import GradeOf, Kind, Nature, Payer, Per, Way

register = template.Library()
register.filter("events", numbers.events)
register.filter("chance", chance_said)


@register.filter
def dollars(amount: Any) -> str:
    """Whole dollars, for sums."""
    return money.dollars(Decimal(amount))


@register.filter
def cents(amount: Any) -> str:
    """Dollars and cents, for the cost of one event."""
    return money.dollars(Decimal(amount), cents=True)


@register.filter
def item_words(code: str) -> str:
    """What a code is of."""
    return code.replace("_", " ")


@register.filter
def payer_words(code: str) -> str:
    """Who pays."""
    return Payer(code).label


@register.filter
def nature_words(row: Mapping[str, Any]) -> str:
    """Cash or capacity; what the program is lent is given in kind."""
    return "in kind" if row["kind"] == Kind.PROGRAM and row["nature"] == Nature.CAPACITY else str(row["nature"])


@register.filter
def day_of(written: str) -> str:
    """A day that a version keeps as text, as people read it."""
    return day(date.fromisoformat(written))


@register.filter
def grade_words(code: str) -> str:
    """How an effect is known."""
    return GradeOf(code).label


@register.filter
def way_words(code: str) -> str:
    """Fewer or more."""
    return Way(code).value


@register.filter
def per_words(code: str) -> str:
    """For what an amount is paid."""
    return "one time" if code == Per.ONCE else f"per {Per(code).label}"


@register.filter
def svg(text: str) -> SafeString:
    """A picture that our own charts have drawn and escaped."""
    return mark_safe(text)  # noqa: S308 - made by analysis.charts, which escapes every text
