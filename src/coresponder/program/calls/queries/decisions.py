"""The decisions on call types that hold now, and how they came about."""

from collections.abc import Mapping
from typing import cast

from django.db.models import QuerySet
from django.utils import timezone

from coresponder.analysis.nexus import Decision, Nexus
from coresponder.program.calls.models import TypeDecision
from coresponder.program.calls.vocabulary import DecidedNexus
from coresponder.safeguards.permissions.roles import role_of


def decisions_that_hold() -> dict[str, TypeDecision]:
    """For each spelling the newest decision, unless it was taken back."""
    newest = TypeDecision.objects.order_by("spelling", "-id").distinct("spelling").select_related("decided_by")
    return {row.spelling: row for row in newest if row.nexus != DecidedNexus.WITHDRAWN}


def history_of(spelling: str) -> QuerySet[TypeDecision]:
    """Every decision on one call type, newest first."""
    return TypeDecision.objects.filter(spelling=spelling).select_related("decided_by").order_by("-id")


def decisions_for_rules() -> Mapping[str, Decision]:
    """The decisions that hold, as the rule table takes them."""
    return {spelling: as_rule_decision(row) for spelling, row in decisions_that_hold().items()}


def decision_to_try(spelling: str, nexus: DecidedNexus) -> Decision:
    """A decision that nobody has made yet, to see what it would do."""
    return Decision(
        spelling=spelling,
        nexus=cast(Nexus, nexus.value),
        decided_by="nobody",
        decided_on=timezone.localdate(),
        why="To see what it does.",
    )


def as_rule_decision(row: TypeDecision) -> Decision:
    """A decision as the rule table takes it. It names the role, not the person: a baseline can be published."""
    return Decision(
        spelling=row.spelling,
        nexus=cast(Nexus, row.nexus),
        decided_by=f"the {role_of(row.decided_by.role).display_name.lower()}",
        decided_on=timezone.localdate(row.decided_at),
        why=row.reason,
    )
