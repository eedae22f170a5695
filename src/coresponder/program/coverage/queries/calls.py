"""The eligible calls of a period and the teams that were on duty then, from what calls and dispatch keep."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from coresponder.program.calls.models import Call, Judgement
from coresponder.program.calls.vocabulary import CallState
from coresponder.program.coverage.deciding import Duty, EligibleCall, Stretch
from coresponder.program.coverage.models import MissedReason
from coresponder.program.deployment.language.vocabulary import ELIGIBLE
from coresponder.program.deployment.vocabulary import REMOTE_PRESENCES
from coresponder.program.dispatch.models import Assignment, Override, Shift, Unavailability
from coresponder.program.dispatch.vocabulary import AssignmentState, Origin

DAY = timedelta(days=1)
# What happened to a team that was asked and did not come, so that its reason counts.
DID_NOT_COME = (
    AssignmentState.DECLINED, AssignmentState.COULD_NOT, AssignmentState.CANCELLED, AssignmentState.EXPIRED,
)  # fmt: skip


def calls_of(from_at: datetime, to_at: datetime) -> "QuerySet[Any]":
    """The calls that came in from one instant until before another, each with the last advice as `last_answer`.

    Merged ones are part of the call that goes on, and not counted twice.
    """
    last = Judgement.objects.filter(call=OuterRef("pk")).order_by("-judged_at", "-id").values("answer")[:1]
    found = Call.objects.filter(received_at__gte=from_at, received_at__lt=to_at).exclude(state=CallState.MERGED)
    return found.annotate(last_answer=Subquery(last))


def eligible_calls(calls: "QuerySet[Any]") -> "QuerySet[Any]":
    """Those for which the last advice was that a team take part while the call is open."""
    return calls.filter(last_answer__in=ELIGIBLE).order_by("received_at", "id")


def seen(calls: list[Call]) -> list[EligibleCall]:
    """What happened to each of these calls."""
    reached = _reached(calls)
    said = _newest(MissedReason.objects.filter(call__in=calls).order_by("at", "id"), "reason")
    refused = Assignment.objects.filter(call__in=calls, state__in=DID_NOT_COME).order_by("offered_at", "id")
    not_going = {call_id: why or state for call_id, why, state in refused.values_list("call_id", "not_going", "state")}
    overrides = _newest(Override.objects.filter(call__in=calls).order_by("at", "id"), "reason")
    return [
        EligibleCall(
            received_at=call.received_at,
            beat=call.beat,
            is_reached=call.pk in reached,
            is_open=call.is_open,
            is_cancelled=call.state == CallState.CANCELLED,
            said=said.get(call.pk, ""),
            not_going=not_going.get(call.pk, ""),
            override=overrides.get(call.pk, ""),
        )
        for call in calls
    ]


def duties_between(from_at: datetime, to_at: datetime) -> list[Duty]:
    """The teams that can be sent to calls, as they were on duty in a period."""
    overlaps = Q(worked_from_at__lt=to_at) & (Q(worked_to_at__isnull=True) | Q(worked_to_at__gt=from_at))
    shifts = [
        each
        for each in Shift.objects.filter(overlaps).select_related("team__variant")
        if each.team.variant.answers_calls
    ]
    away = _stretches(Unavailability.objects.filter(shift__in=shifts), "from_at", "to_at")
    busy = _stretches(
        Assignment.objects.filter(shift__in=shifts).exclude(origin=Origin.AFTER_EVENT), "offered_at", "ended_at"
    )
    return [
        Duty(
            worked=Stretch(from_at=shift.worked_from_at, to_at=shift.worked_to_at),
            areas=frozenset(shift.team.areas),
            most_at_once=shift.team.variant.most_at_once,
            away=tuple(away[shift.pk]),
            on_calls=tuple(busy[shift.pk]),
        )
        for shift in shifts
        if shift.worked_from_at is not None
    ]


def duties_by_day(from_at: datetime, to_at: datetime) -> "defaultdict[date, list[Duty]]":
    """For each local day the teams that were on duty on some of it, so that a call asks few of them."""
    found: defaultdict[date, list[Duty]] = defaultdict(list)
    for duty in duties_between(from_at, to_at):
        day = timezone.localdate(max(duty.worked.from_at, from_at))
        last = timezone.localdate(min(duty.worked.to_at or to_at, to_at))
        while day <= last:
            found[day].append(duty)
            day += DAY
    return found


def _reached(calls: list[Call]) -> set[Any]:
    """The calls to which a team came; one that helps by phone or video came when it accepted or was done."""
    came = Q(on_scene_at__isnull=False) | Q(officer_released_at__isnull=False) | Q(transporting_at__isnull=False)
    joined = Q(team__variant__presence__in=REMOTE_PRESENCES) & (
        Q(accepted_at__isnull=False) | Q(state=AssignmentState.CLEAR)
    )
    found = Assignment.objects.filter(came | joined, call__in=calls).exclude(origin=Origin.AFTER_EVENT)
    return set(found.values_list("call_id", flat=True))


def _newest(rows: "QuerySet[Any]", name: str) -> dict[Any, str]:
    """For each call what its last row says; rows come in order."""
    return {call_id: value for call_id, value in rows.values_list("call_id", name) if value}


def _stretches(rows: "QuerySet[Any]", begins: str, ends: str) -> "defaultdict[Any, list[Stretch]]":
    found: defaultdict[Any, list[Stretch]] = defaultdict(list)
    listed: Iterable[tuple[Any, datetime, datetime | None]] = rows.values_list("shift_id", begins, ends)
    for shift_id, from_at, to_at in listed:
        found[shift_id].append(Stretch(from_at=from_at, to_at=to_at))
    return found
