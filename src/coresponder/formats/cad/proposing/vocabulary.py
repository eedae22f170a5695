"""The words that headers and values are made of, as data, loaded once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

SHORTEST_BEGINNING = 5  # letters from which a word also stands for its longer forms; shorter ones begin too much


@dataclass(frozen=True, kw_only=True)
class HeaderRule:
    """Which meanings in a header speak for one field, how strongly, and which rule it out."""

    phrases: tuple[tuple[frozenset[str], float], ...]
    neutral: frozenset[str]
    never: frozenset[str]


@cache
def meanings_by_spelling() -> Mapping[str, frozenset[str]]:
    """For each spelling of a header word, what it can mean."""
    meanings: dict[str, set[str]] = {}
    for meaning, spellings in _data("headers")["words"].items():
        for spelling in spellings:
            meanings.setdefault(spelling, set()).add(meaning)
    return {spelling: frozenset(found) for spelling, found in meanings.items()}


@cache
def header_rules() -> Mapping[str, HeaderRule]:
    """The rule of each field, and of “personal” and “ignored”."""
    data = _data("headers")
    rules = {**data["fields"], "personal": data["personal"], "ignored": data["ignored"]}
    return {name: _header_rule(rule) for name, rule in rules.items()}


@cache
def value_words(vocabulary: str) -> tuple[str, ...]:
    """The words of one vocabulary of values, longest first."""
    return tuple(sorted(_data("values")[vocabulary], key=len, reverse=True))


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Words that values are made of: whole words, beginnings of words, and phrases."""

    words: frozenset[str]
    beginnings: frozenset[str]
    phrases: tuple[str, ...]


@cache
def vocabulary(name: str) -> Vocabulary:
    """One vocabulary of values, told apart by how its entries are found in a value."""
    entries = value_words(name)
    words = {entry for entry in entries if entry.isalnum()}
    starred = {entry.removesuffix("*") for entry in entries if entry.endswith("*")}
    return Vocabulary(
        words=frozenset(words | starred),
        beginnings=frozenset(starred | {word for word in words if len(word) >= SHORTEST_BEGINNING}),
        phrases=tuple(entry for entry in entries if not entry.removesuffix("*").isalnum()),
    )


@cache
def call_source_words() -> tuple[tuple[str, str], ...]:
    """Pairs of a source's word and the code that it stands for, longest word first."""
    pairs = [(word, code) for code, words in _data("values")["call_source_codes"].items() for word in words]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))


@cache
def first_names() -> frozenset[str]:
    """First names that are common in the United States."""
    return frozenset(_data("values")["people"]["first_names"])


def _header_rule(rule: Mapping[str, Any]) -> HeaderRule:
    phrases = tuple((frozenset(phrase.split()), float(weight)) for phrase, weight in rule["phrases"].items())
    return HeaderRule(phrases=phrases, neutral=frozenset(rule["neutral"]), never=frozenset(rule["never"]))


@cache
def _data(name: str) -> Mapping[str, Any]:
    file = resources.files("coresponder.formats.cad.proposing") / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
