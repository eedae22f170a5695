"""What dispatch keeps. No row names a person served; what somebody writes into a handover may, and is encrypted."""

from coresponder.program.dispatch.models.assignments import Assignment, Override, StatusEvent, TeamRequest
from coresponder.program.dispatch.models.handovers import Handover, HandoverLine
from coresponder.program.dispatch.models.safety import SafetyAlert
from coresponder.program.dispatch.models.shifts import Shift, ShiftMember, Unavailability
from coresponder.program.dispatch.models.teams import Team, TeamMember

__all__ = [
    "Assignment",
    "Handover",
    "HandoverLine",
    "Override",
    "SafetyAlert",
    "Shift",
    "ShiftMember",
    "StatusEvent",
    "Team",
    "TeamMember",
    "TeamRequest",
    "Unavailability",
]
