"""The lines of a handover that this app knows itself, and the safety facts that were added meanwhile."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from coresponder.program.dispatch.clocks import spoken
from coresponder.program.dispatch.handover_sources import DraftLine, Span, register
from coresponder.program.dispatch.models import Assignment, Shift, ShiftMember
from coresponder.program.dispatch.queries.assignments import open_requests
from coresponder.program.dispatch.queries.on_duty import since_at
from coresponder.program.dispatch.queries.shifts import gaps_of
from coresponder.program.dispatch.vocabulary import (
    OPEN_STATES,
    AskedBecause,
    AssignmentState,
    CalledOffBecause,
    Destination,
    Section,
    ShiftState,
)
from coresponder.program.people.models import SafetyFact
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.vocabulary import Purpose

NEXT_ACTION = {
    AssignmentState.OFFERED: "wait for the team’s answer",
    AssignmentState.ACCEPTED: "see that the team sets off",
    AssignmentState.EN_ROUTE: "see that the team arrives",
    AssignmentState.ON_SCENE: "ask whether the officer can be released",
    AssignmentState.OFFICER_RELEASED: "see that the partner checks in",
    AssignmentState.TRANSPORTING: "see that the person was handed over, then clear",
}


def open_calls(user: User, span: Span) -> Iterator[DraftLine]:
    """Every team at work with what is next, and every request of patrol that nobody has answered."""
    working = Assignment.objects.filter(state__in=OPEN_STATES).select_related("call", "team").order_by("offered_at")
    for each in working:
        yield DraftLine(section=Section.OPEN_CALLS, text=_working(each, span.now), about=f"assignment:{each.pk}")
    for asked in open_requests(user):
        why = AskedBecause(asked.reason).label
        text = f"Call {asked.call.event_number}: patrol asked for a team at {_clock(asked.requested_at)} ({why}). "
        yield DraftLine(
            section=Section.OPEN_CALLS, text=text + "Next: send one, or say why not.", about=f"request:{asked.pk}"
        )


def safety_facts_added(user: User, span: Span) -> Iterator[DraftLine]:
    """About whom something was added that keeps people safe; what it is stands on the person's page."""
    facts = readable(SafetyFact.objects.filter(recorded_at__gte=span.from_at), by=user, purpose=Purpose.CRISIS_RESPONSE)
    for each in facts.filter(ended_at=None).select_related("person").order_by("recorded_at"):
        text = f"{each.person.short_name}: a safety fact was added at {_clock(each.recorded_at)}. Read it on the page."
        yield DraftLine(section=Section.SAFETY, text=text, about=f"person:{each.person_id}")


def staffing_gaps(user: User, span: Span) -> Iterator[DraftLine]:
    """What is missing on the shifts that begin before the next one ends."""
    coming = Shift.objects.filter(planned_from_at__gte=span.now, planned_from_at__lt=span.to_at)
    for shift in coming.select_related("team", "team__variant").order_by("planned_from_at"):
        for gap in _gaps(shift):
            text = f"{shift.team.call_sign}, {_day_and_clock(shift.planned_from_at)}: {gap}"
            yield DraftLine(section=Section.STAFFING, text=text, about=f"shift:{shift.pk}")


def unsent_entries(user: User, span: Span) -> Iterator[DraftLine]:
    """Whose phone said last that entries wait on it."""
    waiting = ShiftMember.objects.filter(phone_waiting__gt=0, phone_heard_at__gte=span.from_at)
    for each in waiting.select_related("user", "shift__team").order_by("phone_heard_at"):
        heard = _clock(each.phone_heard_at) if each.phone_heard_at else ""
        who = f"{each.user.display_name}, {each.shift.team.call_sign}"
        text = f"{who}: {each.phone_waiting} waiting on the phone at {heard}."
        yield DraftLine(section=Section.UNSENT, text=text, about=f"member:{each.pk}")


def register_own_sources() -> None:
    """Make the sources of this app known."""
    register(Section.SAFETY, safety_facts_added)
    register(Section.OPEN_CALLS, open_calls)
    register(Section.STAFFING, staffing_gaps)
    register(Section.UNSENT, unsent_entries)


def _working(assignment: Assignment, now: datetime) -> str:
    state = AssignmentState(assignment.state)
    since = since_at(assignment) or assignment.offered_at
    minutes = int((now - since).total_seconds() // 60)
    where = f" to {Destination(assignment.destination).label}" if assignment.destination else ""
    said = (
        f"Call {assignment.call.event_number}: {assignment.team.call_sign} {state.label}{where} since {_clock(since)}"
    )
    return f"{said} ({spoken(minutes)}). Next: {NEXT_ACTION[state]}."


def _gaps(shift: Shift) -> list[str]:
    if shift.state == ShiftState.CALLED_OFF:
        return [f"called off, {CalledOffBecause(shift.called_off_because).label}."]
    return [f"{gap}." for gap in gaps_of(shift)]


def _clock(at: datetime) -> str:
    return timezone.localtime(at).strftime("%H:%M %Z")


def _day_and_clock(at: datetime) -> str:
    return timezone.localtime(at).strftime("%b %-d, %H:%M %Z")
