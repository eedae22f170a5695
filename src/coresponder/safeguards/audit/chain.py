"""How one audit event is tied to the one before it."""

from datetime import UTC

from coresponder.kernel.content_hash import content_sha256
from coresponder.safeguards.audit.models import AuditEvent

# What the first event names as the hash before it.
BEGINNING = "0" * 64


def hash_of(event: AuditEvent) -> str:
    """The hash that the event must carry, from what stands in its other columns."""
    return content_sha256(
        {
            "position": event.position,
            "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "by_id": event.by_id,
            "by_role": event.by_role,
            "event": event.event,
            "about": event.about,
            "details": event.details,
            "previous_hash": event.previous_hash,
        }
    )
