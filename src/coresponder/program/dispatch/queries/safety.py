"""Who has to be looked after: missed check-ins and calls for help; and statuses to ask about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.program.dispatch.clocks import CheckIn, CheckInState, StuckQuestion, stuck_question
from coresponder.program.dispatch.models import Assignment, SafetyAlert, ShiftMember, StatusEvent
from coresponder.program.dispatch.vocabulary import AT_THE_SCENE, OPEN_STATES, AlertKind, Half, Step
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class SeenAlert:
    """One alert as a dispatcher sees it. A missed check-in that nobody has answered has no row yet."""

    kind: AlertKind
    member: ShiftMember
    assignment: Assignment | None
    since_at: datetime
    row: SafetyAlert | None

    @property
    def is_acknowledged(self) -> bool:
        return self.row is not None and self.row.acknowledged_at is not None


def check_ins(assignments: Iterable[Assignment]) -> list[CheckIn]:
    """For everybody at a scene who has to check in: when that is due. Any tap of theirs is a sign of life."""
    at_scene = [each for each in assignments if each.shift_id and _somebody_is_there(each)]
    members = ShiftMember.objects.filter(shift__in=[each.shift_id for each in at_scene]).select_related("user")
    heard = _last_heard(at_scene)
    found = []
    for assignment in at_scene:
        for member in members:
            minutes = _minutes(assignment, member)
            since = _there_since(assignment, member)
            if member.shift_id == assignment.shift_id and minutes and since:
                heard_at = max(since, heard.get((assignment.pk, member.user_id), since))
                found.append(CheckIn(member=member, assignment=assignment, heard_at=heard_at, minutes=minutes))
    return found


def _somebody_is_there(assignment: Assignment) -> bool:
    arrived = assignment.on_scene_at or assignment.officer_on_scene_at or assignment.partner_on_scene_at
    return assignment.state in OPEN_STATES and arrived is not None and not assignment.team.variant.is_remote


def _there_since(assignment: Assignment, member: ShiftMember) -> datetime | None:
    """Since when somebody is at the scene; None while on the way, and for an officer who was released."""
    if member.half == Half.OFFICER and assignment.officer_released_at:
        return None
    own = assignment.officer_on_scene_at if member.half == Half.OFFICER else assignment.partner_on_scene_at
    return own or (assignment.on_scene_at if assignment.state in AT_THE_SCENE else None)


def _minutes(assignment: Assignment, member: ShiftMember) -> int:
    """How often somebody has to check in; 0 is never. Officers have the radio, unless they ask for it."""
    if member.check_in_minutes is not None:
        return member.check_in_minutes
    return 0 if member.half == Half.OFFICER else assignment.team.check_in_minutes


def _last_heard(assignments: list[Assignment]) -> dict[tuple[UUID, int], datetime]:
    events = StatusEvent.objects.filter(assignment__in=assignments).exclude(by=None).exclude(step=Step.UNDONE)
    rows = events.values_list("assignment_id", "by_id").annotate(last=Max("happened_at")).order_by()
    return {(assignment_id, by_id): last for assignment_id, by_id, last in rows if by_id is not None}


def check_ins_now() -> list[CheckIn]:
    """Every check-in of every open assignment."""
    working = Assignment.objects.filter(state__in=OPEN_STATES).select_related("call", "team", "team__variant", "shift")
    return check_ins(working)


def missed_check_ins(now: datetime, due: Iterable[CheckIn] | None = None) -> list[CheckIn]:
    """Those that are over and that nobody has answered and closed, among those that are `due` or of all."""
    missed = [each for each in (check_ins_now() if due is None else due) if each.state(now) == CheckInState.MISSED]
    closed = SafetyAlert.objects.filter(kind=AlertKind.OVERDUE, member__in=[each.member for each in missed])
    done = set(closed.exclude(closed_at=None).values_list("member_id", "due_at"))
    return [each for each in missed if (each.member.pk, each.due_at) not in done]


def open_alerts(user: User, now: datetime | None = None, due: Iterable[CheckIn] | None = None) -> list[SeenAlert]:
    """Who has to be looked after now: calls for help first, then missed check-ins, the oldest first.

    `due` are the check-ins of every open assignment, where they were read already.
    """
    check(user, Permission.ANSWER_ALERTS)
    is_any = SafetyAlert.objects.filter(closed_at=None).exists()  # mostly not, and cheaper to ask than to read
    rows = list(alert_rows().filter(closed_at=None)) if is_any else []
    help_asked = [each for each in rows if each.kind == AlertKind.DURESS]
    by_due = {(each.member_id, each.due_at): each for each in rows if each.kind == AlertKind.OVERDUE}
    missed = missed_check_ins(now or timezone.now(), due)
    still = [_missed(each, by_due.pop((each.member.pk, each.due_at), None)) for each in missed]
    # Somebody was heard from after the alert was raised: a person still says how it ended.
    heard = [_from_row(each) for each in by_due.values()]
    return [_from_row(each) for each in help_asked] + sorted(still + heard, key=lambda each: each.since_at)


def alert_rows() -> QuerySet[SafetyAlert]:
    """The alerts that have a row."""
    related = ("member", "member__user", "member__shift__team", "assignment", "assignment__call", "assignment__team")
    return SafetyAlert.objects.select_related(*related, "acknowledged_by", "closed_by")


def alert_answered_by(user: User, alert_id: UUID) -> SafetyAlert:
    """One alert, for those who answer alerts."""
    check(user, Permission.ANSWER_ALERTS)
    return get_object_or_404(alert_rows(), pk=alert_id)


def own_alerts(user: User) -> QuerySet[SafetyAlert]:
    """What somebody has asked for and nobody has closed."""
    check(user, Permission.WORK_ON_A_TEAM)
    return alert_rows().filter(member__user=user, closed_at=None)


def stuck_questions(assignments: Iterable[Assignment], now: datetime | None = None) -> list[StuckQuestion]:
    """The statuses that have stood for so long that somebody should be asked."""
    moment, found = now or timezone.now(), list(assignments)
    events = StatusEvent.objects.filter(assignment__in=found).values_list("assignment_id")
    last = dict(events.annotate(last=Max("happened_at")).order_by())
    asked = [stuck_question(each, last_word_at=last.get(each.pk, each.offered_at), now=moment) for each in found]
    return [each for each in asked if each is not None]


def _missed(due: CheckIn, row: SafetyAlert | None) -> SeenAlert:
    return SeenAlert(kind=AlertKind.OVERDUE, member=due.member, assignment=due.assignment, since_at=due.due_at, row=row)


def _from_row(row: SafetyAlert) -> SeenAlert:
    return SeenAlert(
        kind=AlertKind(row.kind),
        member=row.member,
        assignment=row.assignment,
        since_at=row.due_at or row.raised_at,
        row=row,
    )
