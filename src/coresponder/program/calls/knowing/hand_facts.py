"""What people of the program set, field by field, in the words of the picture."""

from datetime import datetime
from typing import Any

from coresponder.program.calls.knowing.observation import HAND, Register
from coresponder.program.calls.knowing.standing import Standing
from coresponder.program.calls.vocabulary import CallState

STATE = "state"
REOPENED = "reopened"
# The fields of a call that somebody sets by hand. On a call of a feed only the answers of a call-taker may be.
ANSWERS = ("language", "weapon", "violence", "medical", "suicide", "age_band", "place_type", "source")
WHOLE = (
    *ANSWERS,
    "event_number",
    "received_at",
    "type_code",
    "type_text",
    "priority",
    "place_text",
    "beat",
    "latitude",
    "longitude",
    "narrative",
    "disposition",
)


def facts(standing: Standing) -> dict[str, Any]:
    """What people set. A field that somebody emptied is empty, whatever a feed says."""
    return {
        name: datetime.fromisoformat(said.value) if name == "received_at" else said.value
        for name in WHOLE
        if (said := standing.by_hand(name)) is not None
    }


def state_said(register: Register) -> str | None:
    """The state that a person gave the call; None from any other register."""
    if register.key != HAND + STATE:
        return None
    return CallState.OPEN.value if register.value == REOPENED else str(register.value)


def is_reopened(register: Register) -> bool:
    """True where a person opened the call again."""
    return register.key == HAND + STATE and register.value == REOPENED


def type_said(register: Register) -> str | None:
    """The type that a person gave the call."""
    return str(register.value) or None if register.key in (HAND + "type_text", HAND + "type_code") else None
