"""What a decision would do to the counts, before anybody makes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from coresponder.analysis.nexus.decisions import Decision
from coresponder.analysis.nexus.reviewing import calls_by_nexus
from coresponder.analysis.nexus.rules import RuleSet
from coresponder.analysis.nexus.vocabulary import Nexus


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What decisions do to the number of calls by nexus, over the same calls."""

    before: Mapping[Nexus, int]
    after: Mapping[Nexus, int]
    sentence: str

    @property
    def coded_change(self) -> int:
        """How many more (or fewer) calls count as crisis calls as coded."""
        return self.after["yes"] - self.before["yes"]


def effect_of(*decisions: Decision, volumes: Mapping[str, int], rules: RuleSet) -> Effect:
    """What these decisions would change, given how many calls each type has.

    Counts types only: a call that is detected by its disposition or flag is not looked at here.
    """
    before = calls_by_nexus(volumes, rules)
    after = calls_by_nexus(volumes, rules.with_decisions({decision.spelling: decision for decision in decisions}))
    return Effect(before=before, after=after, sentence=_effect_sentence(before["yes"], after["yes"]))


def _effect_sentence(before: int, after: int) -> str:
    if before == after:
        return f"The number of crisis calls as coded stays at {before:,}."
    share = f", {(after - before) / before:+.1%}" if before else ""
    return f"Crisis calls as coded go from {before:,} to {after:,} ({after - before:+,}{share})."
