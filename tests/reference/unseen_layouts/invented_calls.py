"""Seeded calls of an invented county, from which every invented layout writes its own rows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from coresponder.kernel.random_streams import named_stream

FIRST_NAMES = ("Avery", "Jordan", "Morgan", "Riley", "Casey", "Quinn", "Rowan", "Maria", "James", "Linda", "Robert")
LAST_NAMES = ("Testwell", "Samplesen", "Mockford", "Exampleton", "Inventado", "Fictor", "Placeholder", "Madeup")
STREETS = ("IMAGINARY AVE", "NOWHERE ST", "PRETEND BLVD", "MADEUP LN", "FICTION RD", "STORYBOOK CT", "INVENTED WAY")
FIRST_CALL_AT = datetime(2024, 3, 1, 0, 4, 11)  # noqa: DTZ001 — a local literal, as exports write it


@dataclass(frozen=True, kw_only=True)
class InventedCall:
    """One call with everything that some layout may want to write; None where it did not happen."""

    serial: int
    picked_up: datetime
    queued: datetime
    taken: datetime
    assigned: datetime | None
    en_route: datetime | None
    arrived: datetime | None
    cleared: datetime | None
    closed: datetime
    kind: int
    first_kind: int
    ending: int
    source: int
    priority: int
    first_priority: int
    number: int
    street: str
    apartment: str
    beat: int
    latitude: float
    longitude: float
    caller: tuple[str, str]
    phone: str
    officer: tuple[str, str]
    units: int


def invented_calls(name: str, count: int = 400) -> list[InventedCall]:
    """`count` calls, the same for the same name, in the order in which they came in."""
    stream = named_stream(f"unseen layout {name}")
    starts = FIRST_CALL_AT + np.cumsum(stream.integers(40, 1500, count)).astype("timedelta64[s]").astype(object)
    return [_call(stream, serial, start) for serial, start in enumerate(starts, start=1)]


def _call(stream: np.random.Generator, serial: int, start: datetime) -> InventedCall:
    stamps = _stamps(stream, start)
    kind, priority = int(stream.zipf(1.4)), int(stream.integers(1, 6))
    return InventedCall(
        serial=serial,
        **stamps,  # type: ignore[arg-type]
        kind=kind,
        first_kind=kind if stream.random() < 0.75 else int(stream.zipf(1.4)),
        ending=int(stream.zipf(1.6)),
        source=int(stream.zipf(1.8)),
        priority=priority,
        first_priority=priority if stream.random() < 0.8 else 1 + priority % 5,
        number=int(stream.integers(1, 99)) * 100 + int(stream.integers(0, 99)),
        street=str(stream.choice(STREETS)),
        apartment=str(stream.integers(1, 40)) if stream.random() < 0.2 else "",
        beat=int(stream.integers(0, 18)),
        latitude=round(41.2 + float(stream.random()) / 5, 5),
        longitude=round(-95.9 - float(stream.random()) / 5, 5),
        caller=_person(stream),
        phone=f"555-01{stream.integers(10, 99)}",
        officer=_person(stream),
        units=int(stream.integers(1, 4)),
    )


def _person(stream: np.random.Generator) -> tuple[str, str]:
    return str(stream.choice(FIRST_NAMES)), str(stream.choice(LAST_NAMES))


def _stamps(stream: np.random.Generator, start: datetime) -> dict[str, datetime | None]:
    """The life of a call; one in seven is never arrived at, one in twenty never assigned."""
    queued = start + timedelta(seconds=int(stream.integers(20, 200)))
    assigned = queued + timedelta(seconds=int(stream.exponential(400)))
    en_route = assigned + timedelta(seconds=int(stream.integers(0, 60)))
    arrived = en_route + timedelta(seconds=int(stream.exponential(420)) + 5)
    cleared = arrived + timedelta(seconds=int(stream.exponential(1400)) + 60)
    sent, reached = stream.random() > 0.05, stream.random() > 0.14
    return {
        "picked_up": start,
        "queued": queued,
        "taken": queued + timedelta(seconds=int(stream.integers(5, 120))),
        "assigned": assigned if sent else None,
        "en_route": en_route if sent else None,
        "arrived": arrived if sent and reached else None,
        "cleared": cleared if sent else None,
        "closed": cleared + timedelta(seconds=int(stream.integers(0, 300))),
    }


def stamp(at: datetime | None, style: str) -> str:
    """A stamp in a source's own style, empty where it did not happen."""
    return at.strftime(style) if at else ""


def pick(values: tuple[str, ...], index: int) -> str:
    """One of a vocabulary; a rank beyond its end starts again."""
    return values[(index - 1) % len(values)]
