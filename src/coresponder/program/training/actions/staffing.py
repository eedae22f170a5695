"""Positions, supervision, and support after a hard call."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.training.audit_events import (
    POSITION_ENDED,
    POSITION_SAVED,
    SUPERVISION_RECORDED,
    SUPPORT_GIVEN,
    SUPPORT_NOTED,
)
from coresponder.program.training.judging import sees
from coresponder.program.training.models import HardCall, Position, Supervision
from coresponder.program.training.rules import refuse_future
from coresponder.program.training.vocabulary import HardCallKind, SupervisionKind
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.permissions.denials import Denied


@transaction.atomic
def save_position(
    *,
    title: str,
    role: str,
    agency: Agency,
    full_time_share: Decimal,
    holder: User | None,
    by: User,
    position: Position | None = None,
) -> Position:
    """Add a position, or say anew who holds it. Without a holder it is vacant from today on."""
    check(by, Permission.MANAGE_TRAINING)
    position = position or Position(changed_on=timezone.localdate())
    if position.holder_id != (holder.pk if holder else None):
        position.changed_on = timezone.localdate()
    position.title, position.role, position.agency = title, role, agency
    position.full_time_share, position.holder = full_time_share, holder
    position.save()
    record(POSITION_SAVED, by=by, about=f"position:{position.pk}", details={"is_held": holder is not None})
    return position


@transaction.atomic
def end_position(*, position: Position, by: User) -> Position:
    """Say that a position no longer exists. It stays in the history."""
    check(by, Permission.MANAGE_TRAINING)
    if position.ended_on is not None:
        raise StateError("position_ended", "This position has ended already.")
    position.ended_on = timezone.localdate()
    position.save(update_fields=["ended_on"])
    record(POSITION_ENDED, by=by, about=f"position:{position.pk}", details={})
    return position


@transaction.atomic
def record_supervision(
    *, user: User, kind: SupervisionKind, supervised_on: date, minutes: int, by: User
) -> Supervision:
    """Record that supervision took place, and how long. What was said stands nowhere."""
    check(by, Permission.MANAGE_TRAINING)
    refuse_future(supervised_on, timezone.localdate())
    made = Supervision.objects.create(
        user=user, kind=kind, supervised_on=supervised_on, minutes=minutes, recorded_by=by
    )
    record(SUPERVISION_RECORDED, by=by, about=f"account:{user.pk}", details={"minutes": minutes})
    return made


@transaction.atomic
def note_hard_call(*, kind: HardCallKind, happened_on: date, supporter: User | None, note: str, by: User) -> HardCall:
    """Note that a call was hard, and with whom one would like to talk. Nobody else sees it."""
    check(by, Permission.VIEW_TRAINING)
    refuse_future(happened_on, timezone.localdate())
    if supporter is not None and supporter.pk == by.pk:
        raise UsageError("own_support", "Choose somebody else to talk with.", "Or leave it open.")
    made = HardCall.objects.create(
        user=by, kind=kind, happened_on=happened_on, supporter=supporter, note=note.strip(), noted_at=timezone.now()
    )
    record(SUPPORT_NOTED, by=by, about="support:confidential", details={})
    return made


@transaction.atomic
def say_that_they_talked(*, hard_call: HardCall, by: User) -> HardCall:
    """Say that a talk took place: by either of the two."""
    check(by, Permission.VIEW_TRAINING)
    if not sees(by, hard_call):
        raise Denied("not_yours", "Only the two people whom it concerns say so.")
    if hard_call.talked_on is not None:
        raise StateError("talked_already", "That was said already.")
    hard_call.talked_on = timezone.localdate()
    hard_call.save(update_fields=["talked_on"])
    record(SUPPORT_GIVEN, by=by, about="support:confidential", details={})
    return hard_call
