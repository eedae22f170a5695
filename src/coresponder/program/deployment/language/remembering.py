"""Asking the same rules of very many calls: each combination of facts that the rules tell apart is asked once."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from coresponder.program.deployment.facts import CallFacts
from coresponder.program.deployment.language.conditions import Atom
from coresponder.program.deployment.language.deciding import rule_for
from coresponder.program.deployment.language.rule_sets import Rule, RuleSet
from coresponder.program.deployment.language.truth import Truth
from coresponder.program.deployment.language.vocabulary import WRITTEN

Signature = tuple[Truth, ...]


class RememberedRules:
    """A rule set with the combinations it was asked of. It answers like `rule_for`, and 100,000 calls in a second.

    What can have any value (a spelling, a time) is remembered by what the conditions make of it, not by itself.
    """

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        atoms = dict.fromkeys(atom for rule in rules.rules for atom in rule.when.atoms)
        facts = dict.fromkeys(atom.fact for atom in atoms)
        closed = [fact for fact in facts if fact != "hours" and fact not in WRITTEN]
        self._closed: Callable[[CallFacts], Any] = attrgetter(*closed) if closed else lambda facts: None
        self._open = [
            (_value_of(fact), [atom for atom in atoms if atom.fact == fact]) for fact in facts if fact not in closed
        ]
        self._signatures: list[dict[Any, Signature]] = [{} for _ in self._open]
        self._found: dict[Any, Rule | None] = {}

    def rule_for(self, facts: CallFacts) -> Rule | None:
        """The first rule that holds; None where none does."""
        key = (self._closed(facts), *map(self._signature, range(len(self._open)), [facts] * len(self._open)))
        if key not in self._found:
            self._found[key] = rule_for(self.rules, facts)
        return self._found[key]

    def _signature(self, place: int, facts: CallFacts) -> Signature:
        value_of, atoms = self._open[place]
        value, known = value_of(facts), self._signatures[place]
        if value not in known:
            known[value] = _asked(atoms, facts)
        return known[value]


def _asked(atoms: list[Atom], facts: CallFacts) -> Signature:
    return tuple(atom.holds(facts) for atom in atoms)


def _value_of(fact: str) -> Callable[[CallFacts], Any]:
    if fact == "hours":
        return lambda facts: (facts.at.weekday(), facts.at.hour, facts.at.minute)
    return attrgetter(fact)
