"""Handing a call over to 988 and taking it over from there, step by step."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.call_taking.audit_events import TRANSFER_MOVED, TRANSFER_OFFERED
from coresponder.program.call_taking.models import Transfer, TransferStep
from coresponder.program.call_taking.models.transfers import OPEN
from coresponder.program.call_taking.rules import refuse_without_reason
from coresponder.program.call_taking.transitions import TRANSFER_TRANSITIONS
from coresponder.program.call_taking.vocabulary import Direction, TransferState
from coresponder.program.calls.models import Call
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def offer_transfer(*, call: Call, direction: Direction, because: str, by: User) -> Transfer:
    """Note that a call is offered to 988, or by 988 to the center. A call has one transfer at a time."""
    check(by, Permission.ENTER_CALLS)
    refuse_without_reason(TransferState.OFFERED, because)
    Call.objects.select_for_update().get(pk=call.pk)
    if Transfer.objects.filter(call=call, state__in=OPEN).exists():
        raise StateError("transfer_open", "A transfer of this call goes on already.", "Note how it went on.")
    made = Transfer.objects.create(call=call, direction=direction, offered_at=timezone.now())
    _step(made, because, by)
    details = {"direction": direction.value, "call": f"call:{call.pk}", "because": because}
    record(TRANSFER_OFFERED, by=by, about=f"transfer:{made.pk}", details=details)
    announce(Topic.CALLS, call.pk)
    return made


@transaction.atomic
def move_transfer(*, transfer_id: UUID, state: TransferState, because: str, by: User) -> Transfer:
    """Note the next step of a transfer, with the reason where it needs one."""
    check(by, Permission.ENTER_CALLS)
    moved = Transfer.objects.select_for_update().get(pk=transfer_id)
    TRANSFER_TRANSITIONS.check(current=moved.state, wanted=state)
    refuse_without_reason(state, because)
    moved.state = state
    moved.save()
    _step(moved, because, by)
    details = {"state": state.value, "because": because}
    record(TRANSFER_MOVED, by=by, about=f"transfer:{moved.pk}", details=details)
    announce(Topic.CALLS, moved.call_id)
    return moved


def _step(transfer: Transfer, because: str, by: User) -> None:
    TransferStep.objects.create(transfer=transfer, state=transfer.state, because=because, at=timezone.now(), by=by)
