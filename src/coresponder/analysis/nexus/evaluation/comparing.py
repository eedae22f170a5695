"""The whole comparison: three ways of judging, city by city and together, and where they part from the reference."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coresponder.analysis.nexus.evaluation.leaving_out import without_each_city
from coresponder.analysis.nexus.evaluation.reference import ReferenceType
from coresponder.analysis.nexus.evaluation.scoring import Judged, Score, score
from coresponder.analysis.nexus.evaluation.telling_words import has_telling_word, telling_words
from coresponder.analysis.nexus.judging import judge_type
from coresponder.analysis.nexus.rules import RuleSet, rule_set
from coresponder.analysis.nexus.vocabulary import Nexus

TOGETHER = "All five"
LEFT_OUT = "Rules, city left out: nexus yes"
LEFT_OUT_OR_POSSIBLE = "Rules, city left out: yes or possible"
LEARNED = "Words learned from the other four"
ALL_RULES = "All rules on: nexus yes"

SaysYes = Callable[[ReferenceType], bool]


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """A type that the rules and the reference see differently, with how often it was used."""

    type: ReferenceType
    nexus: Nexus
    rule: str


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Scores by way of judging and city, disagreements of all rules by use, and what was left out of the scores."""

    rules_version: str
    rules_sha256: str
    scores: Mapping[str, Mapping[str, Score]]
    disagreements: Sequence[Disagreement]
    left_out: Sequence[ReferenceType]
    left_out_says_yes: Sequence[Disagreement]
    switched_off: Mapping[str, int]


def compare(table: Mapping[str, Any], types: Sequence[ReferenceType]) -> Comparison:
    """Judge every type four ways and count; `table` is the plain data of the rule table."""
    rules = rule_set(table)
    partial = without_each_city(table, _spellings(types))
    ways = _ways(rules, partial, types)
    left_out = [item for item in types if item.label in ("doubtful", "uncategorized")]
    return Comparison(
        rules_version=rules.version,
        rules_sha256=rules.sha256,
        scores={name: _scores(says_yes, types) for name, says_yes in ways.items()},
        disagreements=_disagreements(rules, types),
        left_out=left_out,
        left_out_says_yes=[item for item in _seen_by(rules, left_out) if item.nexus == "yes"],
        switched_off={city: _phrase_count(rules) - _phrase_count(left) for city, left in partial.items()},
    )


def _spellings(types: Sequence[ReferenceType]) -> dict[str, list[str]]:
    cities = sorted({item.city for item in types})
    return {city: [item.spelling for item in types if item.city == city] for city in cities}


def _ways(rules: RuleSet, partial: Mapping[str, RuleSet], types: Sequence[ReferenceType]) -> dict[str, SaysYes]:
    telling = {city: telling_words([item for item in types if item.city != city]) for city in partial}
    return {
        LEFT_OUT: lambda item: judge_type(partial[item.city], item.spelling).nexus == "yes",
        LEFT_OUT_OR_POSSIBLE: lambda item: judge_type(partial[item.city], item.spelling).nexus in ("yes", "possible"),
        LEARNED: lambda item: has_telling_word(item.spelling, telling[item.city]),
        ALL_RULES: lambda item: judge_type(rules, item.spelling).nexus == "yes",
    }


def _scores(says_yes: SaysYes, types: Sequence[ReferenceType]) -> dict[str, Score]:
    judged = [Judged(type=item, says_yes=says_yes(item)) for item in types]
    cities = sorted({item.city for item in types})
    by_city = {city: score([item for item in judged if item.type.city == city]) for city in cities}
    return {**by_city, TOGETHER: score(judged)}


def _seen_by(rules: RuleSet, types: Sequence[ReferenceType]) -> list[Disagreement]:
    judgements = [(item, judge_type(rules, item.spelling)) for item in types]
    return [Disagreement(type=item, nexus=found.nexus, rule=found.rule) for item, found in judgements]


def _disagreements(rules: RuleSet, types: Sequence[ReferenceType]) -> list[Disagreement]:
    sure = [item for item in types if item.label in ("behavioral", "other")]
    wrong = [item for item in _seen_by(rules, sure) if (item.nexus == "yes") != (item.type.label == "behavioral")]
    return sorted(wrong, key=lambda item: (-item.type.uses, item.type.spelling))


def _phrase_count(rules: RuleSet) -> int:
    return sum(len(rule.phrases) + len(rule.exceptions) for rule in rules.all_type_rules)
