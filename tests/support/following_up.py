"""Rules in force and follow-ups for tests, made by the same actions as anybody's."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from coresponder.delivery.web.cast import BEHAVIORAL_HEALTH, cast_agency
from coresponder.program.encounters.models import Encounter
from coresponder.program.follow_up.actions.planning import plan_by_hand
from coresponder.program.follow_up.actions.rule_sets import put_rules_in_force
from coresponder.program.follow_up.models import FollowUp, RuleSet
from coresponder.program.follow_up.rules.wording import RuleDraft
from coresponder.program.people.models import Person
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from tests.support.cast import member


def rule(key: str = "every-24h", *, hours: int = 24, **more: Any) -> RuleDraft:
    """A rule that asks the clinic's case managers after every contact in which somebody was seen."""
    usual = {"title": "After every contact", "results": ["seen"], "role": "case_manager"}
    agency = more.pop("agency", None) or cast_agency(BEHAVIORAL_HEALTH)
    return RuleDraft(**{**usual, "key": key, "after_hours": hours, "agency_id": agency.pk, **more})


def in_force(*rules: RuleDraft) -> RuleSet:
    """These rules hold from now on."""
    newest = RuleSet.objects.order_by("-number").first()
    number = newest.number if newest else 0
    return put_rules_in_force(rules=rules or (rule(),), why="", by=member("cora"), seen_number=number)


def follow_ups_of(found: Encounter | Person) -> list[FollowUp]:
    """Every follow-up of an encounter or a person, whoever owns it."""
    where = {"encounter": found} if isinstance(found, Encounter) else {"person": found}
    with everything_let_through():
        return list(FollowUp.objects.filter(**where).select_related("episode", "rule").order_by("due_at", "pk"))


def planned(person: Person, by: User, *, hours: float = 1, **more: Any) -> FollowUp:
    """A follow-up by hand that is due in so many hours; with fewer than none, it is overdue."""
    options = {"what_for": "Ask how the appointment went.", "by": by, **more}
    found = plan_by_hand(person=person, due_at=timezone.now() + timedelta(hours=max(hours, 1)), **options)
    if hours < 1:
        with everything_let_through():
            found.due_at = timezone.now() + timedelta(hours=hours)
            found.save(update_fields=["due_at"])
    return found
