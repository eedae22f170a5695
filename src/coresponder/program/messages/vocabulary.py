"""The words of messages: over which channel, how far, and why one did not arrive."""

from datetime import timedelta

from django.db.models import TextChoices


class Channel(TextChoices):
    """How a message goes out."""

    EMAIL = "email", "e-mail"
    TEXT = "text", "text message"


class MessageState(TextChoices):
    """How far a message is."""

    WAITING = "waiting", "waiting"
    SENT = "sent", "sent"
    GIVEN_UP = "given_up", "given up"
    STOPPED = "stopped", "stopped"


class Problem(TextChoices):
    """Why an attempt failed, as a sentence for whoever asked for the message. What the other side said is in no log."""

    NOT_SET_UP = "not_set_up", "No way of sending this kind of message is set up. Tell whoever runs the program."
    REFUSED = "refused", "The other side does not take messages for this address. Ask for the right one."
    UNREACHABLE = "unreachable", "The service that passes messages on did not answer."
    RUN_OUT = "run_out", "Its link would have run out before it arrived. Send a new one."
    FAILED = "failed", "The service that passes messages on reported a fault."


# After each failed attempt the pause grows; after the last one the message is given up, about a day after the first.
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=16),
)
MOST_ATTEMPTS = len(PAUSES) + 1
# For so long an attempt may take before another one begins, because whoever made it must have died.
ATTEMPT_MINUTES = 10
