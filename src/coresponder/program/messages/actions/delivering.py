"""Attempts to send, made by the queue: each begins and ends in a transaction of its own, and none is lost.

An attempt is noted before it is made. If whoever makes it dies, another one begins when its time is over; so a message
can arrive twice, and never not at all without somebody being told.
"""

import logging
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coresponder.program.messages.audit_events import MESSAGE_GIVEN_UP, MESSAGE_SENT
from coresponder.program.messages.events import tell_given_up
from coresponder.program.messages.models import Message
from coresponder.program.messages.sending.delivering import deliver
from coresponder.program.messages.sending.failures import NotDeliveredError
from coresponder.program.messages.transitions import MESSAGE_TRANSITIONS
from coresponder.program.messages.vocabulary import ATTEMPT_MINUTES, MOST_ATTEMPTS, PAUSES, MessageState, Problem
from coresponder.safeguards.audit.recording import Detail, record_anonymous
from coresponder.safeguards.encryption.fields import Envelope
from coresponder.safeguards.encryption.rotating import destroy

log = logging.getLogger(__name__)


def attempt(message_id: UUID) -> timedelta | None:
    """Try once, where it is time; how long to wait before the next attempt, or None where none is to be made."""
    message = _begun(message_id)
    if message is None or message.is_over:
        return None
    try:
        deliver(message)
    except NotDeliveredError as failure:
        return _failed(message_id, failure.problem, is_final=failure.is_final)
    _sent(message_id)
    return None


def due_ids() -> list[UUID]:
    """The messages whose next attempt is due; those whose attempt was begun come again when its time is over."""
    due = Message.objects.filter(state=MessageState.WAITING, next_attempt_at__lte=timezone.now())
    return list(due.order_by("next_attempt_at").values_list("pk", flat=True))


@transaction.atomic
def _begun(message_id: UUID) -> Message | None:
    """The message, with one attempt more; None where it is over, or somebody else is at it."""
    now = timezone.now()
    waiting = Message.objects.filter(pk=message_id, state=MessageState.WAITING, next_attempt_at__lte=now)
    message = waiting.select_for_update(skip_locked=True).first()
    if message is None:
        return None
    if message.valid_until_at is not None and message.valid_until_at <= now:
        return _give_up(message, Problem.RUN_OUT)
    message.attempts += 1
    message.next_attempt_at = now + timedelta(minutes=ATTEMPT_MINUTES)
    message.save(update_fields=["attempts", "next_attempt_at"])
    return message


@transaction.atomic
def _sent(message_id: UUID) -> None:
    message = Message.objects.select_for_update().get(pk=message_id)
    if message.is_over:
        return
    end(message, MessageState.SENT, problem="")
    record_anonymous(MESSAGE_SENT, about=f"message:{message.pk}", details={"attempts": message.attempts})


@transaction.atomic
def _failed(message_id: UUID, problem: Problem, *, is_final: bool) -> timedelta | None:
    message = Message.objects.select_for_update().get(pk=message_id)
    if message.is_over:
        return None
    log.warning("Message %s was not delivered: %s", message.pk, problem.value)
    if is_final or message.attempts >= MOST_ATTEMPTS:
        _give_up(message, problem)
        return None
    pause = PAUSES[message.attempts - 1]
    message.problem, message.next_attempt_at = problem, timezone.now() + pause
    message.save(update_fields=["problem", "next_attempt_at"])
    return pause


def _give_up(message: Message, problem: Problem) -> Message:
    end(message, MessageState.GIVEN_UP, problem=problem)
    details: dict[str, Detail] = {"attempts": message.attempts, "problem": problem.value}
    record_anonymous(MESSAGE_GIVEN_UP, about=f"message:{message.pk}", details=details)
    tell_given_up(message)
    return message


def end(message: Message, state: MessageState, *, problem: str) -> None:
    """The message is over: its words and its address are wiped, and the key that opened them is destroyed."""
    MESSAGE_TRANSITIONS.check(current=message.state, wanted=state)
    message.state, message.problem, message.next_attempt_at, message.over_at = state, problem, None, timezone.now()
    message.save(update_fields=["state", "problem", "next_attempt_at", "over_at"])
    Message.objects.filter(pk=message.pk).update(to=Envelope(b""), values=Envelope(b""))
    destroy(message.key_group)
