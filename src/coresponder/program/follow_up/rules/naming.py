"""Whether a text that is meant to go without names holds one of them."""

import re
from collections.abc import Iterable

from coresponder.kernel.errors import UsageError

SHORTEST_NAME = 3
NUMBER = re.compile(r"\d[\d\s().-]{5,}\d")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
REMEDY = "Write what was decided in words that could be about anybody."


def check_names_nobody(text: str, names: Iterable[str]) -> str:
    """The text, trimmed; UsageError where it holds a name or alias of the person, or a number as long as a phone's."""
    words = {each.casefold() for each in WORD.findall(text)}
    theirs = {part.casefold() for name in names for part in WORD.findall(name) if len(part) >= SHORTEST_NAME}
    if not words.isdisjoint(theirs):
        raise UsageError("names_somebody", "This names the person.", REMEDY)
    if NUMBER.search(text):
        raise UsageError("holds_a_number", "This holds a number, such as a phone number or a date.", REMEDY)
    return text.strip()
