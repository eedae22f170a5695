"""One call of the board: to look at, to send a team to, to close."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import StateError
from coresponder.program.board.forms import EndCallForm, RefuseRequestForm, SendForm, WithoutTeamForm
from coresponder.program.board.queries.now import row_for
from coresponder.program.board.views.answering import Said, chosen, done, is_by_script, undo_of
from coresponder.program.calls.actions.by_hand import close_call, reopen_call
from coresponder.program.calls.models import Call
from coresponder.program.calls.queries.live import call_seen_by
from coresponder.program.calls.vocabulary import FeedFormat
from coresponder.program.dispatch.actions.requests import refuse_request
from coresponder.program.dispatch.actions.sending import note_override, send_team
from coresponder.program.dispatch.queries.assignments import open_requests
from coresponder.program.dispatch.queries.on_duty import candidates_for, team_on_duty
from coresponder.program.dispatch.vocabulary import CANCELLING, DECLINING, NotGoing, OverrideBecause, Part
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_LIVE_CALLS)
@require_GET
@never_cache
def call(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """Everything that is known of a call, with its teams."""
    return _panel(request, call_id, "view", {})


@requires(Permission.SEND_TEAMS)
@require_http_methods(["GET", "POST"])
@never_cache
def send(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """Choose a team and send it."""
    if request.method == "POST":
        return _sent(request, call_id)
    found = call_seen_by(request.user, call_id)
    content = {
        "candidates": candidates_for(request.user, found),
        "parts": Part,
        "reasons": OverrideBecause,
        "refusals": DECLINING,
    }
    return _panel(request, call_id, "send", content)


@requires(Permission.SEND_TEAMS)
@require_POST
def without_team(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """Say why no team is sent though one was advised."""
    found = call_seen_by(request.user, call_id)

    def deed() -> Said:
        reason = OverrideBecause(chosen(WithoutTeamForm(request.POST))["override"])
        advised = row_for(request.user, found).advice_code
        note_override(call=found, advised=advised, reason=reason, by=request.user)
        return Said(said=f"Noted for {found.event_number}: no team, because {reason.label}.")

    return done(request, deed)


@requires(Permission.SEND_TEAMS)
@require_GET
@never_cache
def close(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """Call its teams back; where the call was entered here, close it."""
    may_end = may(request.user, Permission.ENTER_CALLS)
    return _panel(request, call_id, "close", {"reasons": CANCELLING, "may_end": may_end, "form": EndCallForm()})


@requires(Permission.ENTER_CALLS)
@require_POST
def end(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """A call that was entered here is over."""
    found = call_seen_by(request.user, call_id)

    def deed() -> Said:
        refuse_call_of_a_feed(found)
        given = chosen(EndCallForm(request.POST))
        close_call(call=found, disposition=given["disposition"], is_cancelled=given["is_cancelled"], by=request.user)
        said = f"{found.event_number} is closed."
        return Said(said=said, undo=reverse("board:open_again", args=[found.pk]))

    return done(request, deed)


@requires(Permission.ENTER_CALLS)
@require_POST
def open_again(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """It is not over after all."""
    found = call_seen_by(request.user, call_id)

    def deed() -> Said:
        refuse_call_of_a_feed(found)
        reopen_call(call=found, by=request.user)
        return Said(said=f"Taken back. {found.event_number} is open again.")

    return done(request, deed)


@requires(Permission.SEND_TEAMS)
@require_POST
def refuse(request: SignedInRequest, team_request_id: UUID) -> HttpResponse:
    """Tell patrol, who asked for a team, that none is sent, and why."""
    found = get_object_or_404(open_requests(request.user), pk=team_request_id)

    def deed() -> Said:
        reason = NotGoing(chosen(RefuseRequestForm(request.POST))["reason"])
        refuse_request(request=found, reason=reason, by=request.user)
        return Said(said=f"Patrol is told: no team for {found.call.event_number}, {reason.label}.")

    return done(request, deed)


def refuse_call_of_a_feed(call: Call) -> None:
    """Raise StateError where another system is the one that closes calls."""
    if call.feed.format != FeedFormat.BY_HAND:
        raise StateError("of_a_feed", "This call comes from a feed.", "It closes here when it is closed there.")


def _sent(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    found = call_seen_by(request.user, call_id)

    def deed() -> Said:
        given = chosen(SendForm(request.POST))
        team, row = team_on_duty(request.user, given["team"]), row_for(request.user, found)
        if team is None:
            raise StateError("off_duty", "This team is not on duty any more.", "Choose another one.")
        if not row.advises_a_team and not given["override"]:
            said = f"The criteria say: {row.advice_words}."
            raise StateError("say_why", said, "Choose the reason why a team is sent.")
        made = send_team(
            call=found,
            team=team.shift.team,
            by=request.user,
            part=Part(given["part"] or Part.PRIMARY),
            advised=row.advice_code,
            override=OverrideBecause(given["override"]) if given["override"] else None,
        )
        return Said(said=f"{team.call_sign} was sent to {found.event_number}.", undo=undo_of(made))

    return done(request, deed)


def _panel(request: SignedInRequest, call_id: UUID, name: str, content: dict[str, Any]) -> HttpResponse:
    """A part of the board for its script, a page of its own for everybody else."""
    row = row_for(request.user, call_seen_by(request.user, call_id))
    whole = {
        **content,
        "row": row,
        "panel": f"board/panels/{name}.html",
        "may_send": may(request.user, Permission.SEND_TEAMS),
    }
    return render(request, whole["panel"] if is_by_script(request) else "board/panel_page.html", whole)
