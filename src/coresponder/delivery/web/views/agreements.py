"""What an agreement would open, and what it did open. The decision stands above agreements, and so do these pages."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from coresponder.safeguards.access.disclosures_under_agreements import opened_by
from coresponder.safeguards.access.openings_of_agreements import forecast_of
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.agreements.queries import agreement_seen_by
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.VIEW_AGREEMENTS)
@require_GET
def would_open(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """For each role at each party: which classes, whose, for which purpose, beyond what is open now."""
    found = agreement_seen_by(request.user, agreement_id)
    content = {"agreement": found, "forecast": forecast_of(found, at=timezone.now())}
    return render(request, "web/agreement_would_open.html", content)


@requires(Permission.VIEW_AGREEMENTS)
@require_GET
def did_open(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """Counts from the ledger of disclosures; exact ones for whoever may see disclosures."""
    found = agreement_seen_by(request.user, agreement_id)
    opened = opened_by(found, by=request.user)
    tables = [
        ("To whom", opened.by_recipient),
        ("What", opened.by_class),
        ("For what", opened.by_purpose),
        ("When", opened.by_month),
    ]
    return render(request, "web/agreement_did_open.html", {"agreement": found, "opened": opened, "tables": tables})
