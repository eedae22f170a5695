"""Guidance, never diagnosis: the words that a plan does not need, and what to say instead.

The list is data beside this file. It is no spell checker: it stops names of diagnoses, terms that the field has given
up, and words that judge. What it does not know it lets through; the person who approves reads the plan.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from coresponder.program.response_plans.vocabulary import Section

LIST = Path(__file__).resolve().parent / "words_to_avoid.toml"
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# What the person says of themselves is the person's to say.
NOT_CHECKED = frozenset({Section.OWN_WISHES})


def words_in(texts: Iterable[str]) -> int:
    """How many words the texts have together."""
    return sum(len(WORD.findall(text)) for text in texts)


def seconds_to_read(words: int) -> int:
    """How long somebody reads at 238 words a minute, to the next five seconds."""
    return -(-words * 60 // 238 // 5) * 5 if words else 0


def faults(sections: Mapping[Section, str]) -> list[str]:
    """A sentence for each word that does not belong into a plan, with what to say instead."""
    found = [
        f"Under “{section.label}”, {advice}"
        for section, text in sections.items()
        if section not in NOT_CHECKED
        for pattern, advice in _words_to_avoid()
        if pattern.search(text)
    ]
    return list(dict.fromkeys(found))


@cache
def _words_to_avoid() -> tuple[tuple[re.Pattern[str], str], ...]:
    groups = tomllib.loads(LIST.read_text())["group"]
    return tuple(
        (re.compile(rf"\b{word}\b", re.IGNORECASE), f"{group['why']} {group['instead']}")
        for group in groups
        for word in group["words"]
    )
