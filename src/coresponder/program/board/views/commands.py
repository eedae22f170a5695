"""The command bar."""

from uuid import uuid4

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.board.commands import Command, Verb, read_command
from coresponder.program.board.queries.now import Row, row_for
from coresponder.program.board.views.answering import Said, done, undo_of
from coresponder.program.board.views.teams import availability_changed
from coresponder.program.calls.models import Call
from coresponder.program.calls.queries.live import open_calls
from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.models import Assignment
from coresponder.program.dispatch.queries.on_duty import TeamOnDuty, teams_on_duty
from coresponder.program.dispatch.vocabulary import AssignmentState, Step, Way
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

MOST_LETTERS = 80


@requires(Permission.SEND_TEAMS)
@require_POST
def command(request: SignedInRequest) -> HttpResponse:
    """Do what was typed, or say how to write it."""
    typed = request.POST.get("command", "")[:MOST_LETTERS]
    return done(request, lambda: _do(read_command(typed), request.user))


def _do(read: Command, by: User) -> Said:
    deeds = {
        Verb.STATUS: _status,
        Verb.SEND: _send,
        Verb.AVAILABILITY: _availability,
        Verb.VIEW: _view,
        Verb.CLOSE: _close,
    }
    return deeds[read.verb](read, by)


def _status(read: Command, by: User) -> Said:
    team = _team(by, read.team)
    assignment = _assignment(team)
    record_status(assignment=assignment, step=Step(read.step), by=by, event_id=uuid4(), way=Way.DESK)
    assignment.refresh_from_db()
    return Said(said=f"{team.call_sign}: {AssignmentState(assignment.state).label}.", undo=undo_of(assignment))


def _send(read: Command, by: User) -> Said:
    call, team = _call(by, read.call), _team(by, read.team)
    row = row_for(by, call)
    if not row.advises_a_team:
        raise _needs_a_reason(row)
    made = send_team(call=call, team=team.shift.team, by=by, advised=row.advice_code)
    return Said(said=f"{team.call_sign} was sent to {call.event_number}.", undo=undo_of(made))


def _availability(read: Command, by: User) -> Said:
    return availability_changed(_team(by, read.team).shift, reason=read.reason, by=by)


def _view(read: Command, by: User) -> Said:
    return Said(open=reverse("board:call", args=[_call(by, read.call).pk]))


def _close(read: Command, by: User) -> Said:
    return Said(open=reverse("board:close", args=[_call(by, read.call).pk]))


def _needs_a_reason(row: Row) -> StateError:
    said = f"The criteria say: {row.advice_words}."
    return StateError("say_why", said, "Open the call with D and choose the reason why a team is sent.")


def _team(user: User, call_sign: str) -> TeamOnDuty:
    found = [each for each in teams_on_duty(user) if each.call_sign.casefold() == call_sign.casefold()]
    if not found:
        raise UsageError("no_such_team", "No team with this call sign is on duty.", "U leads to the teams.")
    return found[0]


def _assignment(team: TeamOnDuty) -> Assignment:
    if not team.assignments:
        raise StateError("no_call", f"{team.call_sign} is on no call.", "Send it with /d first.")
    return team.assignments[0]


def _call(user: User, end: str) -> Call:
    found = [call for call in open_calls(user) if call.event_number.casefold().endswith(end.casefold())]
    if len(found) != 1:
        many = "Several open calls have" if found else "No open call has"
        raise UsageError("which_call", f"{many} a number that ends so.", "Type more of the number.")
    return found[0]
