"""The dry run: what each rule would dispose of today, in counts and ids, and nothing happens."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from coresponder.safeguards.retention.categories import Due
from coresponder.safeguards.retention.packs import Pack, Rule
from coresponder.safeguards.retention.periods import cutoff
from coresponder.safeguards.retention.queries.holds import held_now
from coresponder.safeguards.retention.vocabulary import Disposal


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one rule would do: the items that are due, and those that a hold keeps."""

    rule: Rule
    triggered_before: datetime
    due: tuple[Due, ...]
    held: tuple[Due, ...]

    @property
    def records(self) -> int:
        """How many records the due items stand for."""
        return sum(each.records for each in self.due)


def outcome_of(rule: Rule, *, at: datetime | None = None) -> Outcome:
    """What one rule would do at a moment. A rule that keeps for good finds nothing due."""
    before = cutoff(rule.period, at or timezone.now())
    if rule.disposal == Disposal.KEEP:
        return Outcome(rule=rule, triggered_before=before, due=(), held=())
    free, held = held_now().split(rule.category, rule.of.find(before=before))
    return Outcome(rule=rule, triggered_before=before, due=tuple(free), held=tuple(held))


def dry_run(pack: Pack, *, at: datetime | None = None) -> list[Outcome]:
    """What every rule of a pack would do at a moment."""
    return [outcome_of(rule, at=at) for rule in pack.rules]
