"""The register of agreements, and one of them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.agreements.forms import PaperForm
from coresponder.safeguards.agreements.presenting import clauses_of, directions_of, rights_of, standing_of
from coresponder.safeguards.agreements.queries import (
    agreement_seen_by,
    history_of,
    parties_of,
    register_for,
    renewal_of,
    suspensions_of,
    terms_of,
)
from coresponder.safeguards.agreements.rules import expires_soon
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_AGREEMENTS)
@require_GET
def register(request: SignedInRequest) -> HttpResponse:
    """Every agreement, what holds first; what ends within sixty days is marked."""
    found = list(register_for(request.user))
    today = timezone.localdate()
    content = {
        "agreements": found,
        "ending": [each for each in found if expires_soon(each, today=today)],
        "may_draft": may(request.user, Permission.DRAFT_AGREEMENTS),
    }
    return render(request, "agreements/register.html", content)


@requires(Permission.VIEW_AGREEMENTS)
@require_GET
def agreement(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """One agreement: how it stands, its parties, its matrix, its clauses, its history."""
    found = agreement_seen_by(request.user, agreement_id)
    parties, terms = parties_of(found), terms_of(found)
    written, unsettled = clauses_of(found)
    content = {
        "agreement": found,
        "standing": standing_of(found, today=timezone.localdate()),
        "parties": parties,
        "directions": directions_of(terms),
        "written": written,
        "unsettled": unsettled,
        "rights": rights_of(request.user, found, parties),
        "paper": PaperForm(parties=parties, terms_sha256=found.content_sha256),
        "renewal": renewal_of(found),
        "suspensions": suspensions_of(found),
        "history": history_of(request.user, found),
    }
    return render(request, "agreements/agreement.html", content)
