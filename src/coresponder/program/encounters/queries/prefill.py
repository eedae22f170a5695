"""What dispatch knows already, as answers to the form, so that nobody writes it twice."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from coresponder.program.dispatch.models import Assignment, ShiftMember
from coresponder.program.dispatch.vocabulary import Destination, Origin
from coresponder.program.encounters.form_in_use import form_in_use

ORIGINS: Mapping[str, str] = {
    Origin.DISPATCHED: "dispatched",
    Origin.PATROL_REQUEST: "patrol_request",
    Origin.SELF_DISPATCHED: "self_dispatched",
    Origin.AFTER_EVENT: "proactive_follow_up",
}


def prefill(assignment: Assignment | None, *, part: str) -> dict[str, Any]:
    """For every element of the part that is filled in from somewhere, the answer; what is not known is left out.

    Times are those of dispatch's status taps, put right by the program's clock. Nothing is guessed: without a tap
    there is no answer.
    """
    known = {"default.person": "person"} | (_known(assignment) if assignment else {})
    elements = form_in_use().elements_of(part)
    found = {each.name: known.get(each.prefilled_from) for each in elements if each.prefilled_from}
    return {name: value for name, value in found.items() if value is not None}


def _known(assignment: Assignment) -> dict[str, Any]:
    members = _members(assignment)
    return {
        "assignment.origin": ORIGINS.get(assignment.origin),
        "assignment.mode": _mode(assignment, members),
        "assignment.members": members or None,
        "assignment.part": assignment.part,
        "status.on_scene": _instant(assignment.on_scene_at),
        "status.clear": _instant(assignment.ended_at),
        "status.police_present": _police(assignment, members),
        "status.officer_released": _instant(assignment.officer_released_at),
        "status.transport": "none" if assignment.ended_at and not assignment.transporting_at else None,
        "status.destination": _destination(assignment),
        "status.officer_minutes": _minutes(
            _officer_at(assignment), assignment.officer_released_at or _left(assignment)
        ),
        "status.clinician_minutes": _minutes(
            assignment.partner_on_scene_at or assignment.on_scene_at, _left(assignment)
        ),
    }


def _members(assignment: Assignment) -> list[str]:
    if assignment.shift_id is None:
        return []
    roles = ShiftMember.objects.filter(shift_id=assignment.shift_id).values_list("role", flat=True)
    return sorted(set(roles) & set(form_in_use().lists["team_members"].by_code))


def _mode(assignment: Assignment, members: list[str]) -> str | None:
    if assignment.team.variant.is_remote:
        return None
    if "officer" in members:
        return "in_person_joint" if len(members) > 1 else "officer_only"
    return "clinician_only" if members else None


def _police(assignment: Assignment, members: list[str]) -> str | None:
    if assignment.officer_released_at is not None:
        return "part"
    return "all" if "officer" in members and assignment.ended_at else None


def _destination(assignment: Assignment) -> str | None:
    """The kinds of dispatch are among those of the form; nothing is known of a way that was not tapped."""
    if assignment.transporting_at is None or assignment.destination not in Destination.values:
        return None
    return str(assignment.destination)


def _officer_at(assignment: Assignment) -> datetime | None:
    return assignment.officer_on_scene_at or assignment.on_scene_at


def _left(assignment: Assignment) -> datetime | None:
    return assignment.transporting_at or assignment.ended_at


def _minutes(begins: datetime | None, ends: datetime | None) -> int | None:
    if begins is None or ends is None or ends < begins:
        return None
    return round((ends - begins).total_seconds() / 60)


def _instant(moment: datetime | None) -> str | None:
    return None if moment is None else timezone.localtime(moment).isoformat(timespec="seconds")
