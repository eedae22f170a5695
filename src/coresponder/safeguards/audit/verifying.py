"""Walking the chain from its first event, and saying where it is broken."""

from collections.abc import Iterator
from dataclasses import dataclass

from coresponder.safeguards.audit.chain import BEGINNING, hash_of
from coresponder.safeguards.audit.models import AuditEvent


@dataclass(frozen=True, kw_only=True)
class ChainReport:
    """How many events were read, the hash of the last one, and a sentence for each break."""

    events: int
    last_hash: str
    breaks: tuple[str, ...]
    kept_hash_found: bool

    @property
    def holds(self) -> bool:
        """True when no event was changed, left out or moved, and the hash kept elsewhere is still in the chain."""
        return not self.breaks and self.kept_hash_found


def verify_chain(kept_hash: str = "") -> ChainReport:
    """Read every event in order and recompute its hash.

    `kept_hash` is a last hash that was written down outside this database earlier. Without one, a chain that was cut
    off at its end, or rebuilt as a whole by somebody with full rights on the database, cannot be told from a true one.
    """
    breaks: list[str] = []
    last_hash, events, found = BEGINNING, 0, not kept_hash
    for event in AuditEvent.objects.order_by("position").iterator(chunk_size=2000):
        events += 1
        breaks.extend(_breaks(event, expected_position=events, last_hash=last_hash))
        last_hash = event.hash
        found = found or event.hash == kept_hash
    return ChainReport(events=events, last_hash=last_hash, breaks=tuple(breaks), kept_hash_found=found)


def _breaks(event: AuditEvent, *, expected_position: int, last_hash: str) -> Iterator[str]:
    if event.previous_hash != last_hash:
        yield f"Event {event.position} does not follow the event before it: one was left out, moved or changed."
    elif event.position != expected_position:
        yield f"Event {event.position} stands where event {expected_position} should."
    if event.hash != hash_of(event):
        yield f"Event {event.position} was changed after it was written."
