"""Which documents of a batch have come before. Of a file that repeats two days of calls, nearly all have."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from coresponder.program.calls.intake.items import Item
from coresponder.program.calls.models import CallVersion, Feed

Said = tuple[datetime, str]


@dataclass(frozen=True)
class Known:
    """For each incident the moments and fingerprints of what was said of it, kept up to date within a batch."""

    by_incident: dict[str, list[Said]] = field(default_factory=dict)

    def has(self, item: Item) -> bool:
        """True for a document that has come before; for a row, where it says what stood at its time already."""
        said = self.by_incident.get(item.incident_id, [])
        if item.has_own_clock:
            return any(sha256 == item.sha256 for _, sha256 in said)
        before = [each for each in said if each[0] <= item.observation.at]
        return bool(before) and max(before)[1] == item.sha256

    def note(self, item: Item) -> None:
        """Take up what has just been settled."""
        self.by_incident.setdefault(item.incident_id, []).append((item.observation.at, item.sha256))


def known_of(items: Iterable[Item], source: Feed) -> Known:
    """What was said before of every incident of the batch, in one query."""
    ids = {item.incident_id for item in items}
    found = CallVersion.objects.filter(call__feed=source, call__source_incident_id__in=ids)
    known = Known()
    for name, at, sha256 in found.values_list("call__source_incident_id", "source_clock_at", "payload_sha256"):
        known.by_incident.setdefault(name, []).append((at, sha256))
    return known
