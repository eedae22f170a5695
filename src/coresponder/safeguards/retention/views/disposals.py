"""Disposals: who asked for what, the decision of a second person, and carrying it out."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.progress import silent
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, recently_proven, requires
from coresponder.safeguards.retention.actions.disposals import approve_disposal, carry_out, refuse_disposal
from coresponder.safeguards.retention.categories import CATEGORIES
from coresponder.safeguards.retention.models import DisposalRequest
from coresponder.safeguards.retention.queries.disposals import counts_of, disposal_seen_by, disposals_seen_by
from coresponder.safeguards.retention.vocabulary import ItemState

# A page that carries more out at once would keep a person waiting; the command line does all of them.
ITEMS_AT_ONCE = 200
IDS_SHOWN = 100


@requires(Permission.APPROVE_DISPOSAL)
@require_GET
def disposals(request: SignedInRequest) -> HttpResponse:
    """Every disposal, newest first."""
    lines = [(each, _title(each)) for each in disposals_seen_by(request.user)]
    return render(request, "retention/disposals.html", {"lines": lines, **_rights(request)})


@requires(Permission.APPROVE_DISPOSAL)
@require_GET
def disposal(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    """One disposal: what would go, by which rule, and what can be done about it now."""
    found = disposal_seen_by(request.user, request_id)
    counts = counts_of(found)
    content = {
        "disposal": found,
        "title": _title(found),
        "asked_oneself": found.asked_by_id == request.user.pk,
        "has_begun": counts[ItemState.WAITING] < sum(counts.values()),
        "share_done": 1 - counts[ItemState.WAITING] / max(1, sum(counts.values())),
        "counts": [(ItemState(state).label, number) for state, number in counts.items() if number],
        "items": found.items.all()[:IDS_SHOWN],
        "not_shown": max(0, sum(counts.values()) - IDS_SHOWN),
        "at_once": ITEMS_AT_ONCE,
    }
    return render(request, "retention/disposal.html", content)


@requires(Permission.APPROVE_DISPOSAL)
@recently_proven
@require_POST
def approve(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    """A second person approves."""
    return _done(request, request_id, lambda found: approve_disposal(request=found, by=request.user), "Approved.")


@requires(Permission.APPROVE_DISPOSAL)
@require_POST
def refuse(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    """Nothing is disposed of."""
    return _done(request, request_id, lambda found: refuse_disposal(request=found, by=request.user), "Refused.")


@requires(Permission.APPROVE_DISPOSAL)
@recently_proven
@require_POST
def carry(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    """Dispose of the next items, as many as a person can wait for."""

    def some(found: DisposalRequest) -> object:
        return carry_out(request=found, by=request.user, progress=silent, at_most=ITEMS_AT_ONCE)

    return _done(request, request_id, some, "Carried out as far as shown below.")


def _done(
    request: SignedInRequest, request_id: UUID, deed: Callable[[DisposalRequest], object], said: str
) -> HttpResponse:
    try:
        deed(disposal_seen_by(request.user, request_id))
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("retention:disposal", request_id)


def _title(found: DisposalRequest) -> str:
    category = CATEGORIES.get(found.category)
    return category.title if category else found.category


def _rights(request: SignedInRequest) -> dict[str, bool]:
    return {"may_ask": may(request.user, Permission.MANAGE_RETENTION)}
