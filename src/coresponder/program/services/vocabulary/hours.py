"""What can be said about a service at an hour."""

from django.db.models import TextChoices


class OpenState(TextChoices):
    """Open, closed, or that nobody knows: unknown is never shown as open."""

    OPEN = "open", "open"
    UNKNOWN = "unknown", "not known whether open"
    CLOSED = "closed", "closed"


class WantedHours(TextChoices):
    """Which services are wanted of those at an hour."""

    OPEN_OR_UNKNOWN = "open_or_unknown", "open, or not known"
    OPEN = "open", "open for certain"
    ANY = "any", "all, closed ones too"
