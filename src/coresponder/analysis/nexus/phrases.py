"""What a rule may ask of the words of a spelling.

CHECK WELFARE      these words, next to each other, in this order, anywhere
SUICID*            a word that begins so; catches SUICIDE, SUICIDAL and words that the source's field cut off
MENTAL … TRANSPORT these words in this order, with anything or nothing between
= CIT              nothing but these words
"""

from dataclasses import dataclass

GAP = "…"
WHOLE = "="


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
