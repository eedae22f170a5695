"""What a rule may ask of the words of a spelling.

CHECK WELFARE      these words, next to each other, in this order, anywhere
SUICID*            a word that begins so; catches SUICIDE, SUICIDAL and words that the source's field cut off
MENTAL … TRANSPORT these words in this order, with anything or nothing between
= CIT              nothing but these words
"""

from collections.abc import Mapping
from dataclasses import dataclass

from coresponder.analysis.nexus.spelling import expanded, words_of
from coresponder.kernel.errors import ProfileError

GAP = "…"
WHOLE = "="

Abbreviations = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a phrase: the word itself, or how it begins."""

    text: str
    is_stem: bool

    def matches(self, word: str) -> bool:
        return word.startswith(self.text) if self.is_stem else word == self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look for: runs of adjacent words, in order, with gaps allowed between the runs."""

    text: str
    runs: tuple[tuple[Word, ...], ...]
    is_whole: bool

    @property
    def first_word(self) -> Word:
        return self.runs[0][0]

    def matches(self, words: tuple[str, ...]) -> bool:
        if self.is_whole:
            return len(words) == len(self.runs[0]) and _stands_at(self.runs[0], words, 0)
        start = 0
        for run in self.runs:
            found = _first_place(run, words, start)
            if found is None:
                return False
            start = found + len(run)
        return True


def _first_place(run: tuple[Word, ...], words: tuple[str, ...], start: int) -> int | None:
    places = range(start, len(words) - len(run) + 1)
    return next((place for place in places if _stands_at(run, words, place)), None)


def _stands_at(run: tuple[Word, ...], words: tuple[str, ...], place: int) -> bool:
    return all(word.matches(words[place + offset]) for offset, word in enumerate(run))


def phrase(text: str, abbreviations: Abbreviations) -> Phrase:
    """A phrase from its text in the table, its words written out by the same abbreviations as the spellings."""
    whole = text.startswith(WHOLE)
    runs = tuple(_run(part, abbreviations) for part in text.removeprefix(WHOLE).split(GAP))
    if not all(runs):
        raise ProfileError("rules_phrase", f"The phrase “{text}” has no word.", "Write at least one word or number.")
    return Phrase(text=text, runs=runs, is_whole=whole)


def _run(part: str, abbreviations: Abbreviations) -> tuple[Word, ...]:
    return tuple(word for piece in part.split() for word in _words_of_piece(piece, abbreviations))


def _words_of_piece(piece: str, abbreviations: Abbreviations) -> tuple[Word, ...]:
    if not piece.endswith("*"):
        return tuple(Word(text=text, is_stem=False) for text in expanded(words_of(piece), abbreviations))
    words = words_of(piece)
    return tuple(Word(text=text, is_stem=place == len(words)) for place, text in enumerate(words, start=1))
