"""The trail as a table for a spreadsheet, in which no cell can run as a formula."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO

from django.utils import timezone

from coresponder.kernel.spreadsheets import harmless
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.sentences import sentence_of

HEADER = (
    *("position", "at", "who", "account", "role", "agency", "session", "source_address", "event", "outcome"),
    *("purpose", "about", "person", "details", "sentence", "version", "previous_hash", "hash"),
)


def as_csv(events: Iterable[AuditEvent], names: Mapping[int, str]) -> Iterator[str]:
    """The header, then a line for each event; times in the program's zone with their offset."""
    yield _line(HEADER)
    for event in events:
        yield _line(_cells(event, names))


def _cells(event: AuditEvent, names: Mapping[int, str]) -> tuple[object, ...]:
    at = timezone.localtime(event.at).isoformat(timespec="milliseconds")
    return (
        *(event.position, at, names.get(event.by_id, ""), event.by_id, event.by_role, event.agency_id),
        *(event.session_reference, event.source_address, event.event, event.outcome, event.purpose, event.about),
        *(event.person_id, json.dumps(event.details, sort_keys=True), sentence_of(event, names), event.version),
        *(event.previous_hash, event.hash),
    )


def _line(cells: Iterable[object]) -> str:
    written = StringIO()
    csv.writer(written).writerow([_shown(cell) for cell in cells])
    return written.getvalue()


def _shown(cell: object) -> object:
    return harmless(cell) if isinstance(cell, str) else cell
