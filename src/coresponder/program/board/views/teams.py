"""What a team says over the radio, taking a step back, and whether it can be sent."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.program.board.forms import TOLD_AT_THE_DESK, AvailabilityForm, CallBackForm, StatusForm
from coresponder.program.board.views.answering import Said, chosen, done, is_by_script, undo_of
from coresponder.program.dispatch.actions.availability import make_available, make_unavailable
from coresponder.program.dispatch.actions.sending import cancel_assignment
from coresponder.program.dispatch.actions.statuses import record_status, undo_last
from coresponder.program.dispatch.models import Shift
from coresponder.program.dispatch.queries.assignments import assignment_seen_by
from coresponder.program.dispatch.queries.shifts import shift_seen_by
from coresponder.program.dispatch.vocabulary import (
    CANCELLING,
    DECLINING,
    AssignmentState,
    Destination,
    NotGoing,
    Step,
    UnavailableBecause,
    Way,
)
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.SEND_TEAMS)
@require_http_methods(["GET", "POST"])
@never_cache
def status(request: SignedInRequest, assignment_id: UUID) -> HttpResponse:
    """Write down what the team said."""
    found = assignment_seen_by(request.user, assignment_id)
    if request.method == "GET":
        content = {"steps": TOLD_AT_THE_DESK, "reasons": DECLINING, "destinations": Destination}
        return _page(request, "status", {**content, "assignment": found})

    def deed() -> Said:
        given = chosen(StatusForm(request.POST))
        record_status(assignment=found, by=request.user, event_id=uuid4(), way=Way.DESK, **_said(given))
        found.refresh_from_db()
        said = f"{found.team.call_sign}: {AssignmentState(found.state).label}."
        return Said(said=said, undo=undo_of(found))

    return done(request, deed)


@requires(Permission.SEND_TEAMS)
@require_POST
def call_back(request: SignedInRequest, assignment_id: UUID) -> HttpResponse:
    """Call a team back, with the reason."""
    found = assignment_seen_by(request.user, assignment_id)

    def deed() -> Said:
        given = chosen(CallBackForm(request.POST))
        reason = NotGoing(given["reason"])
        cancel_assignment(assignment=found, reason=reason, by=request.user, seen_version=given["version"])
        return Said(said=f"{found.team.call_sign} was called back: {reason.label}.", undo=undo_of(found))

    return done(request, deed)


@requires(Permission.SEND_TEAMS)
@require_POST
def undo(request: SignedInRequest, assignment_id: UUID) -> HttpResponse:
    """Take back what one did last, within eight seconds."""
    found = assignment_seen_by(request.user, assignment_id)

    def deed() -> Said:
        undo_last(assignment=found, by=request.user, event_id=uuid4())
        found.refresh_from_db()
        return Said(said=f"Taken back. {found.team.call_sign}: {AssignmentState(found.state).label}.")

    return done(request, deed)


@requires(Permission.SEND_TEAMS)
@require_http_methods(["GET", "POST"])
@never_cache
def availability(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """Say that a team cannot be sent, or that it can again. What it does for a call is another matter."""
    found = shift_seen_by(request.user, shift_id)
    if request.method == "GET":
        return _page(request, "availability", {"shift": found, "reasons": UnavailableBecause})

    def deed() -> Said:
        reason = chosen(AvailabilityForm(request.POST))["reason"]
        return availability_changed(found, reason=reason, by=request.user)

    return done(request, deed)


def availability_changed(shift: Shift, *, reason: str, by: User) -> Said:
    """Make a team unavailable for a reason; without one, available again."""
    if not reason:
        make_available(shift=shift, by=by)
        return Said(said=f"{shift.team.call_sign} can be sent again.")
    why = UnavailableBecause(reason)
    make_unavailable(shift=shift, reason=why, by=by)
    return Said(said=f"{shift.team.call_sign} cannot be sent: {why.label}.")


def _said(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "step": Step(given["step"]),
        "not_going": given["not_going"],
        "destination": given["destination"],
    }


def _page(request: SignedInRequest, name: str, content: dict[str, Any]) -> HttpResponse:
    whole = {**content, "panel": f"board/panels/{name}.html", "callbacks": CANCELLING}
    return render(request, whole["panel"] if is_by_script(request) else "board/panel_page.html", whole)
