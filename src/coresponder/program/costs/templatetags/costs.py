"""How amounts, counts and codes of costs are put in words."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from coresponder.kernel import money
from coresponder.program.costs.vocabulary import GradeOf, Payer, Way

register = template.Library()


@register.filter
def dollars(amount: Any) -> str:
    """Whole dollars, for sums."""
    return money.dollars(Decimal(amount))


@register.filter
def cents(amount: Any) -> str:
    """Dollars and cents, for the cost of one event."""
    return money.dollars(Decimal(amount), cents=True)


@register.filter
def events(number: float) -> str:
    """A count of events, with a decimal where it has one."""
    return f"{number:,.2f}".rstrip("0").rstrip(".").replace("-", "−")


@register.filter
def item_words(code: str) -> str:
    """What a code is of."""
    return code.replace("_", " ")


@register.filter
def payer_words(code: str) -> str:
    """Who pays."""
    return Payer(code).label


@register.filter
def grade_words(code: str) -> str:
    """How an effect is known."""
    return GradeOf(code).label


@register.filter
def way_words(code: str) -> str:
    """Fewer or more."""
    return Way(code).value


@register.filter
def chance(share: float) -> str:
    """A chance in whole percent; never 0 or 100 where draws went both ways."""
    if 0 < share < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 <= share < 1 else f"{share:.0%}"


@register.filter
def svg(text: str) -> SafeString:
    """A picture that our own charts have drawn and escaped."""
    return mark_safe(text)  # noqa: S308 - made by analysis.charts, which escapes every text
