"""Which rules can never speak, because those above answer first or because they contradict themselves.

For each rule a case is sought for which it holds and no rule above does: fact by fact, and wherever the facts chosen so
far leave no such case, the search turns back. It is complete over the cases that the conditions tell apart; where it
would take too long it says that it could not tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from coresponder.program.deployment.language.cases import Cases, cases_of
from coresponder.program.deployment.language.conditions import AllOf, Atom, Condition, Not
from coresponder.program.deployment.language.rule_sets import Rule, RuleSet
from coresponder.program.deployment.language.truth import Truth

MOST_STEPS = 20_000

# What a condition can still come to, as a set of the three values.
HOLDS, HOLDS_NOT, CANNOT_TELL = 1, 2, 4
_BIT: dict[Truth, int] = {True: HOLDS, False: HOLDS_NOT, None: CANNOT_TELL}

Reach = Literal["reachable", "hidden", "contradicts_itself", "not_told"]


@dataclass(frozen=True, kw_only=True)
class Reached:
    """Whether a rule can ever speak; `by` names the rule above that alone always answers first, where one does."""

    rule: Rule
    reach: Reach
    by: Rule | None = None

    @property
    def sentence(self) -> str:
        """What is wrong with it; empty for a rule that can speak."""
        if self.reach == "contradicts_itself":
            return "It never holds: what it asks for cannot be true together."
        if self.reach == "hidden":
            first = f"“{self.by.title}” above it" if self.by else "the rules above it together"
            return (
                f"It never speaks: {first} always answers first."
                if self.by
                else f"It never speaks: {first} always answer first."
            )
        return "Whether it ever speaks could not be told in time." if self.reach == "not_told" else ""


def reach_of_rules(rules: RuleSet) -> list[Reached]:
    """Every rule, with whether it can ever speak."""
    cases = cases_of(atom for rule in rules.rules for atom in rule.when.atoms)
    return [_reached(rule, rules.rules[:place], cases) for place, rule in enumerate(rules.rules)]


def _reached(rule: Rule, above: Sequence[Rule], cases: Cases) -> Reached:
    found = _Search(rule.when, [each.when for each in above], cases).finds()
    if found is not False:
        return Reached(rule=rule, reach="reachable" if found else "not_told")
    if _Search(rule.when, [], cases).finds() is False:
        return Reached(rule=rule, reach="contradicts_itself")
    alone = (each for each in above if _Search(rule.when, [each.when], cases).finds() is False)
    return Reached(rule=rule, reach="hidden", by=next(alone, None))


@dataclass
class _Search:
    """Looks for a case for which one condition holds and none of the others does."""

    wanted: Condition
    unwanted: Sequence[Condition]
    cases: Cases
    steps: int = 0
    chosen: dict[str, int] = field(default_factory=dict)

    def finds(self) -> Truth:
        """True or False; None where it took too long."""
        facts = dict.fromkeys(atom.fact for each in (self.wanted, *self.unwanted) for atom in each.atoms)
        return self._from(list(facts))

    def _from(self, left: list[str]) -> Truth:
        self.steps += 1
        if self.steps > MOST_STEPS:
            return None
        wanted = self._possible(self.wanted)
        others = [self._possible(each) for each in self.unwanted]
        if not wanted & HOLDS or HOLDS in others:
            return False
        if wanted == HOLDS and not any(each & HOLDS for each in others):
            return True
        return self._choosing(left[0], left[1:])

    def _choosing(self, fact: str, left: list[str]) -> Truth:
        for place in range(len(self.cases.values[fact])):
            self.chosen[fact] = place
            found = self._from(left)
            if found is not False:
                return found
        del self.chosen[fact]
        return False

    def _possible(self, condition: Condition) -> int:
        if isinstance(condition, Atom):
            return _of_atom(self.cases.answers[condition], self.chosen, condition.fact)
        if isinstance(condition, Not):
            return _opposite(self._possible(condition.part))
        parts = [self._possible(part) for part in condition.parts]  # type: ignore[attr-defined]  # AllOf or AnyOf
        return (
            _of_all(parts) if isinstance(condition, AllOf) else _opposite(_of_all([_opposite(each) for each in parts]))
        )


def _of_atom(answers: Sequence[Truth], chosen: Mapping[str, int], fact: str) -> int:
    if fact in chosen:
        return _BIT[answers[chosen[fact]]]
    possible = 0
    for answer in answers:
        possible |= _BIT[answer]
    return possible


def _opposite(possible: int) -> int:
    """Holds and holds not change places."""
    return (possible & CANNOT_TELL) | (possible & HOLDS) << 1 | (possible & HOLDS_NOT) >> 1


def _of_all(parts: Sequence[int]) -> int:
    """What “all of” can come to. Parts are taken as independent, so it may leave more open than there is."""
    possible = HOLDS
    for part in parts:
        joined = (possible | part) & HOLDS_NOT
        joined |= HOLDS if possible & HOLDS and part & HOLDS else 0
        can_be_open = (possible & CANNOT_TELL and part & (HOLDS | CANNOT_TELL)) or (
            part & CANNOT_TELL and possible & HOLDS
        )
        possible = joined | (CANNOT_TELL if can_be_open else 0)
    return possible
