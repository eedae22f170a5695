"""The export file: one row for each call as the county's dispatch system would write it, personal columns included.

The text of the columns is put together by place in short lists; DuckDB writes the CSV, and gzip packs it without a
time stamp, so that the same county always gives the same bytes.
"""

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from coresponder.analysis.synthetic.call_types import CALL_TYPES, EDP, EDP_RENAMED, code_index
from coresponder.analysis.synthetic.calls import SOURCES, Calls
from coresponder.analysis.synthetic.endings import CANCEL_REASONS, NONE, Endings
from coresponder.analysis.synthetic.geography import beats
from coresponder.analysis.synthetic.names import FAMILY_NAMES, FIRST_PHONE, GIVEN_NAMES, PHONES
from coresponder.analysis.synthetic.places import Places
from coresponder.analysis.synthetic.stamps import MISSING, Stamps
from coresponder.analysis.synthetic.streams import Flags, Integers, Streams
from coresponder.formats.workspace import connected

STAMP_FORMAT = "%m/%d/%Y %H:%M:%S"
STAMP_COLUMNS = {
    "Call_Answered": "answered",
    "Call_Queued": "queued",
    "Entry_Complete": "entered",
    "First_Assigned": "assigned",
    "First_Enroute": "en_route",
    "First_Arrived": "arrived",
    "First_Cleared": "cleared",
    "Call_Closed": "closed",
}
GZIP_LEVEL = 5
IMPOSSIBLE_POINT = "0.00000"


@dataclass(frozen=True, kw_only=True)
class Record:
    """Everything that the export is written from: the calls and how each of their parts reads. Times are local."""

    calls: Calls
    places: Places
    endings: Endings
    received: Integers
    stamps: Stamps
    is_renamed: Flags
    without_point: Flags
    impossible_point: Integers
    without_beat: Flags
    disposition_width: int | None


def make_table(streams: Streams, record: Record) -> Any:
    """The export as an Arrow table, one row for each call in the order in which they came in."""
    return pa.table({**_times(record), **_described(record), **_located(record), **_callers(streams, record)})


def _times(record: Record) -> dict[str, Any]:
    stamps = {column: _stamp(getattr(record.stamps, name)) for column, name in STAMP_COLUMNS.items()}
    return {"Event_ID": _event_ids(record.received), "Received": _stamp(record.received), **stamps}


def _event_ids(received: Integers) -> Any:
    year = (received.astype("datetime64[s]").astype("datetime64[Y]").astype(np.int64) + 1970) % 100
    return pa.array([f"MC{two_digits:02d}-{number:06d}" for number, two_digits in enumerate(year, start=1)])


def _stamp(seconds: Integers) -> Any:
    return pa.array(seconds.astype("datetime64[s]").astype("datetime64[us]"), mask=seconds == MISSING)


def _listed(place: Integers, texts: list[str]) -> Any:
    """A text column from places in a list; NONE and empty texts are written as nothing."""
    values = pa.array([text or None for text in texts], pa.string())
    return values.take(pa.array(place, mask=place == NONE))


def _types(place: Integers, is_renamed: Flags) -> Any:
    codes = [item.code for item in CALL_TYPES]
    renamed = np.where(is_renamed & (place == code_index()[EDP]), len(codes), place)
    return _listed(renamed, [*codes, EDP_RENAMED])


def _described(record: Record) -> dict[str, Any]:
    calls, endings = record.calls, record.endings
    place, texts = endings.texts()
    return {
        "Call_Source": _listed(calls.source, list(SOURCES)),
        "Initial_Type": _types(calls.initial, record.is_renamed),
        "Final_Type": _types(calls.final, record.is_renamed),
        "Initial_Priority": pa.array(calls.initial_priority),
        "Final_Priority": pa.array(calls.priority),
        "Disposition": _listed(place, [text[: record.disposition_width] for text in texts]),
        "Cancel_Reason": _listed(endings.cancel_reason, list(CANCEL_REASONS)),
        "MH_Flag": _listed(np.where(endings.is_marked, 0, NONE), ["Y"]),
    }


def _located(record: Record) -> dict[str, Any]:
    places, place = record.places, record.calls.place
    areas = beats()
    beat = np.where(record.without_beat, NONE, places.beat[place])
    point = np.where(record.without_point, NONE, place)
    point[record.impossible_point] = len(places.address)
    return {
        "Beat": _listed(beat, [area.name for area in areas]),
        "Sector": _listed(beat, [area.sector for area in areas]),
        "District": _listed(beat, [area.district for area in areas]),
        "Address": _listed(place, list(places.address)),
        "City": _listed(places.beat[place], [area.district.upper() for area in areas]),
        "Place_Type": _listed(place, list(places.kind)),
        "Latitude": _listed(point, [*(f"{value:.5f}" for value in places.latitude), IMPOSSIBLE_POINT]),
        "Longitude": _listed(point, [*(f"{value:.5f}" for value in places.longitude), IMPOSSIBLE_POINT]),
    }


def _callers(streams: Streams, record: Record) -> dict[str, Any]:
    """Who called, where somebody did: columns that no reader may keep."""
    stream = streams("callers")
    names = [f"{given} {family}" for given in GIVEN_NAMES for family in FAMILY_NAMES]
    phones = [f"555-{FIRST_PHONE + number:04d}" for number in range(PHONES)]
    name = stream.integers(0, len(names), len(record.received))
    phone = stream.integers(0, len(phones), len(record.received))
    nobody = record.calls.is_on_view
    operator = stream.integers(1, 25, len(record.received))
    return {
        "Caller_Name": _listed(np.where(nobody, NONE, name), names),
        "Caller_Phone": _listed(np.where(nobody, NONE, phone), phones),
        "Operator": pa.array([f"OP{number:02d}" for number in operator]),
    }


def write_export(table: Any, path: Path, *, unreadable: dict[int, bytes]) -> None:
    """Write the table as a gzip CSV, with the unreadable lines put in before the rows with those numbers."""
    plain = path.with_suffix("")
    try:
        with connected() as connection:
            connection.register("calls", table)
            target = str(plain).replace("'", "''")
            connection.execute(f"COPY calls TO '{target}' (HEADER, DELIMITER ',', TIMESTAMPFORMAT '{STAMP_FORMAT}')")
        content = _with_lines(plain.read_bytes(), unreadable)
    finally:
        plain.unlink(missing_ok=True)
    with path.open("wb") as raw, gzip.GzipFile("", "wb", GZIP_LEVEL, raw, mtime=0) as packed:
        packed.write(content)


def _with_lines(content: bytes, lines: dict[int, bytes]) -> bytes:
    ends = np.flatnonzero(np.frombuffer(content, dtype=np.uint8) == ord("\n")) + 1
    pieces, begin = [], 0
    for row in sorted(lines):
        pieces += [content[begin : ends[row]], lines[row]]
        begin = ends[row]
    return b"".join([*pieces, content[begin:]])
