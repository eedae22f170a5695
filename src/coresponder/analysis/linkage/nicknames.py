"""Which given names stand for each other. The list is our own; it says who may be meant, never who is."""

from collections import defaultdict
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("nicknames.csv")


def alike(word: str) -> frozenset[str]:
    """The names that somebody of this name may go by, without the word itself. “bill” knows “william”, and so back."""
    return _groups().get(word, frozenset()) - {word}


@cache
def _groups() -> dict[str, frozenset[str]]:
    """A line of the list holds a name and its short forms. A short form knows all names that it can be short for."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in LIST.read_text(encoding="utf-8").splitlines():
        names = line.split(",")
        for name in names:
            found[name].update(names)
    return {name: frozenset(others) for name, others in found.items()}
