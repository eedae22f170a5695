"""Finding the first rule that fits, without asking every rule about every spelling.

Each phrase is filed under its first word. A spelling's words (and, for stems, the beginnings of its words) bring up
the few phrases worth asking; among those that fit, the rule that stands first in the table decides.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from coresponder.analysis.nexus.phrases import Phrase


class Matchable(Protocol):
    """What the matcher needs of a rule."""

    @property
    def phrases(self) -> tuple[Phrase, ...]: ...

    def fits(self, words: tuple[str, ...]) -> bool: ...


AnyRule = TypeVar("AnyRule", bound=Matchable)
Filed = tuple[int, Phrase]

REMEMBERED_WORDS = 1 << 14


class Matcher(Generic[AnyRule]):
    """Ordered rules, filed by the first words of their phrases."""

    def __init__(self, rules: Sequence[AnyRule]) -> None:
        self.rules = tuple(rules)
        self._by_word: dict[str, list[Filed]] = {}
        self._by_stem: dict[str, list[Filed]] = {}
        for order, rule in enumerate(self.rules):
            for phrase in rule.phrases:
                shelf = self._by_stem if phrase.first_word.is_stem else self._by_word
                shelf.setdefault(phrase.first_word.text, []).append((order, phrase))
        self._stem_lengths = sorted({len(stem) for stem in self._by_stem})
        self._under = lru_cache(maxsize=REMEMBERED_WORDS)(self._look_up)

    def first(self, words: tuple[str, ...]) -> AnyRule | None:
        """The first rule in the table's order that fits these words, or None."""
        fitting = {order for word in words for order, phrase in self._under(word) if phrase.matches(words)}
        return next((self.rules[order] for order in sorted(fitting) if self.rules[order].fits(words)), None)

    def _look_up(self, word: str) -> tuple[Filed, ...]:
        """The phrases that begin with this word, or with a stem that this word begins with."""
        stems = (word[:length] for length in self._stem_lengths if length <= len(word))
        return (*self._by_word.get(word, ()), *(filed for stem in stems for filed in self._by_stem.get(stem, ())))
