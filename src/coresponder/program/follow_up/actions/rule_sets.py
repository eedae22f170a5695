"""Putting a version of the rules in force."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.follow_up.audit_events import RULES_SET
from coresponder.program.follow_up.models import FollowUpRule, RuleSet
from coresponder.program.follow_up.rules.wording import RuleDraft, check_rules
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def put_rules_in_force(*, rules: Sequence[RuleDraft], why: str, by: User, seen_number: int = 0) -> RuleSet:
    """These rules hold from now on. What was planned under the former ones stays; it says under which.

    `seen_number` is the version that somebody saw before; another one meanwhile is not overwritten.
    """
    check(by, Permission.SET_FOLLOW_UP_RULES)
    check_rules(rules, form_in_use())
    newest = RuleSet.objects.select_for_update().order_by("-number").first()
    number = newest.number if newest else 0
    if number != seen_number:
        raise StateError("changed_meanwhile", "Somebody has changed the rules meanwhile.", "Read them again.")
    found = RuleSet.objects.create(number=number + 1, why=why.strip()[:300], set_by=by, set_at=timezone.now())
    FollowUpRule.objects.bulk_create(_row(found, place, each) for place, each in enumerate(rules))
    record(RULES_SET, by=by, about="follow_up:rules", details={"version": found.number, "rules": len(rules)})
    return found


def _row(found: RuleSet, place: int, rule: RuleDraft) -> FollowUpRule:
    return FollowUpRule(
        rule_set=found, position=place, key=rule.key, title=rule.title.strip(), after_hours=rule.after_hours,
        results=list(rule.results), outcomes=list(rule.outcomes), problems=list(rule.problems),
        origins=list(rule.origins), is_urgent=rule.is_urgent, agency_id=rule.agency_id, role=rule.role,
        goes_to_id=rule.goes_to_id,
    )  # fmt: skip
