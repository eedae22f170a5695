"""The list that a coordinator goes through: every call type by volume, with what the rules say and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from coresponder.analysis.nexus.judging import NEXUS_ORDER, TypeJudgement, judge_type
from coresponder.analysis.nexus.rules import RuleSet
from coresponder.analysis.nexus.vocabulary import Nexus


@dataclass(frozen=True, kw_only=True)
class ReviewedType:
    """One call type in the review: how many calls, what share, and the judgement."""

    spelling: str
    calls: int
    share_of_calls: float
    judgement: TypeJudgement


def review(volumes: Mapping[str, int], rules: RuleSet, *, unknowns_first: bool = True) -> tuple[ReviewedType, ...]:
    """Every type with its judgement, most calls first; the ones that no rule reads on top, since they need a person."""
    total = sum(volumes.values())
    rows = [
        ReviewedType(
            spelling=spelling,
            calls=calls,
            share_of_calls=calls / total if total else 0.0,
            judgement=judge_type(rules, spelling),
        )
        for spelling, calls in volumes.items()
    ]
    return tuple(sorted(rows, key=lambda row: _place(row, unknowns_first=unknowns_first)))


def _place(row: ReviewedType, *, unknowns_first: bool) -> tuple[bool, int, str]:
    return unknowns_first and row.judgement.nexus != "unknown", -row.calls, row.spelling


def calls_by_nexus(volumes: Mapping[str, int], rules: RuleSet) -> dict[Nexus, int]:
    """How many calls have each nexus by their type; all four values are always there."""
    counts: dict[Nexus, int] = dict.fromkeys(NEXUS_ORDER, 0)
    for spelling, calls in volumes.items():
        counts[judge_type(rules, spelling).nexus] += calls
    return counts
