"""Teams, shifts and calls for tests, made as quickly as they can be."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from coresponder.delivery.web.cast import DISPATCH, POLICE, cast_agency
from coresponder.program.calls.models import Call, Feed
from coresponder.program.calls.vocabulary import CallState, FeedFormat
from coresponder.program.deployment.models import ModelVariant
from coresponder.program.deployment.vocabulary import Need, Partner, Presence, Trigger
from coresponder.program.dispatch.models import Assignment, Shift, ShiftMember, Team
from coresponder.program.dispatch.vocabulary import AssignmentState, ShiftState, TeamRole
from coresponder.safeguards.accounts.models import User

# How each kind of team of the seed brief works.
KINDS: dict[str, dict[str, Any]] = {
    "together": {"presence": Presence.TOGETHER},
    "separate": {"presence": Presence.SEPARATE},
    "remote": {"presence": Presence.REMOTE, "with_officer": False, "most_at_once": 3},
    "follow-up": {
        "presence": Presence.FOLLOWS_UP,
        "with_officer": False,
        "partners": [Partner.CASE_MANAGER],
        "triggers": [Trigger.FOLLOW_UP_ONLY],
    },
    "peer": {"presence": Presence.TOGETHER, "partners": [Partner.PEER]},
    "ems": {"presence": Presence.SEPARATE, "partners": [Partner.PARAMEDIC]},
    "overdose": {
        "presence": Presence.FOLLOWS_UP,
        "partners": [Partner.PEER, Partner.PARAMEDIC],
        "triggers": [Trigger.AFTER_EVENT],
        "needs": [Need.OVERDOSE],
    },
}


def variant(kind: str = "together", **more: Any) -> ModelVariant:
    """A kind of team."""
    usual = {
        "title": kind,
        "partners": [Partner.CLINICIAN],
        "triggers": [Trigger.DIRECT, Trigger.PATROL_REQUEST, Trigger.SELF_DISPATCHED],
        "needs": [Need.ANY],
    }
    return ModelVariant.objects.get_or_create(key=kind, defaults={**usual, **KINDS[kind], **more})[0]


def team(call_sign: str = "CRT1", kind: str = "together", **more: Any) -> Team:
    """A team of that kind."""
    return Team.objects.create(call_sign=call_sign, agency=cast_agency(POLICE), variant=variant(kind), **more)


def on_duty(found: Team, *members: tuple[User, TeamRole], hours: float = 4) -> Shift:
    """A shift that came on duty an hour ago, with these people on it."""
    now = timezone.now()
    shift = Shift.objects.create(
        team=found,
        state=ShiftState.ON_DUTY,
        planned_from_at=now - timedelta(hours=1),
        planned_to_at=now + timedelta(hours=hours),
        worked_from_at=now - timedelta(hours=1),
        planned_by=members[0][0],
    )
    for user, role in members:
        ShiftMember.objects.create(shift=shift, user=user, role=role)
    return shift


def call(event_number: str = "", *, received_at: datetime | None = None, **more: Any) -> Call:
    """An open call, entered by hand."""
    now = timezone.now()
    feed = Feed.objects.filter(format=FeedFormat.EIDO).first() or Feed.objects.create(
        name="Test feed", agency=cast_agency(DISPATCH), format=FeedFormat.EIDO, time_zone="UTC"
    )
    number = event_number or f"E-{uuid4().hex[:6]}"
    given = {"type_text": "Welfare check", "priority": 2, "place_text": "4 Invented Street", "beat": "B1"}
    return Call.objects.create(
        feed=feed,
        source_incident_id=number,
        event_number=number,
        received_at=received_at or now,
        source_clock_at=now,
        changed_at=now,
        **{**given, **more},
    )


def close(found: Call) -> Call:
    """The call is over."""
    found.state, found.closed_at = CallState.CLOSED, timezone.now()
    found.save()
    return found


def end(found: Assignment) -> Assignment:
    """The team is clear of this call."""
    found.state, found.ended_at = AssignmentState.CLEAR, timezone.now()
    found.save()
    return found
