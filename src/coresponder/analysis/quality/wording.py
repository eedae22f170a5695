"""Numbers as a supervisor says them: shares that never round to none or all, counts with their noun, dates in full."""

from datetime import date

SMALLEST_SAID = 0.001


def percent(share: float) -> str:
    """A share as a percentage of about two digits; never “0%” or “100%” unless it is exactly none or all."""
    if share in (0, 1):
        return f"{share:.0%}"
    if share < SMALLEST_SAID:
        return "under 0.1%"
    if share > 1 - SMALLEST_SAID:
        return "over 99.9%"
    return f"{share:.0%}" if 0.0995 <= share <= 0.9905 else f"{share:.1%}"


def number(count: int) -> str:
    """A count with a comma at the thousands."""
    return f"{count:,}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: 1 call, 2 calls, 1,234 calls."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def in_full(day: date) -> str:
    """A date as people write it: June 3, 2020."""
    return f"{day:%B} {day.day}, {day.year}"


def month_in_full(month: date) -> str:
    """A month as people write it: June 2020."""
    return f"{month:%B %Y}"


def sentence_case(text: str) -> str:
    """The text with its first letter in upper case and the rest as it is."""
    return text[:1].upper() + text[1:]
