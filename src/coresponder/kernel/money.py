"""Money to the cent. An amount is read exactly or refused: nothing is guessed, and nothing is filled in."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from coresponder.kernel.errors import InputError

CENT = Decimal("0.01")
MOST = Decimal("10000000000")  # more than any county spends; whatever is larger is a slip
# Digits, with commas only where they mark thousands, and at most two decimals.
WRITTEN = re.compile(r"\$?\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?")


def read_dollars(written: str) -> Decimal:
    """“$1,234.50” as 1234.50; InputError where it is not plainly an amount of dollars."""
    found = WRITTEN.fullmatch(written.strip())
    if found is None:
        raise InputError(
            "no_amount", f"“{written.strip()[:40]}” is no amount of dollars.", "Write it like 1234.50 or $1,234.50."
        )
    amount = Decimal(found[1].replace(",", "") + (found[2] or "")).quantize(CENT)
    if amount >= MOST:
        raise InputError("too_much", "An amount of ten billion dollars or more cannot be right.", "Check the amount.")
    return amount


def to_cents(amount: Decimal | Fraction | float) -> Decimal:
    """The amount in whole cents; half a cent counts away from zero. A float is taken at its shortest writing."""
    if isinstance(amount, Fraction):
        sign, rest = (-1 if amount < 0 else 1), abs(amount) * 100
        return Decimal(sign * int(rest + Fraction(1, 2))) * CENT
    exact = amount if isinstance(amount, Decimal) else Decimal(repr(amount))
    return exact.quantize(CENT, rounding=ROUND_HALF_UP)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The sum of amounts in cents, exactly."""
    return sum(amounts, start=Decimal("0.00"))


def dollars(amount: Decimal | float, *, cents: bool = False) -> str:
    """$1,234, with a true minus sign below zero; $1,234.50 with cents."""
    found = to_cents(amount)
    sign = "−" if found < 0 and (cents or abs(found) >= Decimal("0.5")) else ""
    return f"{sign}${abs(found):,.2f}" if cents else f"{sign}${abs(found).quantize(Decimal(1), ROUND_HALF_UP):,}"
