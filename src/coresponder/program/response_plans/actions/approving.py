"""Approving a version, returning it, looking at the plan again, and retiring it."""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.response_plans.actions.writing import locked_for
from coresponder.program.response_plans.audit_events import (
    PLAN_CONFIRMED,
    PLAN_RETIRED,
    VERSION_APPROVED,
    VERSION_RETURNED,
)
from coresponder.program.response_plans.models import PlanVersion
from coresponder.program.response_plans.rules import (
    VERSION_TRANSITIONS,
    refuse_own_approval,
    refuse_unless_ready,
    review_due_on,
)
from coresponder.program.response_plans.vocabulary import VersionState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission


@transaction.atomic
def approve_version(*, version: PlanVersion, by: User) -> PlanVersion:
    """Put a submitted version into use; the one that was in use becomes history. Never by its own author."""
    version = locked_for(version.pk, by=by, permission=Permission.APPROVE_RESPONSE_PLANS)
    VERSION_TRANSITIONS.check(current=version.state, wanted=VersionState.APPROVED)
    refuse_own_approval(author_id=version.author_id, approver_id=by.pk)
    refuse_unless_ready(version.sections)
    _replace_the_one_in_use(version)
    version.state, version.approved_by, version.approved_at = VersionState.APPROVED, by, timezone.now()
    version.review_due_on = review_due_on(timezone.localdate())
    version.save()
    record(VERSION_APPROVED, by=by, about=f"person:{version.person_id}", details={"number": version.number})
    return version


@transaction.atomic
def return_version(*, version: PlanVersion, note: str, by: User) -> PlanVersion:
    """Give a submitted version back to be written again, and say why."""
    version = locked_for(version.pk, by=by, permission=Permission.APPROVE_RESPONSE_PLANS)
    VERSION_TRANSITIONS.check(current=version.state, wanted=VersionState.DRAFT)
    version.state, version.note, version.submitted_at = VersionState.DRAFT, _given(note), None
    version.save()
    record(VERSION_RETURNED, by=by, about=f"person:{version.person_id}", details={"number": version.number})
    return version


@transaction.atomic
def confirm_plan(*, version: PlanVersion, by: User) -> PlanVersion:
    """Say after a review that the plan still holds: it is due again in six months."""
    version = locked_for(version.pk, by=by, permission=Permission.APPROVE_RESPONSE_PLANS)
    if version.state != VersionState.APPROVED:
        VERSION_TRANSITIONS.check(current=version.state, wanted=VersionState.APPROVED)
    version.review_due_on = review_due_on(timezone.localdate())
    version.save()
    record(PLAN_CONFIRMED, by=by, about=f"person:{version.person_id}", details={"number": version.number})
    return version


@transaction.atomic
def retire_plan(*, version: PlanVersion, reason: str, by: User) -> PlanVersion:
    """Take a plan out of use, and say why. What it said stays as history."""
    version = locked_for(version.pk, by=by, permission=Permission.APPROVE_RESPONSE_PLANS)
    VERSION_TRANSITIONS.check(current=version.state, wanted=VersionState.RETIRED)
    version.state, version.note = VersionState.RETIRED, _given(reason)
    version.ended_at, version.ended_by = timezone.now(), by
    version.save()
    record(PLAN_RETIRED, by=by, about=f"person:{version.person_id}", details={"number": version.number})
    return version


def _replace_the_one_in_use(version: PlanVersion) -> None:
    in_use = PlanVersion.objects.filter(
        person_id=version.person_id, owner_agency_id=version.owner_agency_id, state=VersionState.APPROVED
    )
    in_use.update(state=VersionState.REPLACED, ended_at=timezone.now())


def _given(text: str) -> str:
    if not text.strip():
        raise UsageError("no_reason", "Say why, so that the next person understands.", "Write a sentence.")
    return text.strip()
