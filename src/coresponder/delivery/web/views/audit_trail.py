"""The audit trail, as sentences."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.audit.queries import trail_for
from coresponder.safeguards.audit.sentences import names_of_actors, sentence_of
from coresponder.safeguards.permissions import Permission, requires

EVENTS_PER_PAGE = 50


@requires(Permission.VIEW_AUDIT)
def audit_trail(request: SignedInRequest) -> HttpResponse:
    """Who did what, newest first."""
    page = Paginator(trail_for(request.user), EVENTS_PER_PAGE).get_page(request.GET.get("page"))
    names = names_of_actors(page.object_list)
    lines = [(event, sentence_of(event, names)) for event in page.object_list]
    return render(request, "web/audit_trail.html", {"page": page, "lines": lines})
