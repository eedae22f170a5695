"""The trail as sentences, one event with all its columns, and the trail as a table to take out."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.audit.actions.reading import export_trail, hand_out_proof, read_event, read_trail
from coresponder.safeguards.audit.chain import hash_of
from coresponder.safeguards.audit.forms.trail import TrailFilterForm
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.queries.seals import proof_of, seal_over
from coresponder.safeguards.audit.seals.keys import believed_keys
from coresponder.safeguards.audit.sentences import NO_ACCOUNT, names_of_actors, sentence_of
from coresponder.safeguards.audit.tables import as_csv
from coresponder.safeguards.audit.vocabulary import NOBODY
from coresponder.safeguards.permissions import Permission, may, recently_proven, requires

EVENTS_PER_PAGE = 50


@requires(Permission.VIEW_AUDIT)
@require_GET
def trail(request: SignedInRequest) -> HttpResponse:
    """Who did what, newest first, narrowed as asked. The next page begins behind an event, not at a count, because
    the trail grows while it is read."""
    form = TrailFilterForm(request.GET)
    content: dict[str, Any] = {"form": form, "may_review": may(request.user, Permission.REVIEW_AUDIT)}
    if not form.is_valid():
        return render(request, "audit/trail.html", content, status=422)
    before = _number(request.GET.get("before", ""))
    found = read_trail(wanted=form.wanted(), before=before, most=EVENTS_PER_PAGE + 1, by=request.user)
    shown = found[:EVENTS_PER_PAGE]
    names = names_of_actors(shown)
    content |= {
        "lines": [(event, sentence_of(event, names)) for event in shown],
        "older": _address(request, shown[-1].position) if len(found) > EVENTS_PER_PAGE else "",
        "newest": _address(request, None) if before is not None else "",
        "query": _query(request, None),
        "is_narrowed": bool(form.wanted().given()),
    }
    return render(request, "audit/trail.html", content)


@requires(Permission.VIEW_AUDIT)
@require_GET
def event(request: SignedInRequest, position: int) -> HttpResponse:
    """One event: its sentence, all its columns, whether its hash is right, and the seal that covers it."""
    try:
        found = read_event(position=position, by=request.user)
    except AuditEvent.DoesNotExist:
        raise Http404 from None
    names = names_of_actors([found])
    proof = proof_of(found)
    content = {
        "event": found,
        "heading": f"Event {position}",
        "sentence": sentence_of(found, names),
        "who": names.get(found.by_id, f"Account {found.by_id}"),
        "details": sorted(found.details.items()),
        "is_as_written": found.hash == hash_of(found),
        "seal": seal_over(position),
        "proof": proof,
        "proof_holds": proof is not None and any(proof.holds(public_key=key) for key in believed_keys()),
    }
    return render(request, "audit/event.html", content)


@requires(Permission.VIEW_AUDIT)
@require_GET
def proof(request: SignedInRequest, position: int) -> HttpResponse:
    """The proof that a seal covers this event, as a file."""
    try:
        found = hand_out_proof(position=position, by=request.user)
    except AuditEvent.DoesNotExist:
        found = None
    if found is None:
        raise Http404
    return _file(found.to_text(), name=f"audit-event-{position}-proof.json", kind="application/json")


@requires(Permission.VIEW_AUDIT)
@recently_proven
@require_GET
def export(request: SignedInRequest) -> HttpResponseBase:
    """The events that the filter lets through, as a table."""
    form = TrailFilterForm(request.GET)
    if not form.is_valid():
        raise Http404
    events = export_trail(wanted=form.wanted(), by=request.user)
    names = dict(User.objects.values_list("pk", "display_name")) | {NOBODY: NO_ACCOUNT}
    answer = StreamingHttpResponse(as_csv(events, names), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="audit-trail.csv"'
    return answer


def _file(text: str, *, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        text, content_type=f"{kind}; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 19 else None


def _query(request: SignedInRequest, before: int | None) -> str:
    query = request.GET.copy()
    query.pop("before", None)
    for name in [name for name, value in query.items() if not value]:
        query.pop(name)
    if before is not None:
        query["before"] = str(before)
    return query.urlencode()


def _address(request: SignedInRequest, before: int | None) -> str:
    return f"?{_query(request, before)}"
