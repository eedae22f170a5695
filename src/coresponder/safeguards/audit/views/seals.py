"""Seals: the list, one to be kept elsewhere, the public key, and sealing what waits."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.audit.actions.seals import hand_out_seal, seal_now
from coresponder.safeguards.audit.models import AuditEvent, Seal
from coresponder.safeguards.audit.queries.seals import newest_seal
from coresponder.safeguards.audit.seals.keys import public_key_as_text
from coresponder.safeguards.permissions import Permission, may, requires

SEALS_PER_PAGE = 50


@requires(Permission.VIEW_AUDIT)
@require_GET
def seals(request: SignedInRequest) -> HttpResponse:
    """Every seal, newest first, and how many events wait for the next."""
    newest = newest_seal()
    waiting = AuditEvent.objects.filter(position__gt=newest.last_position if newest else 0).count()
    content = {
        "page": Paginator(Seal.objects.all(), SEALS_PER_PAGE).get_page(request.GET.get("page")),
        "waiting": waiting,
        "public_key": public_key_as_text(),
        "may_review": may(request.user, Permission.REVIEW_AUDIT),
    }
    return render(request, "audit/seals.html", content)


@requires(Permission.VIEW_AUDIT)
@require_GET
def seal(request: SignedInRequest, number: int) -> HttpResponse:
    """One seal, as the file that is kept elsewhere."""
    try:
        found = hand_out_seal(number=number, by=request.user)
    except Seal.DoesNotExist:
        raise Http404 from None
    named = {"Content-Disposition": f'attachment; filename="audit-seal-{number}.json"'}
    return HttpResponse(found.to_text(), content_type="application/json; charset=utf-8", headers=named)


@requires(Permission.REVIEW_AUDIT)
@require_POST
def seal_trail(request: SignedInRequest) -> HttpResponse:
    """Seal what waits, at once."""
    made = seal_now(by=request.user)
    if made is None:
        messages.info(request, "Nothing has been written yet, so there is nothing to seal.")
    else:
        messages.success(request, f"Sealed up to event {made.last_position:,}. Keep seal {made.number:,} elsewhere.")
    return redirect("audit:seals")
