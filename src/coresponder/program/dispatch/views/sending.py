"""Sending a team to a call, and what is done about one that was sent. The board posts to the same addresses."""

from functools import partial
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.calls.models import Call
from coresponder.program.calls.queries.live import advice_seen, call_seen_by, with_words
from coresponder.program.dispatch.actions.requests import refuse_request, request_team, withdraw_request
from coresponder.program.dispatch.actions.sending import (
    assign_after_event,
    cancel_assignment,
    change_part,
    note_override,
    self_dispatch,
    send_team,
)
from coresponder.program.dispatch.actions.statuses import record_status, undo_last
from coresponder.program.dispatch.forms.entries import TapForm
from coresponder.program.dispatch.forms.sending import (
    CALLED_BACK,
    AfterEventForm,
    CancelForm,
    NotSentForm,
    OverrideForm,
    PartForm,
    RequestForm,
    SendForm,
    UndoForm,
)
from coresponder.program.dispatch.models import TeamRequest
from coresponder.program.dispatch.queries.assignments import (
    assignment_seen_by,
    assignments_by_call,
    history_of_assignment,
)
from coresponder.program.dispatch.queries.on_duty import candidates_for
from coresponder.program.dispatch.queries.shifts import teams_seen_by
from coresponder.program.dispatch.views.answers import done
from coresponder.program.dispatch.vocabulary import AskedBecause as Asked
from coresponder.program.dispatch.vocabulary import NotGoing, OverrideBecause, Part, Way
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

NOT_CHOSEN = "Nothing was done. Choose one of the answers."


@requires(Permission.SEND_TEAMS)
@require_http_methods(["GET", "POST"])
def send(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """Choose a team for a call, the best suited on top, and send it."""
    call = _call(request, call_id)
    form = SendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = send_team(
                call=call, team=form.cleaned_data["team"], part=Part(form.cleaned_data["part"]),
                advised=form.cleaned_data["advised"], override=form.chosen_override, by=request.user,
            )  # fmt: skip
        except CoresponderError as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, f"{made.team.call_sign} was sent.")
            return redirect("dispatch:assignment", made.pk)
    content = {
        "call": call,
        "advice": advice_seen(call),
        "candidates": candidates_for(request.user, call),
        "assignments": assignments_by_call(request.user, [call]).get(call.pk, []),
        "parts": Part.choices,
        "overrides": OverrideBecause.choices,
        "followers": teams_seen_by(request.user).filter(is_active=True),
    }
    return render(request, "dispatch/send.html", content)


