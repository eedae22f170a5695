"""Two rule sets beside each other, rule by rule, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from coresponder.program.deployment.language.rule_sets import Rule, RuleSet
from coresponder.program.deployment.language.vocabulary import ANSWERS

Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, kw_only=True)
class Detail:
    """One thing of a rule that is another one now."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class RuleChange:
    """What became of one rule."""

    kind: Kind
    rule: Rule
    details: tuple[Detail, ...] = ()


def compared(before: RuleSet, after: RuleSet) -> list[RuleChange]:
    """Every rule that was added, removed, changed or moved, in the order of the second set."""
    moved = _moved([each.key for each in before.rules], [each.key for each in after.rules])
    changes = [change for rule in after.rules if (change := _change(before.rule(rule.key), rule, rule.key in moved))]
    removed = [RuleChange(kind="removed", rule=each) for each in before.rules if after.rule(each.key) is None]
    return changes + removed


def _change(old: Rule | None, new: Rule, has_moved: bool) -> RuleChange | None:
    if old is None:
        return RuleChange(kind="added", rule=new)
    details = tuple(_details(old, new))
    if details:
        return RuleChange(kind="changed", rule=new, details=details)
    return RuleChange(kind="moved", rule=new) if has_moved else None


def _details(old: Rule, new: Rule) -> Iterator[Detail]:
    pairs = {
        "Name": (old.title, new.title),
        "When": (old.when.words(), new.when.words()),
        "Advice": (ANSWERS[old.answer], ANSWERS[new.answer]),
        "Kind of team": (old.variant, new.variant),
        "Level": (old.level, new.level),
        "Sentence": (old.sentence, new.sentence),
        "Source": (old.source, new.source),
    }
    return (Detail(what=what, before=one, after=other) for what, (one, other) in pairs.items() if one != other)


def _moved(before: list[str], after: list[str]) -> set[str]:
    """The keys in both that do not keep their order among the others."""
    common = set(before) & set(after)
    one, other = ([key for key in keys if key in common] for keys in (before, after))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    kept = {key for block in matcher.get_matching_blocks() for key in one[block.a : block.a + block.size]}
    return common - kept
