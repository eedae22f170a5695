"""What a column's header says: its words, what they can mean, and which field they speak for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from coresponder.formats.cad.proposing.vocabulary import HeaderRule, header_rules, meanings_by_spelling

NEAR_MISS = 86.0  # rapidfuzz ratio from which “recieved” counts as “received”
SHORTEST_PART = 3  # shorter pieces inside an unbroken word are chance
LONGEST_RUN = 3  # words that may make up one spelling, as in “mental health flag”
FOREIGN_WORD = 0.93  # what each word that a phrase does not explain takes away
CONTRARY_WORD = 0.8


@dataclass(frozen=True, kw_only=True)
class HeaderWord:
    """One word of a header as it stands there, and everything it can mean."""

    text: str
    meanings: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class HeaderMatch:
    """How strongly a header speaks for a field, 0 to 1, and in which words."""

    score: float
    words: tuple[str, ...] = ()


@cache
def header_words(header: str) -> tuple[HeaderWord, ...]:
    """The words of a header, from camel case, snake case, dots, spaces or none."""
    tokens = _tokens(header)
    words: list[HeaderWord] = []
    while tokens:
        length = _longest_known_run(tokens)
        text = " ".join(tokens[:length])
        words.extend(_read(text, "".join(tokens[:length]).lower()))
        tokens = tokens[length:]
    return tuple(words)


def header_match(header: str, field: str) -> HeaderMatch:
    """How strongly a header speaks for a field: its best phrase, less what the phrase leaves unexplained."""
    words, rule = header_words(header), header_rules()[field]
    matches = (_phrase_match(words, rule, phrase, weight) for phrase, weight in rule.phrases)
    return max(matches, key=lambda match: match.score, default=HeaderMatch(score=0.0))


def stem(header: str, *, without: frozenset[str]) -> frozenset[str]:
    """The words of a header in lower case, but for those that mean one of `without`."""
    return frozenset(word.text.lower() for word in header_words(header) if not word.meanings & without)


def means(header: str, *meanings: str) -> bool:
    """Whether some word of the header can mean one of `meanings`."""
    return any(word.meanings & set(meanings) for word in header_words(header))


def _phrase_match(words: Sequence[HeaderWord], rule: HeaderRule, phrase: frozenset[str], weight: float) -> HeaderMatch:
    """The phrase's weight if every meaning in it has a word, less for words that say something else."""
    used = [word for word in words if word.meanings & phrase]
    if not phrase <= frozenset().union(*(word.meanings for word in used)):
        return HeaderMatch(score=0.0)
    rest = [word for word in words if not word.meanings & (phrase | rule.neutral)]
    score = weight
    for word in rest:
        score *= _left_over(word, rule)
    return HeaderMatch(score=score, words=tuple(dict.fromkeys(word.text for word in used)))


def _left_over(word: HeaderWord, rule: HeaderRule) -> float:
    if word.meanings & rule.never and word.meanings <= rule.never:
        return 0.0
    if word.meanings & rule.never:
        return CONTRARY_WORD / 2
    return CONTRARY_WORD if word.meanings else FOREIGN_WORD


def _tokens(header: str) -> list[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", header.replace("#", " # "))
    return [token for token in re.split(r"[^A-Za-z0-9#]+", spaced) if token]


def _longest_known_run(tokens: Sequence[str]) -> int:
    known = meanings_by_spelling()
    for length in range(min(LONGEST_RUN, len(tokens)), 1, -1):
        if "".join(tokens[:length]).lower() in known:
            return length
    return 1


def _read(text: str, word: str) -> list[HeaderWord]:
    """One word, or the known words that it is made of, or the known word that it almost is."""
    known = meanings_by_spelling()
    if word in known:
        return [HeaderWord(text=text, meanings=known[word])]
    parts = _parts(word)
    if parts:
        return [HeaderWord(text=part, meanings=known[part]) for part in parts]
    near = _near_miss(word)
    return [HeaderWord(text=text, meanings=known[near] if near else frozenset())]


@cache
def _parts(word: str) -> tuple[str, ...]:
    """The fewest known spellings that `word` is made of from end to end, or nothing."""
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(word) + 1):
        ways = [
            (*before, word[start:end])
            for start, before in enumerate(best)
            if before is not None and _is_part(word[start:end], at_end=end == len(word))
        ]
        best.append(min(ways, key=len, default=None))
    return best[-1] or ()


def _is_part(piece: str, *, at_end: bool) -> bool:
    long_enough = len(piece) >= SHORTEST_PART or (at_end and piece in {"id", "no", "dt", "tm", "ts", "at", "cd"})
    return long_enough and piece in meanings_by_spelling()


def _near_miss(word: str) -> str | None:
    if len(word) <= SHORTEST_PART + 1:
        return None
    found = process.extractOne(word, _long_spellings(), scorer=fuzz.ratio, score_cutoff=NEAR_MISS)
    return found[0] if found else None


@cache
def _long_spellings() -> tuple[str, ...]:
    return tuple(spelling for spelling in meanings_by_spelling() if len(spelling) > SHORTEST_PART + 1)
