"""Planning meetings, writing and approving minutes, recording decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.partnerships.audit_events import (
    DECISION_RECORDED,
    MEETING_CANCELED,
    MEETING_PLANNED,
    MINUTES_APPROVED,
    MINUTES_WRITTEN,
)
from coresponder.program.partnerships.models import AgendaItem, Attendance, Decision, Meeting, Member
from coresponder.program.partnerships.rules.meetings import MEETING_TRANSITIONS, refuse_unless_open
from coresponder.program.partnerships.vocabulary.meetings import WAS_THERE, DecidedBy, MeetingState, Presence
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """What somebody wrote down: about each item by its position, beside them, and who was there."""

    by_item: Mapping[int, str] = field(default_factory=dict)
    beside: str = ""
    presence: Mapping[Member, Presence] = field(default_factory=dict)


@transaction.atomic
def plan_meeting(
    *, title: str, starts_at: datetime, place: str = "", is_public: bool = False, agenda: Sequence[str], by: User
) -> Meeting:
    """Plan a meeting with its agenda, an item a line."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    items = [each.strip() for each in agenda if each.strip()]
    meeting = Meeting.objects.create(
        title=title.strip(), starts_at=starts_at, place=place.strip(), is_public=is_public, planned_by=by
    )
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=place, title=each) for place, each in enumerate(items, start=1)
    )
    record(MEETING_PLANNED, by=by, about=_about(meeting), details={"items": len(items)})
    return meeting


@transaction.atomic
def write_minutes(*, meeting: Meeting, minutes: Minutes, seen_version: int, by: User) -> Meeting:
    """Write the minutes. Refused where somebody else wrote since the form was opened: nothing is lost."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    meeting = _locked(meeting)
    refuse_unless_open(meeting)
    if meeting.starts_at > timezone.now():
        raise StateError("not_yet", "This meeting has not begun.", "Write the minutes once it has.")
    if meeting.version != seen_version:
        raise StateError(
            "minutes_changed_meanwhile",
            "Somebody else wrote these minutes while you did.",
            "Both texts stand below: put them together, then save once more.",
        )
    _write(meeting, minutes, by=by)
    there = sum(presence in WAS_THERE for presence in minutes.presence.values())
    record(MINUTES_WRITTEN, by=by, about=_about(meeting), details={"there": there})
    return meeting


@transaction.atomic
def approve_minutes(*, meeting: Meeting, by: User) -> Meeting:
    """The team approved the minutes; they stay as they are."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    meeting = _locked(meeting)
    MEETING_TRANSITIONS.check(current=meeting.state, wanted=MeetingState.APPROVED)
    meeting.state, meeting.approved_by, meeting.approved_at = MeetingState.APPROVED, by, timezone.now()
    meeting.save()
    record(MINUTES_APPROVED, by=by, about=_about(meeting), details={})
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, by: User) -> Meeting:
    """A planned meeting does not take place."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    meeting = _locked(meeting)
    MEETING_TRANSITIONS.check(current=meeting.state, wanted=MeetingState.CANCELED)
    meeting.state = MeetingState.CANCELED
    meeting.save()
    record(MEETING_CANCELED, by=by, about=_about(meeting), details={})
    return meeting


@transaction.atomic
def record_decision(*, meeting: Meeting, text: str, decided_by: DecidedBy, by: User) -> Decision:
    """Write down what the team decided, and how."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    meeting = _locked(meeting)
    refuse_unless_open(meeting)
    if not text.strip():
        raise UsageError("no_decision", "The decision says nothing.", "Say in a sentence what was decided.")
    number = meeting.decisions.count() + 1
    decision = Decision.objects.create(
        meeting=meeting,
        number=number,
        text=text.strip(),
        decided_by=decided_by,
        recorded_by=by,
        recorded_at=timezone.now(),
    )
    record(DECISION_RECORDED, by=by, about=_about(meeting), details={"number": number})
    return decision


def _write(meeting: Meeting, minutes: Minutes, *, by: User) -> None:
    for item in meeting.items.all():
        item.minutes = minutes.by_item.get(item.position, item.minutes).strip()
        item.save()
    for member, presence in minutes.presence.items():
        Attendance.objects.update_or_create(meeting=meeting, member=member, defaults={"presence": presence})
    meeting.minutes, meeting.minutes_by, meeting.minutes_at = minutes.beside.strip(), by, timezone.now()
    meeting.state, meeting.version = MeetingState.HELD, F("version") + 1
    meeting.save()
    meeting.refresh_from_db()


def _locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def _about(meeting: Meeting) -> str:
    return f"meeting:{meeting.pk}"
