"""Suspending, resuming and ending an agreement."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.agreements.actions.stopping import end_agreement, resume_agreement, suspend_agreement
from coresponder.safeguards.agreements.queries import agreement_seen_by
from coresponder.safeguards.agreements.views.answering import answer
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.STOP_AGREEMENTS)
@require_POST
def suspend(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """Close at once what it opens, until it is resumed."""
    found, reason = agreement_seen_by(request.user, agreement_id), request.POST.get("reason", "")
    said = "The agreement is suspended. What it opened is closed now."
    return answer(
        request, agreement_id, lambda: suspend_agreement(agreement=found, reason=reason, by=request.user), said
    )


@requires(Permission.STOP_AGREEMENTS)
@require_POST
def resume(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """Let it hold again."""
    found = agreement_seen_by(request.user, agreement_id)
    said = "Your side’s suspension is lifted. What the agreement opens is open once no other side’s is left."
    return answer(request, agreement_id, lambda: resume_agreement(agreement=found, by=request.user), said)


@requires(Permission.STOP_AGREEMENTS)
@require_POST
def end(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """End it for good."""
    found, reason = agreement_seen_by(request.user, agreement_id), request.POST.get("reason", "")
    said = "The agreement is ended. What it opened is closed now."
    return answer(request, agreement_id, lambda: end_agreement(agreement=found, reason=reason, by=request.user), said)
