"""The rules, as data. A pack is a TOML file: one that comes with the program, or the operator's own.

RETENTION_PACK names a pack of `packs/`, or a file by its path. Periods are law or policy of the place, so that they are
never in the code. The packs that come with the program are examples: outside the demonstration nothing is disposed of
by them, until somebody has taken the file over and put counsel's name and the day in it.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from coresponder.kernel.content_hash import content_sha256
from coresponder.kernel.errors import InputError
from coresponder.safeguards.retention.categories import CATEGORIES, Category
from coresponder.safeguards.retention.periods import Period
from coresponder.safeguards.retention.vocabulary import Disposal

FOLDER = Path(__file__).resolve().parent / "packs"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """For how long records of a category are kept after the trigger, what happens then, and who says so."""

    key: str
    category: str
    period: Period
    disposal: Disposal
    authority: str

    @property
    def of(self) -> Category:
        """The category that the rule is about."""
        return CATEGORIES[self.category]

    def to_mapping(self) -> dict[str, Any]:
        """As it goes into a request and its certificate."""
        return {
            "key": self.key,
            "category": self.category,
            "trigger": self.of.trigger,
            "keep_years": self.period.years,
            "keep_days": self.period.days,
            "disposal": self.disposal.value,
            "authority": self.authority,
        }


@dataclass(frozen=True, kw_only=True)
class Pack:
    """All rules of one jurisdiction. Without counsel's name and a day it is an example."""

    name: str
    jurisdiction: str
    reviewed_by: str
    reviewed_on: date | None
    rules: tuple[Rule, ...]

    @property
    def is_example(self) -> bool:
        return not self.reviewed_by or self.reviewed_on is None

    @property
    def sha256(self) -> str:
        """The fingerprint of the rules."""
        rules = [rule.to_mapping() for rule in self.rules]
        return content_sha256({"jurisdiction": self.jurisdiction, "reviewed_by": self.reviewed_by, "rules": rules})

    def rule(self, key: str) -> Rule:
        """One rule; LookupError where there is none of this key."""
        return next(rule for rule in self.rules if rule.key == key) if self.has(key) else _no_rule(key)

    def has(self, key: str) -> bool:
        """True where a rule has this key."""
        return any(rule.key == key for rule in self.rules)


def pack_in_use() -> Pack:
    """The pack that RETENTION_PACK names, read anew each time: an operator's change holds at once."""
    named: str = settings.RETENTION_PACK
    path = Path(named) if named.endswith(".toml") else FOLDER / f"{named}.toml"
    if not path.is_file():
        raise InputError("no_such_pack", f"There is no retention pack “{named}”.", "Check RETENTION_PACK.")
    return read_pack(path.stem, path.read_text(encoding="utf-8"))


def read_pack(name: str, text: str) -> Pack:
    """A pack from its text. InputError says which rule is wrong, and why."""
    try:
        content = tomllib.loads(text)
        head = content["pack"]
        rules = tuple(_rule(each) for each in content.get("rule", []))
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        raise InputError("pack_unreadable", f"The retention pack “{name}” cannot be read: {error}.") from None
    _refuse_twice([rule.key for rule in rules], "key")
    _refuse_twice([rule.category for rule in rules], "category")
    return Pack(
        name=name,
        jurisdiction=head["jurisdiction"],
        reviewed_by=head.get("reviewed_by", ""),
        reviewed_on=head.get("reviewed_on"),
        rules=rules,
    )


def _rule(each: dict[str, Any]) -> Rule:
    category = CATEGORIES.get(each["category"])
    if category is None:
        raise ValueError(f"no app keeps the category “{each['category']}”")
    rule = Rule(
        key=each["key"],
        category=category.key,
        period=Period(**each.get("keep", {})),
        disposal=Disposal(each["disposal"]),
        authority=each["authority"],
    )
    _refuse_misfit(rule, category, each["trigger"])
    return rule


def _refuse_misfit(rule: Rule, category: Category, trigger: str) -> None:
    """A rule that the category cannot follow, or that would dispose of something too early, is no rule."""
    if trigger != category.trigger:
        raise ValueError(f"rule “{rule.key}” counts from “{trigger}”, but the program from “{category.trigger}”")
    if not category.allows(rule.disposal):
        raise ValueError(f"rule “{rule.key}”: {category.title.lower()} cannot be disposed of that way")
    if rule.disposal != Disposal.KEEP and rule.period.years < category.at_least_years:
        raise ValueError(f"rule “{rule.key}” keeps less than {category.at_least_years} years, which the law asks for")
    if rule.disposal != Disposal.KEEP and rule.period == Period():
        raise ValueError(f"rule “{rule.key}” does not say for how long")


def _refuse_twice(found: list[str], what: str) -> None:
    twice = sorted({each for each in found if found.count(each) > 1})
    if twice:
        raise InputError("rule_twice", f"The retention pack has two rules with the {what} “{twice[0]}”.")


def _no_rule(key: str) -> Rule:
    raise LookupError(f"There is no retention rule “{key}”.")
