"""The blocks of calls as one CSV file, 15 columns, in the order in which the calls came in."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from benchmarks.intake.export.calls import DISPOSITIONS, MISSING, TYPES, Calls, Streams, draw_calls, written_again
from benchmarks.intake.export.places import Places, make_places
from benchmarks.intake.export.stamps import NOT_RECORDED, draw_received, draw_stamps

PROFILE_FILE = Path(__file__).parent / "profile.toml"
SEED = 2026
BLOCK_ROWS = 500_000
EVENT_PREFIX, EVENT_DIGITS = "NS", 8
STAMP_COLUMNS = {
    "Call_Answered": "answered",
    "Call_Queued": "queued",
    "First_Assigned": "assigned",
    "First_Arrived": "arrived",
    "First_Cleared": "cleared",
    "Call_Closed": "closed",
}
COLUMNS = (
    "Event_Number", *STAMP_COLUMNS, "Initial_Type", "Final_Type", "Priority", "Disposition",
    "Beat", "Address", "Latitude", "Longitude",
)  # fmt: skip

Integers = npt.NDArray[np.int64]


def write_export(path: Path, *, rows: int, seed: int = SEED) -> None:
    """Write so many rows to `path`; one in a hundred is a later version of a call that stands further up."""
    schema = pa.schema([(name, pa.timestamp("s") if name in STAMP_COLUMNS else pa.string()) for name in COLUMNS])
    plain = csv.WriteOptions(include_header=False, quoting_style="none")
    with path.open("wb") as file:
        file.write(",".join(COLUMNS).encode() + b"\n")
        with csv.CSVWriter(file, schema, write_options=plain) as writer:
            for block in _blocks(rows, seed):
                writer.write_table(block.cast(schema))


def _blocks(rows: int, seed: int) -> Iterator[pa.Table]:
    places = make_places(seed)
    for block, begin in enumerate(range(0, rows, BLOCK_ROWS)):
        end = min(begin + BLOCK_ROWS, rows)
        streams = Streams(block=block, seed=seed)
        calls = draw_calls(streams, places, end - begin)
        received = draw_received(streams, calls, share_from=begin / rows, share_to=end / rows)
        stamps = draw_stamps(streams, calls, received)
        first_number = begin - block * written_again(BLOCK_ROWS) + 1
        yield pa.table(
            {
                "Event_Number": _event_numbers(first_number + calls.call),
                **{column: _stamp(stamps[name]) for column, name in STAMP_COLUMNS.items()},
                **_described(streams, calls),
                **_located(streams, calls, places),
            }
        )


def _event_numbers(numbers: Integers) -> pa.StringArray:
    padded = pc.utf8_lpad(pa.array(numbers).cast(pa.string()), EVENT_DIGITS, "0")
    return pc.binary_join_element_wise(EVENT_PREFIX, padded, "")


def _stamp(seconds: Integers) -> pa.Array:
    return pa.array(seconds.astype("datetime64[s]"), mask=seconds == NOT_RECORDED)


def _described(streams: Streams, calls: Calls) -> dict[str, pa.Array]:
    return {
        "Initial_Type": pa.array(TYPES).take(pa.array(calls.initial)),
        "Final_Type": pa.array(TYPES).take(pa.array(calls.final)),
        "Priority": pa.array(calls.priority),
        "Disposition": pa.array(DISPOSITIONS).take(_partly(streams, calls, calls.disposition, "disposition")),
    }


def _located(streams: Streams, calls: Calls, places: Places) -> dict[str, pa.Array]:
    point = _partly(streams, calls, calls.place, "point")
    return {
        "Beat": places.beat.take(_partly(streams, calls, calls.place, "beat")),
        "Address": places.address.take(pa.array(calls.place)),
        "Latitude": places.latitude.take(point),
        "Longitude": places.longitude.take(point),
    }


def _partly(streams: Streams, calls: Calls, values: Integers, what: str) -> pa.Array:
    """The values, without those that nobody recorded."""
    absent = streams(f"missing_{what}").random(int(calls.call.max()) + 1) < MISSING[what]
    return pa.array(values, mask=absent[calls.call])
