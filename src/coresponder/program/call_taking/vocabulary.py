"""The code lists of call-taking: the states of a transfer to or from 988, and why.

988 is the US Suicide & Crisis Lifeline. A transfer may be offered, made, accepted and returned, and each is worth
knowing: Virginia's Marcus Alert asks for all four. The reasons follow what published protocols name.
"""

from django.db.models import TextChoices


class Direction(TextChoices):
    """Which way a call is handed over."""

    TO_988 = "to_988", "to 988"
    FROM_988 = "from_988", "from 988"


class TransferState(TextChoices):
    """How far a transfer is."""

    OFFERED = "offered", "offered"
    DECLINED = "declined", "declined"
    MADE = "made", "made"
    UNANSWERED = "unanswered", "not answered"
    ACCEPTED = "accepted", "accepted"
    RETURNED = "returned", "returned"


class Because(TextChoices):
    """Why a transfer was offered, declined or returned."""

    WANTS_TO_TALK = "wants_to_talk", "the caller wants to talk to a counselor"
    NO_DANGER = "no_danger", "no danger is reported"
    CALLER_DECLINED = "caller_declined", "the caller does not want it"
    DANGER = "danger", "there is danger: somebody has to come"
    MEDICAL = "medical", "medical help is needed"
    NEEDS_RESPONSE = "needs_response", "the counselor asks for somebody to come"
    LANGUAGE = "language", "nobody there speaks the language"
    WAITED_TOO_LONG = "waited_too_long", "nobody answered in time"
    DISCONNECTED = "disconnected", "the line was lost"
    OTHER = "other", "another reason"


# Which reasons are offered for a step; without any, none is asked for.
REASONS: dict[str, tuple[Because, ...]] = {
    TransferState.OFFERED: (Because.WANTS_TO_TALK, Because.NO_DANGER, Because.OTHER),
    TransferState.DECLINED: (Because.CALLER_DECLINED, Because.DANGER, Because.MEDICAL, Because.LANGUAGE, Because.OTHER),
    TransferState.UNANSWERED: (Because.WAITED_TOO_LONG, Because.DISCONNECTED, Because.OTHER),
    TransferState.RETURNED: (
        Because.NEEDS_RESPONSE, Because.DANGER, Because.MEDICAL, Because.LANGUAGE, Because.DISCONNECTED, Because.OTHER,
    ),
}  # fmt: skip
