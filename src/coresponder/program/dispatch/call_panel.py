"""What a call's page shows of teams: those of the call, what patrol asked for, and what one may do about it."""

from typing import Any

from coresponder.program.calls.models import Call
from coresponder.program.calls.page_panels import Panel
from coresponder.program.dispatch.queries.assignments import assignments_by_call, own_membership
from coresponder.program.dispatch.vocabulary import RequestAnswer
from coresponder.program.dispatch.ways_of_working import may_send_itself
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may


def _content(user: User, call: Call) -> dict[str, Any]:
    if not may(user, Permission.VIEW_TEAMS):
        return {"is_shown": False}
    return {
        "is_shown": True,
        "call": call,
        "assignments": assignments_by_call(user, [call]).get(call.pk, []),
        "asked": call.team_requests.filter(answer=RequestAnswer.OPEN).select_related("requested_by").first(),
        "may_send": may(user, Permission.SEND_TEAMS),
        "may_ask": may(user, Permission.REQUEST_TEAMS) and call.is_open,
        "may_go": call.is_open and _may_go(user),
    }


def _may_go(user: User) -> bool:
    """Whether somebody's team is on duty and may go to a call without being sent."""
    member = own_membership(user) if may(user, Permission.WORK_ON_A_TEAM) else None
    return member is not None and may_send_itself(member.shift.team.variant)


PANEL = Panel(template="dispatch/call_panel.html", content=_content)
