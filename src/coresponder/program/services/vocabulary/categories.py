"""The categories of help of our own: what a person needs and what a service does are said with the same codes.

The list is data beside this file, in words of our own; the 211 taxonomy is licensed and never shipped. A code never
changes its meaning; a category that is given up keeps its line with `is_offered = false`.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.models import TextChoices

LIST = Path(__file__).resolve().parent / "categories.toml"


class Kind(TextChoices):
    """The broad kind of help, in the order in which people read the list."""

    CRISIS = "crisis", "Crisis care"
    MENTAL_HEALTH = "mental_health", "Mental health"
    SUBSTANCE_USE = "substance_use", "Substance use"
    PEER = "peer", "Peers and self-help"
    HOUSING = "housing", "Housing and shelter"
    BASIC_NEEDS = "basic_needs", "Food and basic needs"
    HEALTH = "health", "Health"
    SAFETY = "safety", "Safety from violence"
    DISABILITY = "disability", "Disability"
    OLDER_ADULTS = "older_adults", "Older adults"
    FAMILY = "family", "Family and children"
    LEGAL = "legal", "Law and rights"
    INCOME = "income", "Income and benefits"
    WORK = "work", "Work and school"
    TRANSPORT = "transport", "Getting there"
    INFORMATION = "information", "Information"


class Level(TextChoices):
    """How much care a service gives, from least to most."""

    INFORMATION = "information", "practical help or information"
    SELF_HELP = "self_help", "self-help and peers"
    OUTPATIENT = "outpatient", "outpatient care"
    INTENSIVE = "intensive", "intensive outpatient care"
    RESIDENTIAL = "residential", "a place to stay, with care"
    WITHDRAWAL = "withdrawal", "withdrawal management"
    CRISIS = "crisis", "crisis care"
    INPATIENT = "inpatient", "hospital care"
    EMERGENCY = "emergency", "emergency care"


@dataclass(frozen=True, kw_only=True)
class Category:
    """One kind of help. `intercept` is 0, 1 or None; `found_by` are words that propose it for a source's own term."""

    code: str
    words: str
    words_es: str
    kind: Kind
    level: Level
    intercept: int | None
    found_by: tuple[str, ...]
    is_offered: bool = True

    def in_language(self, language: str) -> str:
        """The words in a language that we have, in English otherwise."""
        return self.words_es if language == "es" else self.words


@cache
def categories() -> dict[str, Category]:
    """Every category by its code, in the order of the list."""
    rows = tomllib.loads(LIST.read_text(encoding="utf-8"))["category"]
    return {row["code"]: _category(row) for row in rows}


def _category(row: dict[str, object]) -> Category:
    return Category(
        **{
            **row,  # type: ignore[arg-type]  # the list is checked by its tests
            "kind": Kind(str(row["kind"])),
            "level": Level(str(row["level"])),
            "intercept": row.get("intercept"),
            "found_by": tuple(row["found_by"]),  # type: ignore[arg-type]  # a list of words
        }
    )


CATEGORIES = categories()


def by_kind() -> dict[Kind, list[Category]]:
    """The categories on offer under their kinds, in the order in which people read them."""
    offered = [each for each in CATEGORIES.values() if each.is_offered]
    return {kind: found for kind in Kind if (found := [each for each in offered if each.kind == kind])}


def as_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The categories on offer for a form, grouped."""
    return [(kind.label, [(each.code, each.words) for each in found]) for kind, found in by_kind().items()]


def proposed_for(words: str) -> list[str]:
    """The codes that somebody else's term proposes by its words, at most the two with the longest match."""
    found = sorted(_matches(words.casefold()), reverse=True)
    return list(dict.fromkeys(code for _, code in found))[:2]


def _matches(words: str) -> Iterator[tuple[int, str]]:
    for pattern, length, code in _patterns():
        if pattern.search(words):
            yield length, code


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], int, str], ...]:
    return tuple(
        (re.compile(rf"\b{re.escape(word)}"), len(word), each.code)
        for each in CATEGORIES.values()
        for word in each.found_by
    )
