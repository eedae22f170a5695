"""The states of an agreement."""

from django.db.models import TextChoices


class AgreementState(TextChoices):
    """How far an agreement is."""

    DRAFTED = "drafted", "draft"
    AGREED = "agreed", "agreed, waiting for signatures"
    SIGNED = "signed", "signed by all, not in force yet"
    IN_FORCE = "in_force", "in force"
    SUSPENDED = "suspended", "suspended"
    ENDED = "ended", "ended"


# In every other state the terms of an agreement open nothing.
OPENING_STATES = frozenset({AgreementState.IN_FORCE})
