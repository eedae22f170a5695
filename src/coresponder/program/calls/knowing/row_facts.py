"""What a row of a CAD export says of a call, in the words of the picture.

The row comes as `formats/cad` read it by its profile: texts as the source spells them, times as instants.
"""

from datetime import datetime
from typing import Any

from coresponder.program.calls.knowing.observation import ROW, Register
from coresponder.program.calls.vocabulary import CallSource, CallState, PlaceType

# The codes of a data set's call_source (formats/dataset), in those of live calls.
SOURCES = {
    "911": CallSource.CALL_911,
    "non_emergency": CallSource.NON_EMERGENCY,
    "officer_initiated": CallSource.OFFICER,
    "alarm": CallSource.ALARM,
    "transfer": CallSource.OTHER,
    "other": CallSource.OTHER,
}
PLACE_WORDS: tuple[tuple[str, PlaceType], ...] = (
    ("school", PlaceType.SCHOOL),
    ("shelter", PlaceType.SHELTER),
    ("hospital", PlaceType.HOSPITAL),
    ("jail", PlaceType.JAIL),
    ("transit", PlaceType.TRANSIT),
    ("bus", PlaceType.TRANSIT),
    ("station", PlaceType.TRANSIT),
    ("group home", PlaceType.FACILITY),
    ("care", PlaceType.FACILITY),
    ("facility", PlaceType.FACILITY),
    ("clinic", PlaceType.FACILITY),
    ("resid", PlaceType.HOME),
    ("home", PlaceType.HOME),
    ("apartment", PlaceType.HOME),
    ("house", PlaceType.HOME),
    ("street", PlaceType.STREET),
    ("park", PlaceType.STREET),
    ("intersection", PlaceType.STREET),
    ("business", PlaceType.BUSINESS),
    ("store", PlaceType.BUSINESS),
    ("commercial", PlaceType.BUSINESS),
)


def facts(row: Register) -> dict[str, Any]:
    """What the row says; empty where it says nothing."""
    said = row.value
    return {
        "event_number": said.get("event_number", "")[:80],
        "received_at": _instant(said, "received_at"),
        "type_text": (said.get("final_type") or said.get("initial_type") or "")[:200],
        "flag": said.get("flag", ""),
        "priority": _priority(said),
        "source": _source(said.get("call_source", "")),
        "place_text": said.get("address", ""),
        "place_type": _place_type(said.get("place_type", "")),
        "latitude": said.get("latitude"),
        "longitude": said.get("longitude"),
        "beat": said.get("beat", "")[:40],
        "narrative": said.get("narrative", ""),
        "disposition": (said.get("disposition") or said.get("cancel_reason") or "")[:200],
    }


def state_said(register: Register) -> str | None:
    """The state that a row gives: cancelled with a reason why, closed once it ended; None from any other register."""
    if register.key != ROW:
        return None
    said = register.value
    if said.get("cancel_reason"):
        return CallState.CANCELLED.value
    ended = said.get("closed_at") or said.get("disposition")
    if not said.get("has_closed_at"):
        ended = ended or said.get("first_cleared_at")
    return CallState.CLOSED.value if ended else CallState.OPEN.value


def closed_at(row: Register) -> datetime | None:
    """When the row says that the call ended."""
    return _instant(row.value, "closed_at") or _instant(row.value, "first_cleared_at")


def type_said(register: Register) -> str | None:
    """The first type that a row gives."""
    if register.key != ROW:
        return None
    return register.value.get("initial_type") or register.value.get("final_type") or None


def _instant(said: dict[str, Any], name: str) -> datetime | None:
    found = said.get(name)
    return datetime.fromisoformat(found) if found else None


def _priority(said: dict[str, Any]) -> int | None:
    """The number in the source's own code, from 1; E, for an emergency before every number, is 1 too."""
    text = str(said.get("priority") or said.get("initial_priority") or "").strip().upper()
    digits = "".join(filter(str.isdigit, text))[:3]
    if not digits:
        return 1 if text in ("E", "EMERGENCY") else None
    return max(int(digits), 1)


def _source(code: str) -> str:
    found = SOURCES.get(code)
    return found.value if found else ""


def _place_type(text: str) -> str:
    spelled = text.casefold()
    return next((kind.value for word, kind in PLACE_WORDS if word in spelled), PlaceType.OTHER.value if spelled else "")
