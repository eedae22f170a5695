"""The events that may stand in the audit trail, each with the sentence that a privacy officer reads.

An app declares its own in `audit_events.py`:

    FROZEN = register("baseline.frozen", "{by} froze {about}, which covers {calls} calls.")

`{by}` and `{about}` are always there; every other name in the sentence must be in the event's details. An event that
the privacy officer should see in the weekly review names the rule that lists it (see rules/catalogue.py):

    EXPORTED = register("retention.exported", "{by} exported everything.", review="exports")
"""

from dataclasses import dataclass
from string import Formatter

ALWAYS_THERE = frozenset({"by", "about"})


@dataclass(frozen=True, kw_only=True)
class RegisteredEvent:
    """One kind of event: the sentence for it, the details that the sentence needs, the rule of the weekly review."""

    name: str
    sentence: str
    needs: frozenset[str]
    review: str = ""


_REGISTERED: dict[str, RegisteredEvent] = {}


def register(name: str, sentence: str, *, review: str = "") -> str:
    """Declare an event and return its name, to be kept in a constant and handed to `record`."""
    found = frozenset(field for _, field, _, _ in Formatter().parse(sentence) if field)
    event = RegisteredEvent(name=name, sentence=sentence, needs=found - ALWAYS_THERE, review=review)
    if _REGISTERED.setdefault(name, event) != event:
        raise ValueError(f"The audit event {name} is already registered with another sentence.")
    return name


def registered(name: str) -> RegisteredEvent:
    """The event with this name; LookupError says how to declare it."""
    try:
        return _REGISTERED[name]
    except KeyError:
        raise LookupError(
            f"The audit event {name} is not registered. Declare it in the app's audit_events.py."
        ) from None


def all_registered() -> tuple[RegisteredEvent, ...]:
    """Every declared event, by name."""
    return tuple(_REGISTERED[name] for name in sorted(_REGISTERED))
