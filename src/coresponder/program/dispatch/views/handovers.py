"""Handing over to the next shift."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from coresponder.program.dispatch.actions.handovers import (
    add_line,
    draft_handover,
    give_handover,
    note_seen,
    read_line,
    take_handover,
)
from coresponder.program.dispatch.forms.sending import LineForm
from coresponder.program.dispatch.models import Handover
from coresponder.program.dispatch.queries.handovers import (
    handover_seen_by,
    handovers_seen_by,
    line_seen_by,
    sections_of,
)
from coresponder.program.dispatch.views.answers import done
from coresponder.program.dispatch.vocabulary import HandoverState
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

MOST_SHOWN = 30


@requires(Permission.HAND_OVER)
@require_GET
def handovers(request: SignedInRequest) -> HttpResponse:
    """The last handovers, and the way to a new one."""
    return render(request, "dispatch/handovers.html", {"handovers": handovers_seen_by(request.user)[:MOST_SHOWN]})


@requires(Permission.HAND_OVER)
@require_POST
def draft(request: SignedInRequest) -> HttpResponse:
    """Draft a handover out of what the program knows."""
    made = draft_handover(by=request.user)
    messages.success(request, "Drafted. Add what the program cannot know, then give it.")
    return redirect("dispatch:handover", made.pk)


@requires(Permission.HAND_OVER)
@require_GET
def handover(request: SignedInRequest, handover_id: UUID) -> HttpResponse:
    """One handover, line by line; it prints as it stands."""
    found = handover_seen_by(request.user, handover_id)
    note_seen(handover=found, by=request.user)
    is_incoming = found.state == HandoverState.GIVEN and found.given_by_id != request.user.pk
    sections = sections_of(found)
    content = {
        "handover": found,
        "sections": sections,
        "line_form": LineForm(),
        "is_incoming": is_incoming,
        "unread": sum(1 for section in sections for line in section.lines if line.read_at is None),
        "HandoverState": HandoverState,
    }
    return render(request, "dispatch/handover.html", content)


@requires(Permission.HAND_OVER)
@require_POST
def add(request: SignedInRequest, handover_id: UUID) -> HttpResponse:
    """Add a line in one's own words."""
    found = handover_seen_by(request.user, handover_id)
    form = LineForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was added. Write a sentence of at most 600 characters.")
        return redirect("dispatch:handover", found.pk)
    text = form.cleaned_data["text"]
    deed = partial(add_line, handover=found, text=text, by=request.user)
    return done(request, deed, said="Added.", to=_page(found))


@requires(Permission.HAND_OVER)
@require_POST
def give(request: SignedInRequest, handover_id: UUID) -> HttpResponse:
    """Hand it over."""
    found = handover_seen_by(request.user, handover_id)
    said = "Given. The next shift reads it line by line."
    return done(request, lambda: give_handover(handover=found, by=request.user), said=said, to=_page(found))


@requires(Permission.HAND_OVER)
@require_POST
def read(request: SignedInRequest, handover_id: UUID, line_id: UUID) -> HttpResponse:
    """Say that one has read a line."""
    found = handover_seen_by(request.user, handover_id)
    line = line_seen_by(request.user, found, line_id)
    deed = partial(read_line, handover=found, line=line, by=request.user)
    return done(request, deed, said="", to=f"{_page(found)}#line-{line.position + 1}")


@requires(Permission.HAND_OVER)
@require_POST
def take(request: SignedInRequest, handover_id: UUID) -> HttpResponse:
    """Take it, every line read."""
    found = handover_seen_by(request.user, handover_id)
    return done(
        request, lambda: take_handover(handover=found, by=request.user), said="Taken. Thank you.", to=_page(found)
    )


def _page(found: Handover) -> str:
    return reverse("dispatch:handover", args=[found.pk])
