"""Asking for help, missing a check-in, and a person who answers either."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.dispatch.audit_events import (
    ALERT_ACKNOWLEDGED,
    ALERT_CLOSED,
    CHECK_IN_CHANGED,
    CHECK_IN_MISSED,
    DURESS_RAISED,
)
from coresponder.program.dispatch.models import Assignment, SafetyAlert, ShiftMember
from coresponder.program.dispatch.ordering import happened_at
from coresponder.program.dispatch.queries.assignments import own_membership, own_open_assignments
from coresponder.program.dispatch.queries.safety import missed_check_ins
from coresponder.program.dispatch.vocabulary import AlertKind, AlertOutcome
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record, record_anonymous
from coresponder.safeguards.permissions import Permission, check

SHORTEST_CHECK_IN, LONGEST_CHECK_IN = 5, 120


@transaction.atomic
def ask_for_help(
    *, by: User, alert_id: UUID, recorded_at: datetime | None = None, sent_at: datetime | None = None
) -> SafetyAlert:
    """Somebody at work needs help. The same id again gives what was raised; nothing is asked for twice by accident.

    It needs no assignment, only a shift that is on duty. StateError for somebody who is on none.
    """
    check(by, Permission.WORK_ON_A_TEAM)
    member = own_membership(by)
    if member is None:
        raise StateError(
            "off_duty", "You are on no shift that is on duty, so nobody would know where you are.", "Call 911."
        )
    ShiftMember.objects.select_for_update().get(pk=member.pk)
    known = SafetyAlert.objects.filter(pk=alert_id).first()
    if known is not None:
        return _own(known, member)
    now = timezone.now()
    at = happened_at(
        recorded_at=recorded_at or now, sent_at=sent_at, received_at=now, not_before=member.shift.worked_from_at or now
    )
    assignment = own_open_assignments(by).first()
    made = SafetyAlert.objects.create(
        id=alert_id, member=member, assignment=assignment, kind=AlertKind.DURESS, recorded_at=at, raised_at=now
    )
    record(DURESS_RAISED, by=by, about=f"alert:{made.pk}", details={})
    announce(Topic.ALERTS, made.pk)
    return made


def raise_missed_check_ins(now: datetime | None = None) -> int:
    """Write down every missed check-in that has no row yet, each by itself, and say how many those were."""
    moment = now or timezone.now()
    return sum(
        _raise(each.member, each.assignment, due_at=each.due_at, now=moment) for each in missed_check_ins(moment)
    )


@transaction.atomic
def acknowledge_alert(*, alert: SafetyAlert, by: User) -> SafetyAlert:
    """Say that one is looking after it. The first who says so answers for it."""
    check(by, Permission.ANSWER_ALERTS)
    alert = _locked(alert.pk)
    return _acknowledged(alert, by)


@transaction.atomic
def acknowledge_missed(*, member: ShiftMember, by: User) -> SafetyAlert:
    """The same for a missed check-in that has no row yet."""
    check(by, Permission.ANSWER_ALERTS)
    found = next((each for each in missed_check_ins(timezone.now()) if each.member.pk == member.pk), None)
    if found is None:
        raise StateError("heard_again", f"{member.user.display_name} was heard from again.", "Nothing is to be done.")
    _raise(member, found.assignment, due_at=found.due_at, now=timezone.now())
    alert = SafetyAlert.objects.select_for_update().get(member=member, due_at=found.due_at, kind=AlertKind.OVERDUE)
    return _acknowledged(alert, by)


@transaction.atomic
def close_alert(*, alert: SafetyAlert, outcome: AlertOutcome, by: User) -> SafetyAlert:
    """Say how it ended. Until somebody has, it stays on every screen."""
    check(by, Permission.ANSWER_ALERTS)
    alert = _locked(alert.pk)
    if alert.closed_at is not None:
        raise StateError("alert_closed", "Somebody has closed this alert already.")
    if alert.acknowledged_at is None:
        alert.acknowledged_by, alert.acknowledged_at = by, timezone.now()
    alert.outcome, alert.closed_by, alert.closed_at = outcome, by, timezone.now()
    alert.save()
    record(ALERT_CLOSED, by=by, about=f"alert:{alert.pk}", details={"outcome": outcome.value})
    announce(Topic.ALERTS, alert.pk)
    return alert


@transaction.atomic
def set_check_in(*, minutes: int, by: User) -> ShiftMember:
    """Somebody on duty says how often to be asked. Dispatch sees it."""
    check(by, Permission.WORK_ON_A_TEAM)
    member = own_membership(by)
    if member is None:
        raise StateError("off_duty", "You are on no shift that is on duty.", "Come on duty first.")
    if not SHORTEST_CHECK_IN <= minutes <= LONGEST_CHECK_IN:
        raise UsageError(
            "check_in_out_of_range", f"Choose {SHORTEST_CHECK_IN} to {LONGEST_CHECK_IN} minutes.", "Change the number."
        )
    member.check_in_minutes = minutes
    member.save(update_fields=["check_in_minutes"])
    record(CHECK_IN_CHANGED, by=by, about=f"member:{member.pk}", details={"minutes": minutes})
    announce(Topic.SHIFTS, member.shift_id)
    return member


def _own(known: SafetyAlert, member: ShiftMember) -> SafetyAlert:
    if known.member_id != member.pk:
        raise StateError("id_used_twice", "This call for help carries the id of another one.", "Press once more.")
    return known


def _locked(alert_id: UUID) -> SafetyAlert:
    found = SafetyAlert.objects.select_for_update(of=("self",)).select_related("member", "member__user")
    return found.get(pk=alert_id)


def _acknowledged(alert: SafetyAlert, by: User) -> SafetyAlert:
    if alert.acknowledged_at is not None:
        who = alert.acknowledged_by.display_name if alert.acknowledged_by else "Somebody"
        raise StateError("acknowledged_already", f"{who} is looking after it already.")
    alert.acknowledged_by, alert.acknowledged_at = by, timezone.now()
    alert.save()
    details = {"kind": alert.kind, "member": str(alert.member_id)}
    record(ALERT_ACKNOWLEDGED, by=by, about=f"alert:{alert.pk}", details=details)
    announce(Topic.ALERTS, alert.pk)
    return alert


@transaction.atomic
def _raise(member: ShiftMember, assignment: Assignment, *, due_at: datetime, now: datetime) -> bool:
    """One missed check-in, unless it stands there already."""
    made, is_new = SafetyAlert.objects.get_or_create(
        member=member,
        due_at=due_at,
        kind=AlertKind.OVERDUE,
        defaults={"id": uuid4(), "assignment": assignment, "recorded_at": due_at, "raised_at": now},
    )
    if is_new:
        record_anonymous(CHECK_IN_MISSED, about=f"alert:{made.pk}", details={"member": str(member.pk)})
        announce(Topic.ALERTS, made.pk)
    return is_new
