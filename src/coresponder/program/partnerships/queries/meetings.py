"""Meetings, and what somebody said they would do."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.program.partnerships.models import ActionItem, Attendance, Meeting, Member
from coresponder.program.partnerships.queries.team import members_on, name_of
from coresponder.program.partnerships.vocabulary.meetings import WAS_THERE, ActionState, MeetingState
from coresponder.program.partnerships.vocabulary.team import LIVED
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check

HELD = (MeetingState.HELD, MeetingState.APPROVED)


@dataclass(frozen=True, kw_only=True)
class ActionShown:
    """One action with its owner's name as this person may see it."""

    action: ActionItem
    owner: str
    is_overdue: bool


def meetings_seen_by(user: User) -> QuerySet[Meeting]:
    """Every meeting, the newest first, with how many were there and what it decided."""
    check(user, Permission.VIEW_PARTNERSHIPS)
    there = Count("attendances", filter=Q(attendances__presence__in=WAS_THERE), distinct=True)
    counts = {"decided": Count("decisions", distinct=True), "asked": Count("actions", distinct=True)}
    return Meeting.objects.annotate(there=there, **counts).order_by("-starts_at", "id")


def meeting_seen_by(user: User, meeting_id: UUID) -> Meeting:
    """One meeting with all that belongs to it."""
    check(user, Permission.VIEW_PARTNERSHIPS)
    attendances = Prefetch("attendances", Attendance.objects.select_related("member"))
    wanted = Meeting.objects.prefetch_related("items", "decisions", attendances)
    return get_object_or_404(wanted.select_related("minutes_by", "approved_by", "planned_by"), pk=meeting_id)


def next_meeting(now: datetime) -> Meeting | None:
    """The one that comes next."""
    return Meeting.objects.filter(state=MeetingState.PLANNED, starts_at__gte=now).order_by("starts_at").first()


def meetings_held(since: date) -> QuerySet[Meeting]:
    """The meetings that were held on or after that day."""
    return Meeting.objects.filter(state__in=HELD, starts_at__date__gte=since)


def share_with_lived_experience(since: date) -> tuple[int, int]:
    """Of so many meetings held since that day, at how many somebody with lived experience or family was there."""
    held = meetings_held(since)
    was_there = Q(attendances__presence__in=WAS_THERE, attendances__member__holdings__seat__sector__in=LIVED)
    return held.filter(was_there).distinct().count(), held.count()


def members_of(meeting: Meeting) -> list[Member]:
    """Who was on the team on the day of the meeting, and whoever was noted for it."""
    found = {each.pk: each for each in members_on(timezone.localdate(meeting.starts_at))}
    found |= {each.member_id: each.member for each in meeting.attendances.all()}
    return list(found.values())


def overdue_actions(today: date) -> QuerySet[ActionItem]:
    """What is open after its day, the oldest first."""
    return ActionItem.objects.filter(state=ActionState.OPEN, due_on__lt=today).select_related("owner", "meeting")


def actions_seen_by(user: User, *, meeting: Meeting | None = None, open_only: bool = False) -> list[ActionShown]:
    """The actions, or those of one meeting, what is open first."""
    check(user, Permission.VIEW_PARTNERSHIPS)
    found = ActionItem.objects.select_related("owner", "meeting")
    if meeting is not None:
        found = found.filter(meeting=meeting)
    if open_only:
        found = found.filter(state=ActionState.OPEN)
    in_order = sorted(found, key=lambda each: (each.state != ActionState.OPEN, each.due_on))
    return [shown_action(each, user) for each in in_order]


def shown_action(action: ActionItem, user: User) -> ActionShown:
    """An action as this person sees it."""
    is_overdue = action.state == ActionState.OPEN and action.due_on < timezone.localdate()
    return ActionShown(action=action, owner=name_of(action.owner, reader=user), is_overdue=is_overdue)


def action_of(user: User, action_id: UUID) -> ActionItem:
    """One action, for somebody who keeps the team."""
    check(user, Permission.MANAGE_PARTNERSHIPS)
    return get_object_or_404(ActionItem.objects.select_related("owner", "meeting"), pk=action_id)
