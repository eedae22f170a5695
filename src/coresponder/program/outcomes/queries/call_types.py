"""The call types of a baseline's calls, judged by the rules and the decisions as they are now."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from coresponder.analysis.baseline.recounting import crisis_counts, kinds_of_calls, volumes_by_type
from coresponder.analysis.measures.definitions import CrisisDefinition
from coresponder.analysis.nexus import Nexus, RuleSet, review
from coresponder.program.calls.models import TypeDecision
from coresponder.program.calls.queries.decisions import decision_to_try, decisions_that_hold
from coresponder.program.calls.vocabulary import DecidedNexus
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.queries.baselines import newest_draft, newest_frozen
from coresponder.program.outcomes.queries.rules_in_use import rules_now
from coresponder.program.outcomes.storage import dataset_folder
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check

NEXUS_TITLES: dict[Nexus, str] = {
    "unknown": "Unknown",
    "possible": "Possible",
    "yes": "Yes",
    "no": "No",
}


@dataclass(frozen=True, kw_only=True)
class TypeLine:
    """One call type: how many calls, how it is judged, why, and the decision that holds, if any.

    `key` stands for the spelling in addresses, because a spelling may hold anything.
    """

    key: str
    spelling: str
    calls: int
    share: float
    nexus: Nexus
    category: str
    rule: str
    reason: str
    decision: TypeDecision | None


@dataclass(frozen=True, kw_only=True)
class NexusCount:
    """How many calls and types are judged the same."""

    nexus: Nexus
    title: str
    calls: int
    types: int


@dataclass(frozen=True, kw_only=True)
class TypeReview:
    """Every call type of one baseline's calls."""

    baseline: Baseline
    kinds: pa.Table
    rules: RuleSet
    lines: tuple[TypeLine, ...]

    @property
    def calls(self) -> int:
        """All calls."""
        return sum(line.calls for line in self.lines)

    @property
    def counts(self) -> list[NexusCount]:
        """Calls and types by how they are judged, what a person has to look at first."""
        return [self._count(nexus) for nexus in NEXUS_TITLES]

    def chosen(self, keys: Sequence[str]) -> list[TypeLine]:
        """The lines with these keys."""
        return [line for line in self.lines if line.key in keys]

    def _count(self, nexus: Nexus) -> NexusCount:
        alike = [line for line in self.lines if line.nexus == nexus]
        calls = sum(line.calls for line in alike)
        return NexusCount(nexus=nexus, title=NEXUS_TITLES[nexus], calls=calls, types=len(alike))


@dataclass(frozen=True, kw_only=True)
class Change:
    """How many crisis calls there are under one definition, before a decision and after it."""

    before: int
    after: int

    @property
    def difference(self) -> int:
        return self.after - self.before


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What one choice would do, under each definition in order."""

    choice: str
    changes: tuple[Change, ...]


def review_for(user: User) -> TypeReview | None:
    """The call types of the newest draft that the person may see, else of the frozen baseline; None without either."""
    check(user, Permission.VIEW_CALL_TYPES)
    baseline = newest_draft(user) or newest_frozen()
    return None if baseline is None else review_of(baseline)


def review_of(baseline: Baseline) -> TypeReview:
    """The call types of the calls that are stored with a baseline."""
    rules = rules_now(baseline)
    kinds = kinds_of_calls(dataset_folder(baseline.pk))
    decisions = decisions_that_hold()
    lines = tuple(
        TypeLine(
            key=key_of(reviewed.spelling),
            spelling=reviewed.spelling,
            calls=reviewed.calls,
            share=reviewed.share_of_calls,
            nexus=reviewed.judgement.nexus,
            category=reviewed.judgement.category,
            rule=reviewed.judgement.rule,
            reason=reviewed.judgement.reason,
            decision=decisions.get(reviewed.spelling),
        )
        for reviewed in review(volumes_by_type(kinds), rules, unknowns_first=False)
    )
    return TypeReview(baseline=baseline, kinds=kinds, rules=rules, lines=lines)


def effects_of(review: TypeReview, spellings: Sequence[str]) -> list[Effect]:
    """What each choice for these types would do to the number of crisis calls, before anybody saves it."""
    before = _counts(review, review.rules)
    return [
        Effect(choice=choice.label, changes=_changes(before, _counts_after(review, spellings, choice)))
        for choice in DecidedNexus
        if choice != DecidedNexus.WITHDRAWN
    ]


def decisions_after(baseline: Baseline) -> int:
    """How many decisions were made after a baseline was built, which it therefore does not use."""
    return TypeDecision.objects.filter(decided_at__gt=baseline.built_at).count()


def key_of(spelling: str) -> str:
    """What stands for a spelling in an address."""
    return hashlib.sha256(spelling.encode()).hexdigest()[:16]


def _counts_after(review: TypeReview, spellings: Sequence[str], choice: DecidedNexus) -> Mapping[CrisisDefinition, int]:
    tried = {spelling: decision_to_try(spelling, choice) for spelling in spellings}
    return _counts(review, review.rules.with_decisions(tried))


def _counts(review: TypeReview, rules: RuleSet) -> Mapping[CrisisDefinition, int]:
    return crisis_counts(review.kinds, review.baseline.saved_profile.profile, rules)


def _changes(before: Mapping[CrisisDefinition, int], after: Mapping[CrisisDefinition, int]) -> tuple[Change, ...]:
    return tuple(Change(before=before[definition], after=after[definition]) for definition in before)
