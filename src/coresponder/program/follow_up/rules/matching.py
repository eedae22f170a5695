"""Which rule asks for a follow-up after which encounter. Plain values in, yes or no out."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID, uuid5

from coresponder.program.follow_up.known import Known

# From encounter, agency and rule the id under which a follow-up is planned, so that it is planned once.
NAMESPACE = UUID("5d6b6d2e-3f2b-5b1e-9a41-0f3f0c1d2a77")


class Rule(Protocol):
    """What a rule looks at."""

    key: str
    after_hours: int
    results: list[str]
    outcomes: list[str]
    problems: list[str]
    origins: list[str]


def asks_for(rule: Rule, known: Known) -> bool:
    """True where the rule asks for a follow-up. An empty list of codes means any; without origins, no own contacts."""
    by_origin = known.origin in rule.origins if rule.origins else known.counts_as_repeat
    return (
        by_origin
        and _is_any_or(known.result, rule.results)
        and _is_any_or(known.outcome, rule.outcomes)
        and (not rule.problems or not known.problems.isdisjoint(rule.problems))
    )


def due_at(rule: Rule, contact_ended_at: datetime) -> datetime:
    """Until when somebody should have been reached."""
    return contact_ended_at + timedelta(hours=rule.after_hours)


def made_by(*, encounter_id: UUID, agency_id: int, rule_key: str) -> UUID:
    """The same for the same encounter, agency and rule, whatever the version of the rules."""
    return uuid5(NAMESPACE, f"{encounter_id}:{agency_id}:{rule_key}")


def window_words(hours: int) -> str:
    """Hours as people say them: up to three days in hours, then in days where they come out even."""
    if hours > 72 and hours % 24 == 0:
        return f"{hours // 24} days"
    return f"{hours} hours"


def _is_any_or(code: str, allowed: Collection[str]) -> bool:
    return not allowed or code in allowed
