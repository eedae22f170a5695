"""What the rules could only have learned from one city, taken away.

The rules were written by people who had seen all five cities, so a city cannot be hidden from their authors any more.
What can be done is this: a phrase, an exception or an abbreviation that occurs in that city and in none of the other
four is switched off, whether it is good general English or not. What is left could have been written from the other
four cities alone, or occurs in none of the five. It is stricter than asking the authors what they remember.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from coresponder.analysis.nexus.phrases import Phrase
from coresponder.analysis.nexus.rules import RuleSet, rule_set
from coresponder.analysis.nexus.spelling import words_of

PHRASE_LISTS = ("phrases", "unless")

Spellings = Mapping[str, Collection[str]]
Cities = frozenset[str]


def without_each_city(table: Mapping[str, Any], spellings: Spellings) -> dict[str, RuleSet]:
    """For every city of `spellings`, the rule set of `table` without what occurs in that city and in no other."""
    phrases = _cities_of_phrases(rule_set(table), spellings)
    words = _cities_of_words(spellings)
    return {city: rule_set(_without(table, frozenset({city}), phrases, words)) for city in spellings}


def _without(
    table: Mapping[str, Any], only: Cities, phrases: Mapping[str, Cities], words: Mapping[str, Cities]
) -> dict[str, Any]:
    gone = {text for text, cities in phrases.items() if cities == only}
    return {
        **table,
        "type_rule": [rule for row in table["type_rule"] if (rule := _kept(row, gone))],
        "abbreviation": {short: long for short, long in table["abbreviation"].items() if words.get(short) != only},
    }


def _kept(row: Mapping[str, Any], gone: set[str]) -> dict[str, Any] | None:
    """The rule without the phrases that go; None if no phrase is left."""
    left = {name: [text for text in row[name] if text not in gone] for name in PHRASE_LISTS if name in row}
    return {**row, **left} if left["phrases"] else None


def _cities_of_words(spellings: Spellings) -> dict[str, Cities]:
    found = defaultdict(set)
    for city, group in spellings.items():
        for word in {word for spelling in group for word in words_of(spelling)}:
            found[word].add(city)
    return {word: frozenset(cities) for word, cities in found.items()}


def _cities_of_phrases(rules: RuleSet, spellings: Spellings) -> dict[str, Cities]:
    """In which cities each phrase of the type rules occurs, by its text; filed by word, so that it takes a second."""
    filed: dict[str, set[tuple[str, tuple[str, ...]]]] = defaultdict(set)
    for city, group in spellings.items():
        for words in (rules.words(spelling) for spelling in group):
            for word in words:
                filed[word].add((city, words))
    phrases = {phrase.text: phrase for rule in rules.all_type_rules for phrase in (*rule.phrases, *rule.exceptions)}
    return {text: _cities_of(phrase, filed) for text, phrase in phrases.items()}


def _cities_of(phrase: Phrase, filed: Mapping[str, Iterable[tuple[str, tuple[str, ...]]]]) -> Cities:
    first = phrase.first_word
    shelves = [word for word in filed if first.matches(word)] if first.is_stem else [first.text]
    return frozenset(city for shelf in shelves for city, words in filed.get(shelf, ()) if phrase.matches(words))
