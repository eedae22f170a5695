"""How the pages of dispatch put things in words."""

from datetime import datetime
from uuid import uuid4

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coresponder.program.calls.models import Call
from coresponder.program.calls.vocabulary import Reported
from coresponder.program.dispatch.clocks import CheckIn, CheckInState, spoken
from coresponder.program.dispatch.models import Assignment, Shift
from coresponder.program.dispatch.queries.phone import PhoneScreen
from coresponder.program.dispatch.vocabulary import AssignmentState, Destination
from coresponder.program.dispatch.ways_of_working import state_words
from coresponder.program.policies.queries.who_does_what import duties_at
from coresponder.program.policies.vocabulary import EncounterStep

register = template.Library()
# A word, an icon and a tone for each state, so that none is told by color alone.
STATE_LOOKS = {
    AssignmentState.OFFERED: ("attention", "bell"),
    AssignmentState.ACCEPTED: ("info", "check"),
    AssignmentState.EN_ROUTE: ("info", "arrow"),
    AssignmentState.ON_SCENE: ("good", "person"),
    AssignmentState.OFFICER_RELEASED: ("good", "check"),
    AssignmentState.TRANSPORTING: ("info", "arrow"),
    AssignmentState.DECLINED: ("attention", "none"),
    AssignmentState.COULD_NOT: ("attention", "none"),
    AssignmentState.EXPIRED: ("attention", "clock"),
}
FLAGS = {
    "weapon": "Weapon reported",
    "violence": "Violence reported",
    "suicide": "Suicide reported",
    "medical": "Medical need reported",
}


# Which steps of the manual's table stand on the phone, by how far the team is.
STEPS_AT = {
    AssignmentState.ACCEPTED: (EncounterStep.ARRIVING,),
    AssignmentState.EN_ROUTE: (EncounterStep.ARRIVING, EncounterStep.HANDING_LEAD),
    AssignmentState.ON_SCENE: (
        EncounterStep.HANDING_LEAD,
        EncounterStep.TALKING,
        EncounterStep.SCREENING,
        EncounterStep.DECIDING,
        EncounterStep.HOLD,
        EncounterStep.LINKING,
    ),
    AssignmentState.OFFICER_RELEASED: (EncounterStep.TALKING, EncounterStep.SCREENING, EncounterStep.LINKING),
    AssignmentState.TRANSPORTING: (EncounterStep.TRANSPORT, EncounterStep.WRITING),
}


@register.inclusion_tag("policies/quoted.html")
def who_does_what(assignment: Assignment) -> dict[str, object]:
    """Who does what now, as the manual's table says; nothing while no table is in force."""
    return {"rows": duties_at(STEPS_AT.get(AssignmentState(assignment.state), ()))}


@register.filter
def clock(at: datetime | None, precision: str = "minutes") -> SafeString | str:
    """The time of day with its zone: 14:02 CST."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    pattern = "%H:%M:%S %Z" if precision == "seconds" else "%H:%M %Z"
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), local.strftime(pattern))


@register.filter
def day_and_clock(at: datetime | None) -> SafeString | str:
    """The day and the time with its zone: Mon, Nov 2, 22:00 CST."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    words = local.strftime("%a, %b %-d, %H:%M %Z")
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), words)


@register.filter
def hours(shift: Shift) -> str:
    """From when to when a shift is planned, with the zone: 22:00 to 06:00 CST, or 22:00 CDT to 06:00 CST."""
    begins, ends = timezone.localtime(shift.planned_from_at), timezone.localtime(shift.planned_to_at)
    zone = "" if begins.tzname() == ends.tzname() else f" {begins.tzname()}"
    return f"{begins:%H:%M}{zone} to {ends:%H:%M} {ends.tzname()}"


@register.filter
def length_of_time(minutes: int | None) -> str:
    """A length of time: 8 h 0 min."""
    return "" if minutes is None else spoken(minutes)


@register.simple_tag
def fresh_id() -> str:
    """The id of what this form will write, so that sending it twice counts once."""
    return str(uuid4())


@register.simple_tag
def status_badge(assignment: Assignment) -> str:
    """The state of an assignment as an icon and a word, with where to."""
    state = AssignmentState(assignment.state)
    tone, icon = STATE_LOOKS.get(state, ("neutral", "none"))
    where = f" to {Destination(assignment.destination).label}" if assignment.destination else ""
    return render_to_string(
        "web/components/badge.html",
        {"word": f"{state_words(assignment.team.variant, state)}{where}", "tone": tone, "icon": icon},
    )


@register.filter
def reported_flags(call: Call) -> list[str]:
    """What was reported about a call that somebody should know at the door."""
    return [words for name, words in FLAGS.items() if getattr(call, name) == Reported.YES]


@register.filter
def phone_heading(screen: PhoneScreen) -> str:
    """The heading of the phone."""
    return screen.member.shift.team.call_sign if screen.member else "Off duty"


@register.simple_tag
def check_in_state(due: CheckIn, now: datetime) -> CheckInState:
    """How urgent a check-in is."""
    return due.state(now)


@register.filter
def share_left(due: CheckIn, now: datetime) -> int:
    """How much of the time until a check-in is left, in percent."""
    left = (due.due_at - now) / (due.due_at - due.heard_at)
    return max(0, min(100, round(left * 100)))
