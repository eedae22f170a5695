"""What other rules would have made of the last 90 days: counts alone, so that a coordinator can see the work coming."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.utils import timezone

from coresponder.program.encounters.models import Encounter
from coresponder.program.follow_up.known import Known
from coresponder.program.follow_up.models import FollowUp, FollowUpRule
from coresponder.program.follow_up.queries.knowing import Knowledge
from coresponder.safeguards.access.second_wall import everything_let_through

DAYS = 90
AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Past:
    """One encounter of the last 90 days, as each asked agency and role knows it; None where it may not know."""

    is_named: bool
    by_seat: dict[tuple[int, str], Known | None]
    altogether: Known


@dataclass(frozen=True, kw_only=True)
class RulePreview:
    """What one rule would have made."""

    key: str
    made: int
    nobody_named: int
    may_not_know: int

    @property
    def a_week(self) -> int:
        """How many a week that is, rounded up."""
        return ceil(self.made / DAYS * 7)


def past_contacts(rules: Sequence[FollowUpRule], *, now: datetime | None = None) -> list[Past]:
    """The encounters of the last 90 days, read once for every rule."""
    at = now or timezone.now()
    seats = {(rule.agency_id, rule.role): rule for rule in rules}
    since = at - timedelta(days=DAYS)
    every = list(Encounter.objects.filter(started_at__gte=since, started_at__lt=at).order_by("started_at"))
    found: list[Past] = []
    for start in range(0, len(every), AT_ONCE):
        part = every[start : start + AT_ONCE]
        knowledge = Knowledge(part, at)
        found += [_past(each, knowledge, seats) for each in part if knowledge.parts[each.pk]]
    return found


def made_in_truth(*, now: datetime | None = None) -> Counter[str]:
    """How many follow-ups each rule has planned in the last 90 days, by its key."""
    since = (now or timezone.now()) - timedelta(days=DAYS)
    with everything_let_through():
        rows = FollowUp.objects.filter(encounter__started_at__gte=since, rule__isnull=False).exclude(state="withdrawn")
        return Counter(rows.values_list("rule__key", flat=True))


def _past(encounter: Encounter, knowledge: Knowledge, seats: dict[tuple[int, str], FollowUpRule]) -> Past:
    by_seat = {}
    for (agency_id, role), rule in seats.items():
        known = knowledge.known_to(encounter, agency=rule.agency, role=role)
        by_seat[agency_id, role] = known[0] if known else None
    return Past(
        is_named=encounter.person_id is not None, by_seat=by_seat, altogether=knowledge.known_to_program(encounter)
    )
