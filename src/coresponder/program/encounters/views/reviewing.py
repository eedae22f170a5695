"""Reviewing: the queue, a part that stands or goes back, copies to choose between, and what is added later."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from coresponder.program.encounters.actions.reviewing import add_to_part, choose_copy, return_part, review_part
from coresponder.program.encounters.forms.reviewing import AddendumForm, CommentForm
from coresponder.program.encounters.queries.copies import read_copies
from coresponder.program.encounters.queries.places import encounter_seen_by
from coresponder.program.encounters.queries.queue import queue_for
from coresponder.program.encounters.views.asking import done, own_filing, problem_of
from coresponder.program.encounters.vocabulary import PartName
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.REVIEW_ENCOUNTERS)
@require_GET
@transaction.atomic
def queue(request: SignedInRequest) -> HttpResponse:
    """What waits for review in the own agency, with what stands out."""
    return render(request, "encounters/queue.html", {"queue": queue_for(request.user)})


@requires(Permission.REVIEW_ENCOUNTERS)
@require_POST
@transaction.atomic
def review(request: SignedInRequest, filing_id: UUID) -> HttpResponse:
    """The part stands as it is."""
    found = own_filing(request, filing_id)
    said = "Reviewed. From now on it changes by an addition only."
    return done(request, found.encounter_id, lambda: review_part(filing=found, by=request.user), said)


@requires(Permission.REVIEW_ENCOUNTERS)
@require_POST
@transaction.atomic
def give_back(request: SignedInRequest, filing_id: UUID) -> HttpResponse:
    """The part goes back to its author, with what has to be mended."""
    found, form = own_filing(request, filing_id), CommentForm(request.POST)
    if not form.is_valid():
        messages.error(request, problem_of(form, "comment"))
        return redirect("encounters:encounter", found.encounter_id)
    comment = form.cleaned_data["comment"]
    said = "Returned. Its author finds it under “Encounters”."
    return done(request, found.encounter_id, lambda: return_part(filing=found, comment=comment, by=request.user), said)


@requires(Permission.WRITE_ENCOUNTERS)
@require_POST
@transaction.atomic
def add(request: SignedInRequest, filing_id: UUID) -> HttpResponse:
    """Add something to a part that was reviewed."""
    found, form = own_filing(request, filing_id), AddendumForm(request.POST)
    if not form.is_valid():
        messages.error(request, problem_of(form, "text"))
        return redirect("encounters:encounter", found.encounter_id)
    text = form.cleaned_data["text"]
    said = "Added. What was written before stays as it was."
    return done(request, found.encounter_id, lambda: add_to_part(filing=found, text=text, by=request.user), said)


@requires(Permission.VIEW_ENCOUNTERS)
@require_GET
@transaction.atomic
def copies(request: SignedInRequest, encounter_id: UUID, part: str) -> HttpResponse:
    """Every filing of a part of the own agency side by side, and which of them stands."""
    found = encounter_seen_by(request.user, encounter_id)
    seen = read_copies(found, part, by=request.user) if part in PartName.values else None
    if seen is None or not seen.filings:
        raise Http404
    may_choose = seen.is_open and may(request.user, Permission.REVIEW_ENCOUNTERS)
    content = {"encounter": found, "part": PartName(part), "copies": seen, "may_choose": may_choose}
    return render(request, "encounters/copies.html", content)


@requires(Permission.REVIEW_ENCOUNTERS)
@require_POST
@transaction.atomic
def choose(request: SignedInRequest, filing_id: UUID) -> HttpResponse:
    """Of several copies, this one stands."""
    found = own_filing(request, filing_id)
    said = "Chosen. The other copies are kept, and are shown as copies."
    return done(request, found.encounter_id, lambda: choose_copy(filing=found, by=request.user), said)
