"""Whether a team can be sent to a call, and what the person who tried reads if not."""

from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.calls.models import Call
from coresponder.program.dispatch.models import Shift, Team
from coresponder.program.dispatch.vocabulary import OPEN_STATES, AssignmentState, Origin, Part, UnavailableBecause
from coresponder.program.dispatch.ways_of_working import may_send_itself


def refuse_closed_call(call: Call) -> None:
    """Raise StateError for a call that is over: a team that follows up is given it after the event instead."""
    if not call.is_open:
        raise StateError(
            "call_closed",
            f"The call {call.event_number} is {call.state}.",
            "Give it to a team after the event instead.",
        )


def refuse_taken_call(call: Call, part: Part) -> None:
    """Raise StateError where the call has a team of its own already, saying whose deed that was, and when."""
    if part != Part.PRIMARY:
        return
    other = (
        call.assignments.filter(part=Part.PRIMARY, state__in=OPEN_STATES).select_related("team", "offered_by").first()
    )
    if other is not None:
        when = timezone.localtime(other.offered_at).strftime("%H:%M:%S %Z")
        raise StateError(
            "call_has_a_team",
            f"{other.offered_by.display_name} sent {other.team.call_sign} to this call at {when}; it is "
            f"{AssignmentState(other.state).label}.",
            "Send your team as assisting, or call the other one back.",
        )


def refuse_unless_it_can_be_sent(shift: Shift) -> None:
    """Raise StateError where the team is busy, not available, or works only after the event."""
    team = shift.team
    if not team.variant.answers_calls:
        raise StateError("follows_up_only", f"{team.call_sign} works only after the event.", "Choose another team.")
    away = shift.unavailabilities.filter(to_at=None).first()
    if away is not None:
        why = UnavailableBecause(away.reason).label
        raise StateError("team_unavailable", f"{team.call_sign} is not available: {why}.", "Choose another team.")
    open_now = team.assignments.filter(state__in=OPEN_STATES, is_exclusive=team.variant.most_at_once == 1)
    others = list(
        open_now.exclude(origin=Origin.AFTER_EVENT).select_related("call", "offered_by")[: team.variant.most_at_once]
    )
    if len(others) >= team.variant.most_at_once:
        other = others[0]
        when = timezone.localtime(other.offered_at).strftime("%H:%M:%S %Z")
        raise StateError(
            "team_busy",
            f"{team.call_sign} is {AssignmentState(other.state).label} for the call {other.call.event_number}, to "
            f"which {other.offered_by.display_name} sent it at {when}.",
            "Choose another team, or call this one back.",
        )


def refuse_if_it_has_the_call(call: Call, team: Team) -> None:
    """Raise StateError where the team is on this call already."""
    if call.assignments.filter(team=team, state__in=OPEN_STATES).exists():
        raise StateError("has_it_already", f"{team.call_sign} has this call already.")


def refuse_self_dispatch(team: Team) -> None:
    """Raise StateError for a team that waits to be sent."""
    if not may_send_itself(team.variant):
        raise StateError("waits_to_be_sent", f"{team.call_sign} goes where it is sent.", "Ask dispatch.")


def refuse_unless_after_the_event(call: Call, team: Team) -> None:
    """Raise StateError while the call is still going on, and where the team has it already."""
    if call.is_open:
        raise StateError("call_open", f"The call {call.event_number} is still open.", "Send a team instead.")
    refuse_if_it_has_the_call(call, team)
