"""What apps listen to: a message that did not arrive, so that whoever asked for it learns of it where they work.

    messages.events.on_given_up("referral_destination", note_undelivered)

The function is called inside the transaction that gives the message up, with the message. `about` begins with the name
that it was registered for.
"""

from collections.abc import Callable

from coresponder.program.messages.models import Message

Listener = Callable[[Message], None]
_LISTENERS: dict[str, Listener] = {}


def on_given_up(about: str, listener: Listener) -> None:
    """Hear of messages about this kind of thing that were given up."""
    if _LISTENERS.get(about, listener) != listener:
        raise ValueError(f"Somebody listens already to messages about {about!r} that were given up.")
    _LISTENERS[about] = listener


def tell_given_up(message: Message) -> None:
    """Tell whoever listens."""
    listener = _LISTENERS.get(message.about.partition(":")[0])
    if listener is not None:
        listener(message)
