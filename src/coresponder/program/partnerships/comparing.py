"""Texts compared sentence by sentence: side by side, and who wrote which."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

# A sentence ends with its mark and a space, or with its line.
SENTENCE = re.compile(r"[^\n]*?[.!?:;](?=\s)|[^\n]+")
Writer = TypeVar("Writer")


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One row of two texts side by side. `change` is kept, changed, added or removed."""

    change: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.change != "kept"


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, without what stands between them."""
    return [found.strip() for found in SENTENCE.findall(text) if found.strip()]


def side_by_side(before: str, after: str) -> list[Pair]:
    """Both texts, sentence by sentence; what stands in one alone faces an empty place in the other."""
    old, new = sentences_of(before), sentences_of(after)
    pairs: list[Pair] = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs += [Pair(change="kept", before=each, after=each) for each in new[new_from:new_to]]
        else:
            pairs += _facing(old[old_from:old_to], new[new_from:new_to])
    return pairs


def _facing(old: Sequence[str], new: Sequence[str]) -> Iterable[Pair]:
    for place in range(max(len(old), len(new))):
        before = old[place] if place < len(old) else ""
        after = new[place] if place < len(new) else ""
        change = "changed" if before and after else "removed" if before else "added"
        yield Pair(change=change, before=before, after=after)


def who_wrote_what(versions: Iterable[tuple[str, Writer]]) -> list[tuple[str, Writer]]:
    """The sentences of the last text, each with whoever brought it in; the texts come oldest first."""
    known: list[tuple[str, Writer]] = []
    for text, writer in versions:
        new = sentences_of(text)
        old = [sentence for sentence, _ in known]
        kept: list[tuple[str, Writer]] = []
        for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            same = kind == "equal"
            kept += known[old_from:old_to] if same else [(each, writer) for each in new[new_from:new_to]]
        known = kept
    return known