@requires(Permission.SEND_TEAMS)
@require_POST
def after_event(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """Give a call that is over to a team that follows up."""
    call = _call(request, call_id)
    form = AfterEventForm(request.POST)
    if not form.is_valid():
        return _unreadable(request, "dispatch:send", call.pk)
    team = form.cleaned_data["team"]
    deed = partial(assign_after_event, call=call, team=team, by=request.user)
    return done(request, deed, said=f"{team.call_sign} follows it up.", to=reverse("dispatch:send", args=[call.pk]))


@requires(Permission.SEND_TEAMS)
@require_POST
def override(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """Say why no team is sent."""
    call = _call(request, call_id)
    form = OverrideForm(request.POST)
    if not form.is_valid():
        return _unreadable(request, "dispatch:send", call.pk)
    reason, advised = OverrideBecause(form.cleaned_data["reason"]), form.cleaned_data["advised"]
    deed = partial(note_override, call=call, advised=advised, reason=reason, by=request.user)
    return done(request, deed, said="The reason is kept.", to=reverse("dispatch:send", args=[call.pk]))


@requires(Permission.REQUEST_TEAMS)
@require_http_methods(["GET", "POST"])
def ask(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """Patrol asks for a team at a call."""
    call = _call(request, call_id)
    form = RequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = Asked(form.cleaned_data["reason"])
        deed = partial(request_team, call=call, reason=reason, by=request.user)
        said = "Dispatch sees that you ask for a team."
        return done(request, deed, said=said, to=reverse("dispatch:ask", args=[call.pk]))
    asked = call.team_requests.select_related("answered_by", "assignment__team").order_by("-requested_at").first()
    return render(request, "dispatch/ask.html", {"call": call, "form": form, "asked": asked})


@requires(Permission.WORK_ON_A_TEAM)
@require_POST
def send_self(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """The own team goes to a call by itself."""
    call = get_object_or_404(Call, pk=call_id)
    deed = partial(self_dispatch, call=call, by=request.user)
    return done(request, deed, said="You are on your way. Dispatch sees it.", to=reverse("dispatch:phone"))


@requires(Permission.VIEW_TEAMS)
@require_GET
def assignment(request: SignedInRequest, assignment_id: UUID) -> HttpResponse:
    """One assignment: where it stands, and everything that was written down, what does not count included."""
    found = assignment_seen_by(request.user, assignment_id)
    content = {
        "assignment": found,
        "history": history_of_assignment(found),
        "called_back": CALLED_BACK,
        "parts": Part.choices,
    }
    return render(request, "dispatch/assignment.html", content)


@requires(Permission.SEND_TEAMS)
@require_POST
def cancel(request: SignedInRequest, assignment_id: UUID) -> HttpResponse:
    """Call a team back."""
    found = assignment_seen_by(request.user, assignment_id)
    form = CancelForm(request.POST)
    if not form.is_valid():
        return _unreadable(request, "dispatch:assignment", found.pk)
    reason, version = NotGoing(form.cleaned_data["reason"]), form.cleaned_data["version"]
    deed = partial(cancel_assignment, assignment=found, reason=reason, by=request.user, seen_version=version)
    return done(request, deed, said=f"{found.team.call_sign} was called back.", to=_page(found.pk))


@requires(Permission.SEND_TEAMS)
@require_POST
def part(request: SignedInRequest, assignment_id: UUID) -> HttpResponse:
    """Say whose call it is, who assists, who advises."""
    found = assignment_seen_by(request.user, assignment_id)
    form = PartForm(request.POST)
    if not form.is_valid():
        return _unreadable(request, "dispatch:assignment", found.pk)
    chosen, version = Part(form.cleaned_data["part"]), form.cleaned_data["version"]
    deed = partial(change_part, assignment=found, part=chosen, by=request.user, seen_version=version)
    return done(request, deed, said="Changed.", to=_page(found.pk))


@requires(Permission.SEND_TEAMS)
@require_POST
def status(request: SignedInRequest, assignment_id: UUID) -> HttpResponse:
    """A dispatcher records what a team says over the radio."""
    found = assignment_seen_by(request.user, assignment_id)
    form = TapForm(request.POST)
    if not form.is_valid():
        return _unreadable(request, "dispatch:assignment", found.pk)
    step, given = form.chosen, form.cleaned_data
    return done(
        request,
        lambda: record_status(
            assignment=found, step=step, by=request.user, event_id=given["entry"], way=Way.DESK,
            not_going=given["not_going"], destination=given["destination"],
        ),
        said=f"Recorded: {step.label}.",
        to=_page(found.pk),
    )  # fmt: skip


@requires(Permission.SEND_TEAMS)
@require_POST
def undo(request: SignedInRequest, assignment_id: UUID) -> HttpResponse:
    """Take back what one did last."""
    found = assignment_seen_by(request.user, assignment_id)
    form = UndoForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else None
    deed = partial(undo_last, assignment=found, by=request.user, event_id=uuid4(), seen_version=version)
    return done(request, deed, said="Taken back.", to=_page(found.pk))


@requires(Permission.SEND_TEAMS)
@require_POST
def not_sent(request: SignedInRequest, team_request_id: UUID) -> HttpResponse:
    """Say that no team is sent to a call for which one was asked, and why."""
    found = get_object_or_404(TeamRequest, pk=team_request_id)
    form = NotSentForm(request.POST)
    if not form.is_valid():
        return _unreadable(request, "dispatch:on_duty")
    reason = NotGoing(form.cleaned_data["reason"])
    deed = partial(refuse_request, request=found, reason=reason, by=request.user)
    return done(request, deed, said="Patrol is told.", to=reverse("dispatch:on_duty"))


@requires(Permission.REQUEST_TEAMS)
@require_POST
def withdraw(request: SignedInRequest, team_request_id: UUID) -> HttpResponse:
    """Patrol needs no team any more."""
    found = get_object_or_404(TeamRequest, pk=team_request_id)
    deed = partial(withdraw_request, request=found, by=request.user)
    return done(request, deed, said="Taken back.", to=reverse("dispatch:ask", args=[found.call_id]))


def _call(request: SignedInRequest, call_id: UUID) -> Call:
    return with_words([call_seen_by(request.user, call_id)])[0]


def _page(assignment_id: UUID) -> str:
    return reverse("dispatch:assignment", args=[assignment_id])


def _unreadable(request: SignedInRequest, name: str, *args: UUID) -> HttpResponse:
    messages.error(request, NOT_CHOSEN)
    return redirect(name, *args)
