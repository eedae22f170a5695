"""What becomes of a meeting, who was there, how something was decided, and what becomes of an action."""

from django.db.models import TextChoices


class MeetingState(TextChoices):
    """How far a meeting is."""

    PLANNED = "planned", "planned"
    HELD = "held", "held, minutes not approved yet"
    APPROVED = "approved", "minutes approved"
    CANCELED = "canceled", "canceled"


class Presence(TextChoices):
    """Whether a member was there."""

    PRESENT = "present", "there"
    REMOTE = "remote", "there by phone or video"
    EXCUSED = "excused", "excused"
    ABSENT = "absent", "not there"


WAS_THERE = (Presence.PRESENT, Presence.REMOTE)


class DecidedBy(TextChoices):
    """How the team came to a decision."""

    CONSENSUS = "consensus", "by consensus"
    VOTE = "vote", "by vote"
    CHAIR = "chair", "by the chair, as the charter allows"


class ActionState(TextChoices):
    """What becomes of something that somebody said they would do."""

    OPEN = "open", "open"
    DONE = "done", "done"
    DROPPED = "dropped", "dropped, with the reason"
