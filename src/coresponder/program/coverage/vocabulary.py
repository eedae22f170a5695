"""Why a call for which a team would have suited was not reached, and how other apps' reasons are counted.

The first six are those by which published programs count; co-responders reach 15 to 39 percent of crisis calls, and
hardly any program can say why the rest were missed.
"""

from django.db.models import TextChoices

from coresponder.program.dispatch.vocabulary import AssignmentState, NotGoing, OverrideBecause


class Missed(TextChoices):
    """Why no team came."""

    BUSY = "busy", "every team was busy"
    OFF_SHIFT = "off_shift", "no team was on duty"
    OUT_OF_AREA = "out_of_area", "no team of the area was on duty"
    UNSAFE = "unsafe", "not safe for a team"
    DECLINED = "declined", "the team, the caller or patrol declined, or nobody answered"
    NOT_ASKED = "not_asked", "a team was free, and nobody asked it"
    UNAVAILABLE = "unavailable", "the teams on duty could not be sent: report, meal, vehicle, staffing"
    CANCELLED = "cancelled", "the call was over before a team could be there"
    DECIDED_OTHERWISE = "decided_otherwise", "the dispatcher decided otherwise, with a reason"


# What a person can enter. What only the program can know is left out.
BY_A_PERSON = (
    Missed.NOT_ASKED, Missed.UNSAFE, Missed.DECLINED, Missed.BUSY, Missed.OUT_OF_AREA, Missed.CANCELLED,
    Missed.DECIDED_OTHERWISE,
)  # fmt: skip

OF_NOT_GOING: dict[str, Missed] = {
    NotGoing.BUSY: Missed.BUSY,
    NotGoing.TOO_FAR: Missed.OUT_OF_AREA,
    NotGoing.UNSAFE: Missed.UNSAFE,
    NotGoing.NOT_BEHAVIORAL_HEALTH: Missed.DECLINED,
    NotGoing.STAFFING: Missed.UNAVAILABLE,
    NotGoing.END_OF_SHIFT: Missed.UNAVAILABLE,
    NotGoing.VEHICLE: Missed.UNAVAILABLE,
    NotGoing.KNOWN_TO_MEMBER: Missed.DECLINED,
    NotGoing.NOT_NEEDED: Missed.CANCELLED,
    NotGoing.OTHER: Missed.DECLINED,
    AssignmentState.EXPIRED: Missed.DECLINED,
}
OF_OVERRIDE: dict[str, Missed] = {
    OverrideBecause.CALLER_ASKED: Missed.DECLINED,
    OverrideBecause.PATROL_DECLINED: Missed.DECLINED,
    OverrideBecause.SAFETY: Missed.UNSAFE,
    OverrideBecause.NO_TEAM_NEAR: Missed.OUT_OF_AREA,
    OverrideBecause.MORE_IS_KNOWN: Missed.DECIDED_OTHERWISE,
    OverrideBecause.SUPERVISOR: Missed.DECIDED_OTHERWISE,
    OverrideBecause.OTHER: Missed.DECIDED_OTHERWISE,
}
