"""Asking the rules of a call, in order: the first that holds decides. Total and deterministic; reads no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coresponder.program.deployment.facts import CallFacts
from coresponder.program.deployment.language.explaining import why_not, why_unsettled
from coresponder.program.deployment.language.rule_sets import Rule, RuleSet
from coresponder.program.deployment.language.vocabulary import NO_RULE

Outcome = Literal["applies", "does_not_apply", "cannot_be_told"]


@dataclass(frozen=True, kw_only=True)
class Considered:
    """A rule that was asked, what came of it, and why in a sentence."""

    key: str
    title: str
    outcome: Outcome
    why: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What the rules say of a call, and of which rules it was asked on the way, in order.

    `missing` names the facts that nobody knows and that could make a rule above speak first.
    """

    answer: str
    sentence: str
    rule_key: str = ""
    variant: str = ""
    level: str = ""
    considered: tuple[Considered, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        found = (fact for each in self.considered for fact in each.missing)
        return tuple(dict.fromkeys(found))

    @property
    def is_settled(self) -> bool:
        """Whether it stays as it is, whatever becomes known of what is not known now."""
        return not self.missing


def rule_for(rules: RuleSet, facts: CallFacts) -> Rule | None:
    """The first rule that holds; None where none does. What a replay of many calls asks, without explanations."""
    for rule in rules.rules:
        if rule.when.holds(facts):
            return rule
    return None


def decide(rules: RuleSet, facts: CallFacts) -> Decision:
    """The advice of the first rule that holds, with every rule above it and why it did not."""
    considered: list[Considered] = []
    for rule in rules.rules:
        considered.append(_considered(rule, facts))
        if considered[-1].outcome == "applies":
            return _decision(rule, considered)
    return Decision(answer=NO_RULE, sentence=rules.otherwise, considered=tuple(considered))


def _considered(rule: Rule, facts: CallFacts) -> Considered:
    holds = rule.when.holds(facts)
    if holds:
        return Considered(key=rule.key, title=rule.title, outcome="applies", why=f"It holds: {rule.when.words()}.")
    if holds is False:
        return Considered(key=rule.key, title=rule.title, outcome="does_not_apply", why=why_not(rule.when, facts))
    why, missing = why_unsettled(rule.when, facts)
    return Considered(key=rule.key, title=rule.title, outcome="cannot_be_told", why=why, missing=missing)


def _decision(rule: Rule, considered: Sequence[Considered]) -> Decision:
    return Decision(
        answer=rule.answer,
        sentence=rule.sentence,
        rule_key=rule.key,
        variant=rule.variant,
        level=rule.level,
        considered=tuple(considered),
    )
