"""Approving, returning, reviewing and retiring."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from coresponder.program.response_plans.actions.approving import (
    approve_version,
    confirm_plan,
    retire_plan,
    return_version,
)
from coresponder.program.response_plans.views.asking import done, version_of
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.APPROVE_RESPONSE_PLANS)
@require_POST
def approve(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Put the submitted version into use."""
    found = version_of(request, person_id, request.POST.get("version", ""))
    said = "The plan is in use. Whoever may see it reads this version from now on."
    return done(request, person_id, lambda: approve_version(version=found, by=request.user), said)


@requires(Permission.APPROVE_RESPONSE_PLANS)
@require_POST
def give_back(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Return the submitted version with a note."""
    found = version_of(request, person_id, request.POST.get("version", ""))
    note = request.POST.get("reason", "")
    said = "The version went back to be written again."
    return done(request, person_id, lambda: return_version(version=found, note=note, by=request.user), said)


@requires(Permission.APPROVE_RESPONSE_PLANS)
@require_POST
def confirm(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Say after a review that the plan still holds."""
    found = version_of(request, person_id, request.POST.get("version", ""))
    said = "Reviewed. It is due again in six months."
    return done(request, person_id, lambda: confirm_plan(version=found, by=request.user), said)


@requires(Permission.APPROVE_RESPONSE_PLANS)
@require_POST
def retire(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Take the plan out of use."""
    found = version_of(request, person_id, request.POST.get("version", ""))
    reason = request.POST.get("reason", "")
    said = "The plan is no longer in use. What it said stays in its history."
    return done(request, person_id, lambda: retire_plan(version=found, reason=reason, by=request.user), said)
