"""What stands of encounters on a call's page: those that the reader may see, and the way to write the own team's."""

from typing import Any

from django.db import transaction

from coresponder.program.calls.models import Call
from coresponder.program.calls.page_panels import Panel
from coresponder.program.dispatch.models import Assignment
from coresponder.program.dispatch.queries.assignments import own_assignments
from coresponder.program.encounters.queries.mine import parts_of
from coresponder.program.encounters.queries.places import encounters_seen_by
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may


def _content(user: User, call: Call) -> dict[str, Any]:
    if not may(user, Permission.VIEW_ENCOUNTERS):
        return {"is_shown": False}
    with transaction.atomic():
        seen = list(encounters_seen_by(user).filter(calls=call).order_by("started_at"))
    return {"is_shown": True, "encounters": seen, "own": _own(user, call)}


def _own(user: User, call: Call) -> list[Assignment]:
    """What somebody's team did for the call and can be written of."""
    if not parts_of(user) or not may(user, Permission.WORK_ON_A_TEAM):
        return []
    return list(own_assignments(user).filter(call=call, on_scene_at__isnull=False))


PANEL = Panel(template="encounters/call_panel.html", content=_content)
