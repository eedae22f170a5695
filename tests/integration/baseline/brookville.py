"""Brookville's export: an invented town whose every call follows from its number, small enough to build in a second."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coresponder.formats.cad.profile import FieldRule, Profile

FIRST_AT = datetime(2031, 1, 1, 0, 30, tzinfo=UTC)  # only to count with: what is written is local time
EVERY = timedelta(minutes=97)
CALLS = 1_200
TYPES = ("EMOTIONALLY DISTURBED PERSON", "CHECK THE WELFARE", "THEFT", "ALARM", "SUSPICIOUS PERSON")
DISPOSITIONS = ("REPORT", "GONE ON ARRIVAL", "ADVISED", "")
HEADER = ("Event", "Received", "Assigned", "Arrived", "Cleared", "Type", "Disposition", "Beat", "Address", "Caller")

PROFILE = Profile(
    name="brookville",
    version="1",
    title="Brookville, invented",
    source="brookville",
    time_zone="America/Chicago",
    stamp_formats=("%Y-%m-%d %H:%M:%S",),
    personal_columns=("Caller",),
    fields={
        "event_number": FieldRule(columns=("Event",)),
        "received_at": FieldRule(columns=("Received",)),
        "first_assigned_at": FieldRule(columns=("Assigned",)),
        "first_arrived_at": FieldRule(columns=("Arrived",)),
        "first_cleared_at": FieldRule(columns=("Cleared",)),
        "final_type": FieldRule(columns=("Type",)),
        "disposition": FieldRule(columns=("Disposition",)),
        "beat": FieldRule(columns=("Beat",)),
        "address": FieldRule(columns=("Address",)),
    },
)

BEATS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": f"beat {number}"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[number, 45], [number + 1, 45], [number + 1, 46], [number, 46], [number, 45]]],
            },
        }
        for number in range(4)
    ],
}


def write_export(folder: Path) -> Path:
    """The export as a CSV file."""
    path = folder / "brookville.csv"
    with path.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER)
        writer.writerows(_rows())
    return path


def _rows() -> Iterator[tuple[str, ...]]:
    for number in range(CALLS):
        received = FIRST_AT + number * EVERY
        assigned = received + timedelta(seconds=30 + number * 7 % 600)
        arrived = assigned + timedelta(seconds=60 + number * 13 % 900)
        cleared = arrived + timedelta(seconds=300 + number * 101 % 5_000)
        yield (
            f"B{number:05}",
            *(f"{at:%Y-%m-%d %H:%M:%S}" for at in (received, assigned)),
            f"{arrived:%Y-%m-%d %H:%M:%S}" if number % 5 else "",
            f"{cleared:%Y-%m-%d %H:%M:%S}",
            TYPES[number * number % 11 % len(TYPES)],
            DISPOSITIONS[number % 7 % len(DISPOSITIONS)],
            f"BEAT {number * 3 % 4}",
            f"{number * number % 83} Nowhere Lane",
            "Invented Person",
        )
