"""Arithmetic that finds mistakes in published figures: shares, sums, changes, intervals around another estimate.

The same checks are made of a program's own reports before they are published. A ratio's interval is symmetric on the
logarithmic scale: where the geometric middle of the limits is far from the estimate, one of the three is misprinted.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from coresponder.analysis.published.library import published_checks

TOLERANCE_OF_RATIOS = 0.05  # of the estimate: rounding to two digits explains as much, a misprint is more


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a check found: the figure that is right, and a sentence where the published one is not."""

    key: str
    is_right: bool
    found: float
    sentence: str


def share(count: float, of: float, published: float, *, digits: int) -> tuple[bool, float, str]:
    """Whether a share in percent is that of its counts, to the digits that were printed."""
    found = 100 * count / of
    right = math.isclose(round(found, digits), published, abs_tol=10**-digits / 2)
    return right, found, f"{count:,g} of {of:,g} is {found:.{digits}f}%, not {published:g}%."


def change(before: float, after: float, published: float, *, digits: int) -> tuple[bool, float, str]:
    """Whether a fall in percent is that of its counts."""
    found = 100 * (before - after) / before
    right = math.isclose(round(found, digits), published, abs_tol=10**-digits / 2)
    return right, found, f"From {before:g} to {after:g} is a fall by {found:.{digits}f}%, not {published:g}%."


def total(parts: Sequence[float], published: float, *, tolerance: float = 0.0) -> tuple[bool, float, str]:
    """Whether parts add up to their whole."""
    found = sum(parts)
    return abs(found - published) <= tolerance, found, f"The parts add up to {found:,g}, not {published:,g}."


def within(parts: Sequence[float], whole: float) -> tuple[bool, float, str]:
    """Whether parts that are said to be of one whole fit into it; else they overlap, and must not be stacked."""
    found = sum(parts)
    sentence = (
        f"The parts come to {found:,g} of {whole:,g}: they overlap, or a call held several people; do not stack them."
    )
    return found <= whole, found, sentence


def quotient(dividend: float, divisor: float, published: float, *, digits: int) -> tuple[bool, float, str]:
    """Whether a quotient is what was printed."""
    found = dividend / divisor
    right = math.isclose(round(found, digits), published, abs_tol=10**-digits / 2)
    return right, found, f"{dividend:,g} by {divisor:,g} is {found:,.{digits}f}, not {published:,g}."


def ratio_interval(estimate: float, low: float, high: float) -> tuple[bool, float, str]:
    """Whether the estimate stands in the geometric middle of its limits; else, which limit would put it there."""
    middle = math.sqrt(low * high)
    right = abs(middle - estimate) <= TOLERANCE_OF_RATIOS * estimate
    sentence = (
        f"The middle of {low:g} to {high:g} is {middle:.2f}, not {estimate:g}: a lower limit of"
        f" {estimate**2 / high:.2f} or an upper one of {estimate**2 / low:.2f} would fit."
    )
    return right, middle, sentence


CHECKS: dict[str, Callable[..., tuple[bool, float, str]]] = {
    "share": share,
    "change": change,
    "total": total,
    "within": within,
    "quotient": quotient,
    "ratio interval": ratio_interval,
}


def findings() -> tuple[Finding, ...]:
    """Every check of library.toml."""
    return tuple(_finding(entry) for entry in published_checks())


def _finding(entry: dict[str, Any]) -> Finding:
    given = {name: value for name, value in entry.items() if name not in ("key", "kind")}
    is_right, found, sentence = CHECKS[entry["kind"]](**given)
    return Finding(key=entry["key"], is_right=is_right, found=found, sentence="" if is_right else sentence)
