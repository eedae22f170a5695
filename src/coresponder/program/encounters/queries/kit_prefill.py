"""What the call, the plan of the shift and the status taps say already, as answers. What they do not say is not guessed."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from coresponder.formats.encounter import Element, Form
from coresponder.program.calls.vocabulary import CallSource
from coresponder.program.deployment.vocabulary import Presence
from coresponder.program.dispatch.models import Assignment, ShiftMember
from coresponder.program.dispatch.vocabulary import AssignmentState, Half, Origin

ORIGINS = {
    Origin.DISPATCHED: "dispatched",
    Origin.PATROL_REQUEST: "patrol_request",
    Origin.SELF_DISPATCHED: "self_dispatched",
    Origin.AFTER_EVENT: "proactive_follow_up",
}
JOINT = (Presence.TOGETHER, Presence.SEPARATE)
Members = list[ShiftMember]


def prefilled(form: Form, part: str, assignment: Assignment, members: Iterable[ShiftMember], half: Half) -> dict[str, Any]:
    """Answers of one part by element. Instants carry the offset of the program's zone."""
    there = list(members)
    found = {each.name: _answer(each, assignment, there, half) for each in form.elements_of(part)}
    return {name: value for name, value in found.items() if value not in (None, [], "")}


def _answer(element: Element, assignment: Assignment, members: Members, half: Half) -> Any:
    source = SOURCES.get(element.prefilled_from)
    value = source(assignment, members, half) if source else None
    if element.codes is None or value is None:
        return value
    offered = element.codes.by_code
    if isinstance(value, list):
        return [each for each in value if each in offered]
    return value if value in offered else None


def _origin(assignment: Assignment, members: Members, half: Half) -> str:
    if assignment.origin == Origin.DISPATCHED and assignment.call.source == CallSource.CALL_988:
        return "crisis_line"
    return ORIGINS[Origin(assignment.origin)]


def _mode(assignment: Assignment, members: Members, half: Half) -> str | None:
    variant = assignment.team.variant
    if variant.is_remote:
        return None
    halves = {each.half for each in members}
    if variant.presence in JOINT and halves == {Half.OFFICER, Half.PARTNER}:
        return "in_person_joint"
    return {frozenset({Half.OFFICER}): "officer_only", frozenset({Half.PARTNER}): "clinician_only"}.get(frozenset(halves))


def _started(assignment: Assignment, members: Members, half: Half) -> str | None:
    return _instant(_arrival(assignment, half))


def _ended(assignment: Assignment, members: Members, half: Half) -> str | None:
    return _instant(_clear(assignment))


def _members(assignment: Assignment, members: Members, half: Half) -> list[str]:
    return sorted({each.role for each in members})


def _part(assignment: Assignment, members: Members, half: Half) -> str:
    return assignment.part


def _police(assignment: Assignment, members: Members, half: Half) -> str | None:
    """The team's own officer; whether patrol was there, the taps do not say."""
    if not any(each.half == Half.OFFICER for each in members):
        return None
    if assignment.officer_released_at:
        return "part"
    return "all" if _clear(assignment) else None


def _released(assignment: Assignment, members: Members, half: Half) -> str | None:
    return _instant(assignment.officer_released_at)


def _destination(assignment: Assignment, members: Members, half: Half) -> str:
    return assignment.destination


def _officer_minutes(assignment: Assignment, members: Members, half: Half) -> int | None:
    if not any(each.half == Half.OFFICER for each in members):
        return None
    return _minutes(_arrival(assignment, Half.OFFICER), assignment.officer_released_at or _left_scene(assignment))


def _clinician_minutes(assignment: Assignment, members: Members, half: Half) -> int | None:
    if not any(each.half == Half.PARTNER for each in members):
        return None
    return _minutes(_arrival(assignment, Half.PARTNER), _left_scene(assignment))


def _person(assignment: Assignment, members: Members, half: Half) -> str:
    return "person"


SOURCES: Mapping[str, Callable[[Assignment, Members, Half], Any]] = {
    "assignment.origin": _origin,
    "assignment.mode": _mode,
    "assignment.members": _members,
    "assignment.part": _part,
    "status.on_scene": _started,
    "status.clear": _ended,
    "status.police_present": _police,
    "status.officer_released": _released,
    "status.destination": _destination,
    "status.officer_minutes": _officer_minutes,
    "status.clinician_minutes": _clinician_minutes,
    "default.person": _person,
}


def _arrival(assignment: Assignment, half: Half) -> datetime | None:
    own = assignment.officer_on_scene_at if half == Half.OFFICER else assignment.partner_on_scene_at
    return own or assignment.on_scene_at


def _clear(assignment: Assignment) -> datetime | None:
    return assignment.ended_at if assignment.state == AssignmentState.CLEAR else None


def _left_scene(assignment: Assignment) -> datetime | None:
    return assignment.transporting_at or _clear(assignment)


def _minutes(begins: datetime | None, ends: datetime | None) -> int | None:
    return None if begins is None or ends is None else max(0, round((ends - begins).total_seconds() / 60))


def _instant(at: datetime | None) -> str | None:
    return timezone.localtime(at).isoformat(timespec="seconds") if at else None
