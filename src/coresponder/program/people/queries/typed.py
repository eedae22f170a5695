"""What somebody typed to find a person, taken apart: words of a name, a birth year or date, a phone number."""

import re
from dataclasses import dataclass
from datetime import date

from coresponder.analysis.linkage.nicknames import alike
from coresponder.analysis.linkage.spelling import (
    SHORTEST_PREFIX,
    misspelling_keys,
    plain,
    prefix_key,
    sound_key,
    whole_key,
    words_of,
)

MOST_WORDS = 4
OLDEST_YEAR, NEWEST_YEAR = 1900, 2099
FEWEST_PHONE_DIGITS = 7

DATE = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b|\b(\d{4})-(\d{2})-(\d{2})\b")
PHONE = re.compile(r"(?:\+?1[\s.-]?)?\(?(\d{3})\)?[\s.-]?(\d{3})[\s.-]?(\d{4})\b")
YEAR = re.compile(r"\b(19|20)\d{2}\b")


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The parts of what was typed. `is_open` says that the last word may be a beginning."""

    words: tuple[str, ...] = ()
    year: int | None = None
    born: date | None = None
    phone: str = ""
    is_open: bool = True

    @property
    def is_enough(self) -> bool:
        """A word of three letters, two words, a birth date or a phone number; a year alone would list hundreds."""
        longest = max((len(word) for word in self.words), default=0)
        return bool(self.phone or self.born or longest >= SHORTEST_PREFIX or len(self.words) > 1)

    @property
    def asks_for_unknown(self) -> bool:
        """True when somebody looks for a person by a working label."""
        return bool(self.words) and len(self.words[0]) >= SHORTEST_PREFIX and "unknown".startswith(self.words[0])


def taken_apart(text: str) -> Typed:
    """What was typed, in any order."""
    born = _date(text)
    rest = DATE.sub(" ", text) if born else text
    phone = PHONE.search(rest)
    rest = PHONE.sub(" ", rest) if phone else rest
    year = YEAR.search(rest)
    words = _words(rest)
    return Typed(
        words=words,
        year=None if born or not year else int(year[0]),
        born=born,
        phone="".join(phone.groups()) if phone else "",
        is_open=bool(text) and text[-1].isalpha(),
    )


def exact_keys(word: str) -> set[str]:
    """The word as typed, and the names that it stands for."""
    return {whole_key(each) for each in (word, *alike(word))}


def beginning_keys(word: str) -> set[str]:
    """The same, and words that begin like it."""
    return exact_keys(word) | ({prefix_key(word)} if len(word) >= SHORTEST_PREFIX else set())


def loose_keys(word: str, *, is_open: bool) -> set[str]:
    """The same, and what is spelled a letter otherwise or sounds alike."""
    close = misspelling_keys(word) | {sound_key(word)}
    return close | (beginning_keys(word) if is_open else exact_keys(word))


def _words(text: str) -> tuple[str, ...]:
    found = words_of(plain(text))
    # A double name is searched for by its halves: together they are one more word that nobody may have typed so.
    joined = {"".join(part.split("-")) for part in plain(text).split() if "-" in part}
    return tuple(word for word in found if word not in joined)[:MOST_WORDS]


def _date(text: str) -> date | None:
    found = DATE.search(text)
    if not found:
        return None
    month, day, year = found.group(1, 2, 3) if found[3] else found.group(5, 6, 4)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
