"""Having a message written. It goes out by itself, once the transaction that asks for it has gone through."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.messages.audit_events import MESSAGE_WRITTEN
from coresponder.program.messages.kinds import KINDS, Value, filled
from coresponder.program.messages.models import Message
from coresponder.program.messages.rules import checked_address, masked
from coresponder.program.messages.sending.delivering import is_set_up
from coresponder.program.messages.tasks import deliver_message
from coresponder.program.messages.vocabulary import Channel
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record, record_anonymous


@transaction.atomic
def send_message(
    *, kind: str, to: str, channel: Channel, values: Mapping[str, Value], about: str, by: User | None
) -> Message:
    """Write a message of a registered kind to one address; the queue sends it after commit.

    Whoever calls has checked that this may be told to whom. UsageError for an address that cannot be right, StateError
    where no way of sending such messages is set up.
    """
    if not is_set_up(channel):
        raise _not_set_up(channel)
    address = checked_address(to, channel)
    until = values.get("valid_until")
    now = timezone.now()
    message = Message(
        kind=KINDS[kind].name,
        channel=channel,
        about=about,
        to=address,
        to_masked=masked(address, channel),
        values=json.dumps(filled(KINDS[kind], values)),
        valid_until_at=until if isinstance(until, datetime) else None,
        asked_by=by,
        asked_at=now,
        next_attempt_at=now,
    )
    message.save(force_insert=True)
    _note(message, by)
    deliver_message.defer(message_id=str(message.pk))
    return message


def _note(message: Message, by: User | None) -> None:
    about, details = f"message:{message.pk}", {"kind": message.kind, "channel": message.channel}
    if by is None:
        record_anonymous(MESSAGE_WRITTEN, about=about, details=details)
    else:
        record(MESSAGE_WRITTEN, by=by, about=about, details=details)


def _not_set_up(channel: Channel) -> StateError:
    other = Channel.TEXT if channel == Channel.EMAIL else Channel.EMAIL
    instead = f"Send it as {other.label}, or tell" if is_set_up(other) else "Tell"
    return StateError(
        f"no_{channel.value}",
        f"This program is not set up to send anything as {Channel(channel).label}.",
        f"{instead} whoever runs the program (docs/how-to/messages.md).",
    )
