"""Shifts as planned and as worked. Nobody who worked is named."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from coresponder.formats.dataset.tables.dispatch import UNAVAILABLE
from coresponder.program.dispatch.models import Shift, ShiftMember, Unavailability
from coresponder.program.dispatch.vocabulary import Half, ShiftState
from coresponder.program.extracts.rows.responses import responses
from coresponder.program.extracts.scope import Scope, local_day, minute, minutes_between
from coresponder.program.extracts.sources import Row
from coresponder.program.training.queries.then import TrainingThen

Stretch = tuple[datetime, datetime]
ENGLISH = "en"


def shifts(scope: Scope) -> Iterator[Row]:
    """Every shift that was to begin by then."""
    away, members, on_calls, counts = _away(scope), _members(), *_on_calls(scope)
    begun = Q(planned_from_at__lte=scope.as_of) | Q(worked_from_at__lte=scope.as_of)
    found = Shift.objects.filter(begun).select_related("team__variant").prefetch_related("members")
    training = TrainingThen.read()
    for shift in found.order_by("pk"):
        yield {
            **_planned(scope, shift),
            **_worked(scope, shift),
            **members.get(shift.pk, {"officers": 0, "partners": 0, "has_other_language": False}),
            "trained": _trained(shift, training),
            **{f"unavailable_{reason}_minutes": away[shift.pk].get(reason, 0.0) for reason in UNAVAILABLE},
            "on_calls_minutes": _total(on_calls[shift.pk]),
            "responses": counts[shift.pk],
        }


def _planned(scope: Scope, shift: Shift) -> Row:
    begins = timezone.localtime(shift.planned_from_at)
    return {
        "shift_id": scope.token("shift", shift.pk),
        "team": scope.token("team", shift.team_id),
        "model_variant": shift.team.variant.key,
        "planned_from_at": minute(shift.planned_from_at),
        "planned_to_at": minute(shift.planned_to_at),
        "local_date": begins.date(),
        "local_hour": begins.hour,
        "planned_minutes": minutes_between(shift.planned_from_at, shift.planned_to_at),
    }


def _worked(scope: Scope, shift: Shift) -> Row:
    begins, ends = scope.known(shift.worked_from_at), scope.known(shift.worked_to_at)
    return {
        "state": _state(shift, begins, ends),
        "worked_from_at": begins,
        "worked_to_at": ends,
        "worked_minutes": minutes_between(begins, ends),
        "called_off_because": shift.called_off_because or None,
    }


def _state(shift: Shift, begins: datetime | None, ends: datetime | None) -> str:
    if shift.state == ShiftState.CALLED_OFF:
        return ShiftState.CALLED_OFF.value
    if ends is not None:
        return ShiftState.ENDED.value
    return ShiftState.ON_DUTY.value if begins is not None else ShiftState.PLANNED.value


def _members() -> dict[UUID, dict[str, Any]]:
    by_shift: dict[UUID, list[ShiftMember]] = defaultdict(list)
    for member in ShiftMember.objects.all():
        by_shift[member.shift_id].append(member)
    return {
        shift_id: {
            "officers": sum(each.half == Half.OFFICER for each in listed),
            "partners": sum(each.half == Half.PARTNER for each in listed),
            "has_other_language": any(set(each.languages) - {ENGLISH} for each in listed),
        }
        for shift_id, listed in by_shift.items()
    }


def _trained(shift: Shift, training: TrainingThen) -> int | None:
    if not training.required:
        return None
    on = local_day(shift.planned_from_at)
    return sum(training.is_current(each.user_id, each.role, on) for each in shift.members.all())


def _away(scope: Scope) -> dict[UUID, dict[str, float]]:
    found: dict[UUID, dict[str, float]] = defaultdict(dict)
    for row in Unavailability.objects.filter(from_at__lte=scope.as_of).order_by("pk"):
        ends = min(row.to_at or scope.as_of, scope.as_of)
        spent = minutes_between(row.from_at, ends) or 0.0
        found[row.shift_id][row.reason] = round(found[row.shift_id].get(row.reason, 0.0) + spent, 2)
    return found


def _on_calls(scope: Scope) -> tuple[dict[UUID, list[Stretch]], Counter[UUID]]:
    stretches: dict[UUID, list[Stretch]] = defaultdict(list)
    counts: Counter[UUID] = Counter()
    for each in responses(scope):
        shift_id = each.assignment.shift_id
        if shift_id is not None:
            counts[shift_id] += 1
            stretches[shift_id].append((each.assignment.offered_at, each.standing.ended_at or scope.as_of))
    return stretches, counts


def _total(stretches: Iterable[Stretch]) -> float:
    """Minutes that one of the stretches covers, overlaps counted once."""
    total, until = 0.0, None
    for begins, ends in sorted(stretches):
        begins = begins if until is None else max(begins, until)
        total += max((ends - begins).total_seconds(), 0.0) / 60
        until = ends if until is None else max(until, ends)
    return round(total, 2)
