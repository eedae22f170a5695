"""One live call: its page, entering it by hand, and what is said of it afterwards."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError, UsageError
from coresponder.program.calls.actions.by_hand import (
    amend_call,
    close_call,
    enter_call,
    merge_calls,
    reopen_call,
    split_call,
)
from coresponder.program.calls.forms.live import (
    AmendAnswersForm,
    AmendCallForm,
    CloseCallForm,
    EnterCallForm,
    MergeCallForm,
)
from coresponder.program.calls.models import Call
from coresponder.program.calls.page_panels import panels_for
from coresponder.program.calls.presenting import steps_of
from coresponder.program.calls.queries.live import (
    call_seen_by,
    calls_seen_by,
    earlier_calls_of_the_place,
    history_of,
    repeats_of,
)
from coresponder.program.calls.suggesting import suggestion_for
from coresponder.program.calls.vocabulary import FeedFormat
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

MOST_EARLIER = 10
ENTER = requires(Permission.ENTER_CALLS)


@requires(Permission.VIEW_LIVE_CALLS)
@require_GET
@never_cache
@transaction.atomic
def call(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """What is known of a call, how it came to be known, and what was advised when."""
    found = call_seen_by(request.user, call_id)
    history = history_of(request.user, found)
    content = {
        "call": history.call,
        "history": history,
        "steps": steps_of(history.versions),
        "repeats": repeats_of([found])[found.pk],
        "earlier": earlier_calls_of_the_place(request.user, found)[:MOST_EARLIER],
        "may_enter": may(request.user, Permission.ENTER_CALLS),
        "may_see_persons": may(request.user, Permission.FIND_PEOPLE),
        "close_form": CloseCallForm(),
        "merge_form": MergeCallForm(),
        "panels": panels_for(request.user, found),
    }
    return render(request, "calls/live/call.html", content)


@ENTER
@require_http_methods(["GET", "POST"])
@never_cache
def enter(request: SignedInRequest) -> HttpResponse:
    """A call on one page, the cursor where somebody begins to write."""
    form = EnterCallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = enter_call(fields=form.told, by=request.user)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"Call {made.event_number} is on the board.")
            return redirect("live_calls:call", made.pk)
    suggestion = suggestion_for(request.POST.get("narrative", "")) if request.method == "POST" else None
    return _form(request, "calls/live/enter.html", form, suggestion=suggestion)


@ENTER
@require_POST
def suggest(request: SignedInRequest) -> HttpResponse:
    """What the words suggest, to stand beside the form. Nothing is stored."""
    content = {"suggestion": suggestion_for(request.POST.get("narrative", "")[:8000])}
    return render(request, "calls/live/suggestion.html", content)


@ENTER
@require_http_methods(["GET", "POST"])
@never_cache
def amend(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """What is known of a call, to be set anew. Of a feed's call only what a call-taker finds out."""
    found = call_seen_by(request.user, call_id)
    kind = AmendCallForm if found.feed.format == FeedFormat.BY_HAND else AmendAnswersForm
    form = kind(request.POST or None, initial=kind.of(found))
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen_version"]
        try:
            amend_call(call=found, fields=form.told, seen_version=seen, by=request.user)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Saved.")
            return redirect("live_calls:call", found.pk)
    return _form(request, "calls/live/amend.html", form, call=found)


@ENTER
@require_POST
def close(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """The call is over."""
    form = CloseCallForm(request.POST)
    told = form.cleaned_data if form.is_valid() else {"disposition": "", "is_cancelled": False}
    return _done(request, call_id, lambda found: close_call(call=found, by=request.user, **told), "The call is closed.")


@ENTER
@require_POST
def reopen(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """The call goes on."""
    return _done(request, call_id, lambda found: reopen_call(call=found, by=request.user), "The call is open again.")


@ENTER
@require_POST
def merge(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """The call is about the same as another one."""
    number = request.POST.get("event_number", "").strip()

    def merged(found: Call) -> Call:
        return merge_calls(call=found, into=_numbered(request, number, found), by=request.user)

    return _done(request, call_id, merged, "The call is part of the other one now.")


@ENTER
@require_POST
def split(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """The call stands by itself again."""
    said = "The call stands by itself again, and is open."
    return _done(request, call_id, lambda found: split_call(call=found, by=request.user), said)


def _numbered(request: SignedInRequest, number: str, other: Call) -> Call:
    """The newest call with this number. UsageError where there is none."""
    named = calls_seen_by(request.user).filter(event_number=number).exclude(pk=other.pk).first()
    if named is None:
        raise UsageError("no_such_call", "There is no other call with this number.", "Copy it from the board.")
    return named


def _done(request: SignedInRequest, call_id: UUID, deed: Callable[[Call], Call], said: str) -> HttpResponse:
    found = call_seen_by(request.user, call_id)
    try:
        deed(found)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("live_calls:call", found.pk)


def _form(request: SignedInRequest, template: str, form: Any, **content: Any) -> HttpResponse:
    return render(request, template, {"form": form, **content}, status=422 if form.errors else 200)
