"""Finding people. What is typed travels in the body of a request, never in an address."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.program.people.actions.finding import look_for_people
from coresponder.program.people.forms.finding import FindForm
from coresponder.program.people.queries.purposes import purpose_chosen
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

WHILE_TYPING, ON_A_PAGE = 8, 30


@requires(Permission.FIND_PEOPLE)
@require_http_methods(["GET", "POST"])
def find(request: SignedInRequest) -> HttpResponse:
    """The page on which people are looked for; works without a script."""
    return render(request, "people/find.html", _searched(request, ON_A_PAGE))


@requires(Permission.FIND_PEOPLE)
@require_POST
def suggest(request: SignedInRequest) -> HttpResponse:
    """The few who may be meant, while somebody types."""
    return render(request, "people/found.html", _searched(request, WHILE_TYPING))


def _searched(request: SignedInRequest, limit: int) -> dict[str, Any]:
    rights = {
        "may_add": may(request.user, Permission.ADD_PEOPLE),
        "may_merge": may(request.user, Permission.MERGE_PEOPLE),
    }
    if request.method != "POST":
        return {"form": FindForm(), "was_searched": False, **rights}
    form = FindForm(request.POST)
    text = form.cleaned_data["words"] if form.is_valid() else ""
    purpose = purpose_chosen(request.user, "")
    found = look_for_people(text=text, by=request.user, purpose=purpose, limit=limit) if text.strip() else []
    return {"form": form, "found": found, "was_searched": bool(text.strip()), "is_full": len(found) == limit, **rights}
