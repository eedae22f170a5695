"""What is asked for: the same people, typed exactly, wrongly, by nickname, the wrong way round, with a birth year."""

import random
from collections.abc import Callable, Iterator, Mapping

from benchmarks.people_search.population import Somebody
from coresponder.analysis.linkage.nicknames import alike


def _misspelled(word: str, draw: random.Random) -> str:
    if len(word) < 4:
        return word
    place = draw.randrange(1, len(word) - 1)
    if draw.random() < 0.5:
        return word[:place] + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _nickname(word: str, draw: random.Random) -> str:
    return draw.choice(sorted(alike(word.casefold())) or [word])


WAYS: Mapping[str, Callable[[Somebody, random.Random], str]] = {
    "as it is written, with the birth year": lambda who, draw: f"{who.given} {who.family} {who.born.year}",
    "one letter wrong in each name, with the birth year": lambda who, draw: (
        f"{_misspelled(who.given, draw)} {_misspelled(who.family, draw)} {who.born.year}"
    ),
    "one letter wrong in each name": lambda who, draw: (
        f"{_misspelled(who.given, draw)} {_misspelled(who.family, draw)} "
    ),
    "nickname and family name, with the birth year": lambda who, draw: (
        f"{_nickname(who.given, draw)} {who.family} {who.born.year}"
    ),
    "family name first, with the birth year": lambda who, draw: f"{who.family} {who.given} {who.born.year}",
    "still typing: given name and four letters": lambda who, draw: f"{who.given} {who.family[:4]}",
    "still typing: four letters": lambda who, draw: who.family[:4],
    "birth date alone": lambda who, draw: f"{who.born.month}/{who.born.day}/{who.born.year}",
}


def asked(somebodies: list[Somebody], seed: int = 1) -> Iterator[tuple[str, str, Somebody]]:
    """Everybody in every way, mixed, so that no way profits from what the one before it left in memory."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    everything = [(way, typed(who, draw), who) for way, typed in WAYS.items() for who in somebodies]
    draw.shuffle(everything)
    yield from everything
