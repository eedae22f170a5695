"""The peer that nobody wrote: telling words learned from the other four cities.

A word is telling if it stands in at least two behavioral-health types of those cities, and more often in them than in
all other types. A type is said to be a crisis if one of its words is telling. The peer sees no city that it is asked
about, knows no abbreviation and no order of words, and shows what a plain list of words is worth beside the rules.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from coresponder.analysis.nexus.evaluation.reference import ReferenceType
from coresponder.analysis.nexus.spelling import words_of

LEAST_TYPES = 2


def telling_words(types: Sequence[ReferenceType]) -> frozenset[str]:
    """The telling words of these types; numbers are not words, and types without a sure label teach nothing."""
    behavioral = _types_with_word(item for item in types if item.label == "behavioral")
    other = _types_with_word(item for item in types if item.label == "other")
    return frozenset(
        word for word, count in behavioral.items() if count >= LEAST_TYPES and count > other[word] and word.isalpha()
    )


def has_telling_word(spelling: str, telling: frozenset[str]) -> bool:
    """Whether one of the spelling's words is telling."""
    return not telling.isdisjoint(words_of(spelling))


def _types_with_word(types: Iterable[ReferenceType]) -> Counter[str]:
    return Counter(word for item in types for word in set(words_of(item.spelling)))
