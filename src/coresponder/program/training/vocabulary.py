"""How current a training is, where its hours come from, kinds of supervision and of hard calls."""

from django.db.models import TextChoices


class Basis(TextChoices):
    """Whether something was published by somebody, or is assumed by us."""

    PUBLISHED = "published", "published"
    ASSUMED = "assumed", "assumption"


class SeatState(TextChoices):
    """What became of somebody's place in a session."""

    ENROLLED = "enrolled", "enrolled"
    ATTENDED = "attended", "attended"
    ABSENT = "absent", "did not come"


class Standing(TextChoices):
    """How current somebody is in a course."""

    CURRENT = "current", "current"
    SOON = "soon", "expires soon"
    LAPSED = "lapsed", "lapsed"
    NEVER = "never", "not taken yet"


class SupervisionKind(TextChoices):
    """Which supervision it was."""

    CLINICAL = "clinical", "clinical supervision"
    OPERATIONAL = "operational", "operational supervision"
    PEER = "peer", "peer support"


class HardCallKind(TextChoices):
    """What made a call hard. A code, so that it can be counted without a word about anybody."""

    DEATH = "death", "somebody died"
    CHILD = "child", "a child was hurt or in danger"
    SUICIDE = "suicide", "a suicide or an attempt"
    THREAT = "threat", "one’s own life was in danger"
    FORCE = "force", "force was used"
    COLLEAGUE = "colleague", "a colleague was hurt"
    MANY = "many", "too many in a short time"
    OTHER = "other", "something else"
