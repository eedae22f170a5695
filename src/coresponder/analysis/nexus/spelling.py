"""Reading a source's spelling word by word, so that case, punctuation and abbreviations stop mattering.

“--CRISIS COMPLAINT - GENERAL”, “Crisis complaint, general” and “crisis_complaint (general)” are the same words.
A code is parted from what is glued to it: “5150V” reads 5150 · V, “127D_Suicide” reads 127 · D · SUICIDE.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

WORD_OR_NUMBER = re.compile(r"[A-Z]+|[0-9]+")
APOSTROPHES = str.maketrans("", "", "'’`")


def words_of(spelling: str) -> tuple[str, ...]:
    """The words and numbers of a spelling, in capitals, in order; empty if it has no letter and no digit."""
    plain = unicodedata.normalize("NFKD", spelling.translate(APOSTROPHES))
    return tuple(WORD_OR_NUMBER.findall(plain.upper()))


def expanded(words: Iterable[str], abbreviations: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words with every abbreviation written out: CHK becomes CHECK, EDP becomes three words."""
    return tuple(long for word in words for long in abbreviations.get(word, (word,)))


def without_trailing_marks(words: tuple[str, ...], marks: frozenset[str]) -> tuple[str, ...]:
    """The words without the agency marks at the end, as in “Check the Welfare (P)”; a code keeps its letter."""
    end = len(words)
    while end > 1 and words[end - 1] in marks and not words[end - 2].isdigit():
        end -= 1
    return words[:end]
