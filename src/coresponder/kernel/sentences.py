"""Texts sentence by sentence: two of them side by side, and who wrote which sentence of the last of many."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

# A sentence ends with its mark before a space, also where a quotation ends with it, or with its line.
ENDS = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][”\"’)]))\s+(?=[“\"(]?[A-Z0-9])")
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A sentence of the earlier text beside that of the later: kept, changed, added or removed."""

    change: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.change != "kept"


@dataclass(frozen=True, kw_only=True)
class Written(Generic[T]):
    """A sentence, and what is known of the text in which it first stood like this."""

    text: str
    source: T


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order; a heading and an item are one each."""
    return [found for line in text.splitlines() for found in ENDS.split(line.strip()) if found]


def side_by_side(before: str, after: str) -> list[Pair]:
    """Both texts, sentence beside sentence."""
    old, new = sentences(before), sentences(after)
    pairs: list[Pair] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs += [Pair(change="kept", before=text, after=text) for text in old[a:b]]
        else:
            pairs += _beside(old[a:b], new[c:d])
    return pairs


def _beside(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    longest = max(len(old), len(new))
    rows = zip([*old, *[""] * (longest - len(old))], [*new, *[""] * (longest - len(new))], strict=True)
    return [Pair(change=_change(before, after), before=before, after=after) for before, after in rows]


def _change(before: str, after: str) -> str:
    if before and after:
        return "changed"
    return "removed" if before else "added"


def who_wrote(texts: Iterable[tuple[str, T]]) -> list[Written[T]]:
    """The sentences of the last text, each with the source of the text that brought it in."""
    standing: list[Written[T]] = []
    for text, source in texts:
        new = sentences(text)
        kept: list[Written[T]] = []
        matcher = SequenceMatcher(None, [each.text for each in standing], new, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            kept += standing[a:b] if kind == "equal" else [Written(text=one, source=source) for one in new[c:d]]
        standing = kept
    return standing
