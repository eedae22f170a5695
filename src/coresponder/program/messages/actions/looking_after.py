"""What the coordinator does about a message that waits."""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.messages.actions.delivering import end
from coresponder.program.messages.audit_events import MESSAGE_HURRIED, MESSAGE_STOPPED
from coresponder.program.messages.models import Message
from coresponder.program.messages.tasks import deliver_message
from coresponder.program.messages.vocabulary import MessageState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def stop_message(*, message: Message, by: User) -> Message:
    """Keep a message that waits from being sent. It cannot be undone: its words are gone."""
    check(by, Permission.LOOK_AFTER_MESSAGES)
    message = Message.objects.select_for_update().get(pk=message.pk)
    end(message, MessageState.STOPPED, problem=message.problem)
    record(MESSAGE_STOPPED, by=by, about=f"message:{message.pk}", details={})
    return message


@transaction.atomic
def try_now(*, message: Message, by: User) -> Message:
    """Make the next attempt at once, without waiting for the pause to end."""
    check(by, Permission.LOOK_AFTER_MESSAGES)
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.is_over:
        raise StateError("message_over", f"This message is {message.get_state_display()}, so nothing is left to try.")
    message.next_attempt_at = timezone.now()
    message.save(update_fields=["next_attempt_at"])
    record(MESSAGE_HURRIED, by=by, about=f"message:{message.pk}", details={})
    deliver_message.defer(message_id=str(message.pk))
    return message
