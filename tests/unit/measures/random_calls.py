"""Two thousand calls without rhyme or reason, in every state that a field can be in: what two computations agree on."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa

from coresponder.formats.dataset import CALLS
from coresponder.kernel.random_streams import named_stream
from tests.spec.measures.anytown import ARROW_TYPES

ZONE = ZoneInfo("America/Chicago")
FIRST_AT = datetime(2031, 2, 20, 6, tzinfo=UTC)
DAYS = 320  # through the clock changes of March and November
SCHEMA = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in CALLS.columns])


def random_calls(count: int = 2_000) -> pa.Table:
    """The calls; the same ones every time."""
    stream = named_stream("random calls for tests")
    return pa.Table.from_pylist([_call(number, stream) for number in range(count)], schema=SCHEMA)


def _call(number: int, stream: np.random.Generator) -> dict[str, Any]:
    coded = bool(stream.random() < 0.15)
    detected = coded or bool(stream.random() < 0.1)
    call = dict.fromkeys(CALLS.column_names) | {
        "source": "anytown",
        "event_number": str(number),
        "versions": 1,
        "input_file": 1,
        "input_row": number,
        "coded": coded,
        "detected": detected,
        "nexus": "yes" if coded else _one_of(stream, "possible", "no", "unknown", None),
        "call_type": _one_of(stream, "EDP", "Welfare", "Theft", None),
        "outcome": _one_of(stream, "resolved", "transport", "arrest", None),
        "priority": _one_of(stream, "1", "2", None),
        "call_source": _one_of(stream, "911", "officer_initiated", None),
        "beat": _one_of(stream, "51", "52", "53", None),
        "location_id": _one_of(stream, *(int(place) for place in range(1, 60)), None),
    }
    if stream.random() < 0.97:
        call |= _times(FIRST_AT + timedelta(seconds=int(stream.integers(0, DAYS * 86_400))), stream)
    return call


def _times(received_at: datetime, stream: np.random.Generator) -> dict[str, Any]:
    local = received_at.astimezone(ZONE)
    waited, worked = (int(seconds) for seconds in stream.integers(-600, 100_000, 2))
    assigned_at = received_at + timedelta(seconds=waited) if stream.random() < 0.9 else None
    ended_at = assigned_at + timedelta(seconds=worked) if assigned_at else None
    return {
        "received_at": received_at,
        "local_date": local.date(),
        "local_month": local.date().replace(day=1),
        "local_weekday": local.isoweekday(),
        "local_hour": local.hour,
        "first_assigned_at": assigned_at,
        "first_cleared_at": ended_at if stream.random() < 0.7 else None,
        "closed_at": ended_at if stream.random() < 0.8 else None,
        "dispatch_seconds": waited if assigned_at else None,
    }


def _one_of(stream: np.random.Generator, *choices: Any) -> Any:
    return choices[int(stream.integers(0, len(choices)))]
