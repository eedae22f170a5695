"""Deciding what a call type means, and taking a decision back."""

from collections.abc import Sequence

from django.db import transaction

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.calls.audit_events import TYPES_DECIDED, TYPES_UNDECIDED
from coresponder.program.calls.models import TypeDecision
from coresponder.program.calls.queries.decisions import decisions_that_hold
from coresponder.program.calls.vocabulary import DecidedNexus
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def decide_call_types(*, spellings: Sequence[str], nexus: DecidedNexus, reason: str, by: User) -> list[TypeDecision]:
    """Decide for one or several call types whether they are crisis calls. Baselines built from now on follow it."""
    check(by, Permission.REVIEW_CALL_TYPES)
    _refuse_without_reason(reason)
    if not spellings:
        raise UsageError("no_call_type", "No call type was chosen.", "Choose at least one in the list.")
    decisions = [
        TypeDecision.objects.create(spelling=spelling, nexus=nexus, reason=reason.strip(), decided_by=by)
        for spelling in dict.fromkeys(spellings)
    ]
    details: dict[str, int | str] = {"types": len(decisions), "nexus": nexus.value, "last": decisions[-1].pk}
    record(TYPES_DECIDED, by=by, about=f"type_decision:{decisions[0].pk}", details=details)
    return decisions


@transaction.atomic
def take_decision_back(*, spelling: str, reason: str, by: User) -> TypeDecision:
    """Let the rule table judge this call type again. The decision stays on record, with who took it back and why."""
    check(by, Permission.REVIEW_CALL_TYPES)
    _refuse_without_reason(reason)
    if spelling not in decisions_that_hold():
        raise StateError("no_decision", "No decision holds for this call type.", "Nothing was changed.")
    withdrawn = TypeDecision.objects.create(
        spelling=spelling, nexus=DecidedNexus.WITHDRAWN, reason=reason.strip(), decided_by=by
    )
    record(TYPES_UNDECIDED, by=by, about=f"type_decision:{withdrawn.pk}", details={})
    return withdrawn


def _refuse_without_reason(reason: str) -> None:
    if not reason.strip():
        raise UsageError(
            "no_reason", "A decision needs a reason.", "Say in a sentence why; it is read with the baseline."
        )
