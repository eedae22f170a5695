"""A set of rules, in order, as somebody wrote it: read whole, or refused with every place that is wrong named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coresponder.kernel.errors import UsageError
from coresponder.program.deployment.language.conditions import Condition
from coresponder.program.deployment.language.reading import is_plain, read_condition, wrong
from coresponder.program.deployment.language.vocabulary import ANSWERS, NO_RULE_SENTENCE

FORMAT = 1
MOST_RULES = 200
LONGEST_SENTENCE = 300
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RULE_FIELDS = {"key", "title", "when", "answer", "variant", "level", "sentence", "source"}
NEEDED = ("key", "title", "when", "answer", "sentence")
SET_FIELDS = {"format", "title", "levels", "rules", "otherwise"}


@dataclass(frozen=True, kw_only=True)
class Level:
    """A triage level of this program. Its number means what its title says and nothing else: states differ."""

    key: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: when it holds, what it advises, and the sentence that the dispatcher reads."""

    key: str
    title: str
    when: Condition
    answer: str
    sentence: str
    variant: str = ""
    level: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    """The rules, the first of which that holds decides, and the sentence for a call for which none does."""

    title: str
    rules: tuple[Rule, ...]
    levels: tuple[Level, ...] = ()
    otherwise: str = NO_RULE_SENTENCE

    @property
    def variants(self) -> frozenset[str]:
        """The kinds of teams that it names."""
        return frozenset(rule.variant for rule in self.rules if rule.variant)

    def rule(self, key: str) -> Rule | None:
        """The rule with this key."""
        return next((rule for rule in self.rules if rule.key == key), None)

    def level_title(self, key: str) -> str:
        """What a level is called; empty where a rule names none."""
        return next((level.title for level in self.levels if level.key == key), "")


def read_rule_set(content: Any) -> RuleSet:
    """The rule set in this plain data. Raises UsageError that says where it is wrong and what to write instead."""
    if not isinstance(content, Mapping) or content.get("format") != FORMAT:
        raise wrong("The criteria", f"They are not of format {FORMAT}.", f'Write an object with "format": {FORMAT}.')
    _refuse_unknown(content, SET_FIELDS, "The criteria")
    levels = _read_levels(content.get("levels", []))
    rules = _read_rules(content.get("rules"), {level.key for level in levels})
    return RuleSet(
        title=_text(content, "title", "The criteria", longest=120),
        rules=rules,
        levels=levels,
        otherwise=_text(content, "otherwise", "The criteria", needed=False) or NO_RULE_SENTENCE,
    )


def _read_levels(content: Any) -> tuple[Level, ...]:
    if not isinstance(content, list) or len(content) > 20:
        raise wrong("Levels", "They are a list of at most 20.", 'Write [{"key": "1", "title": "…"}].')
    for place, each in enumerate(content, 1):
        if not isinstance(each, Mapping):
            raise wrong(f"Level {place}", "It is no level.", 'Write {"key": "1", "title": "…"}.')
        _refuse_unknown(each, {"key", "title"}, f"Level {place}")
    levels = [
        Level(key=_key(each, f"Level {n}"), title=_text(each, "title", f"Level {n}", longest=120))
        for n, each in enumerate(content, 1)
    ]
    _refuse_twice([level.key for level in levels], "Levels")
    return tuple(levels)


def _read_rules(content: Any, levels: set[str]) -> tuple[Rule, ...]:
    if not isinstance(content, list) or not 1 <= len(content) <= MOST_RULES:
        raise wrong("The criteria", f"They have 1 to {MOST_RULES} rules.", "Write at least one rule.")
    rules = tuple(_read_rule(each, place, levels) for place, each in enumerate(content, 1))
    _refuse_twice([rule.key for rule in rules], "The criteria")
    return rules


def _read_rule(content: Any, place: int, levels: set[str]) -> Rule:
    where = _place_of(content, place)
    if not isinstance(content, Mapping):
        raise wrong(where, "It is no rule.", f"Write an object with {', '.join(NEEDED)}.")
    _refuse_unknown(content, RULE_FIELDS, where)
    if content.get("answer") not in list(ANSWERS):
        raise wrong(where, "It advises nothing that can be advised.", f"“answer” is one of {', '.join(ANSWERS)}.")
    level = _text(content, "level", where, needed=False)
    if level and level not in levels:
        raise wrong(where, "It names a level that the criteria do not have.", "Add the level, or take it out.")
    return Rule(
        key=_key(content, where),
        title=_text(content, "title", where, longest=120),
        when=read_condition(content.get("when"), f"{where}, “when”"),
        answer=content["answer"],
        sentence=_text(content, "sentence", where),
        variant=_key(content, where, "variant", needed=False),
        level=level,
        source=_text(content, "source", where, needed=False),
    )


def _place_of(content: Any, place: int) -> str:
    title = content.get("title") if isinstance(content, Mapping) else None
    return f"Rule {place}" + (f" (“{title[:60]}”)" if isinstance(title, str) and title else "")


def _key(content: Mapping[str, Any], where: str, name: str = "key", *, needed: bool = True) -> str:
    key = _text(content, name, where, needed=needed, longest=80)
    if key and not KEY.fullmatch(key):
        raise wrong(where, f"“{name}” is of small letters, digits and hyphens.", "Such as “weapon-reported”.")
    return key


def _text(
    content: Mapping[str, Any], name: str, where: str, *, needed: bool = True, longest: int = LONGEST_SENTENCE
) -> str:
    text = content.get(name, "")
    if not isinstance(text, str) or (needed and not text.strip()):
        raise wrong(where, f"“{name}” says nothing.", "Write it as a text.")
    if not is_plain(text):
        raise wrong(where, f"“{name}” holds characters that cannot be read.", "Write it anew.")
    if len(text) > longest:
        raise wrong(where, f"“{name}” is longer than {longest} characters.", "Shorten it.")
    return text.strip()


def _refuse_unknown(content: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(str(name)[:40] for name in set(content) - known)
    if unknown:
        raise wrong(where, f"“{unknown[0]}” is nothing that belongs here.", f"Use {', '.join(sorted(known))}.")


def _refuse_twice(keys: list[str], where: str) -> None:
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice:
        raise UsageError("criteria_key_twice", f"{where}: “{twice}” stands there twice.", "Give each its own key.")
