"""Asking two rule sets of the same past calls: what would have been advised otherwise, and what no rule spoke for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from coresponder.program.deployment.facts import CallFacts
from coresponder.program.deployment.language.remembering import RememberedRules
from coresponder.program.deployment.language.rule_sets import Rule, RuleSet
from coresponder.program.deployment.language.vocabulary import ELIGIBLE, NO_RULE


@dataclass(frozen=True, kw_only=True)
class Replay:
    """What a rule set says of past calls: how many there were, by answer and by rule, and the types without a rule.

    Past calls hardly ever say whether a weapon, violence or suicide was reported: what turns on these is not counted.
    """

    calls: int
    by_answer: Counter[str]
    by_rule: Counter[str]
    types_without_rule: Counter[str]

    @property
    def eligible(self) -> int:
        """Calls for which a team would take part while the call is open."""
        return sum(count for answer, count in self.by_answer.items() if answer in ELIGIBLE)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """How two rule sets differ on the same calls. `moves` counts (answer before, answer after)."""

    before: Replay
    after: Replay
    moves: Counter[tuple[str, str]] = field(default_factory=Counter)
    types_moved: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    @property
    def calls(self) -> int:
        return self.after.calls

    @property
    def changed(self) -> int:
        """Calls for which the answer would be another one."""
        return self.moves.total()


def replay(rules: RuleSet, calls: Iterable[CallFacts]) -> Replay:
    """What one rule set says of these calls."""
    return _counted(calls := list(calls), list(_rules_for(rules, calls)))


def difference(before: RuleSet, after: RuleSet, calls: Iterable[CallFacts]) -> Difference:
    """What would change for these calls if the second took the place of the first."""
    calls = list(calls)
    earlier, later = list(_rules_for(before, calls)), list(_rules_for(after, calls))
    moves: Counter[tuple[str, str]] = Counter()
    types: Counter[tuple[str, str, str]] = Counter()
    for facts, old, new in zip(calls, earlier, later, strict=True):
        if answer_of(old) != answer_of(new):
            moves[answer_of(old), answer_of(new)] += 1
            types[facts.type, answer_of(old), answer_of(new)] += 1
    return Difference(before=_counted(calls, earlier), after=_counted(calls, later), moves=moves, types_moved=types)


def answer_of(rule: Rule | None) -> str:
    """What a rule advises; the code for none where there is none."""
    return rule.answer if rule else NO_RULE


def _rules_for(rules: RuleSet, calls: Iterable[CallFacts]) -> Iterator[Rule | None]:
    remembered = RememberedRules(rules)
    return (remembered.rule_for(facts) for facts in calls)


def _counted(calls: list[CallFacts], found: list[Rule | None]) -> Replay:
    return Replay(
        calls=len(calls),
        by_answer=Counter(map(answer_of, found)),
        by_rule=Counter(rule.key if rule else "" for rule in found),
        types_without_rule=Counter(facts.type for facts, rule in zip(calls, found, strict=True) if rule is None),
    )
