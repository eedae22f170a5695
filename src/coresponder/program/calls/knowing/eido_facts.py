"""What the components of EIDOs say of a call, in the words of the picture."""

from collections.abc import Sequence
from typing import Any

from coresponder.formats.eido import Component, Situation, assemble
from coresponder.formats.eido.vocabulary import CANCELLED, CLOSED, INCIDENT, INCIDENT_TYPES, REOPENED
from coresponder.program.calls.knowing.observation import Register
from coresponder.program.calls.vocabulary import AgeBand, CallSource, CallState, Reported

CAUTION_WORDS: dict[str, tuple[str, ...]] = {
    "weapon": ("weapon", "gun", "firearm", "knife", "armed"),
    "violence": ("violen", "assault", "fight", "hostile"),
    "medical": ("medical", "injur", "illness", "overdose", "bleed"),
    "suicide": ("suicid", "self-harm", "self harm"),
}


def facts(registers: Sequence[Register]) -> dict[str, Any]:
    """What the newest components say together; empty where they say nothing of it."""
    situation = situation_of(registers)
    first = situation.place
    return {
        "event_number": situation.number,
        "received_at": situation.call_started_at,
        "type_code": situation.type_code[:80],
        "type_text": (situation.type_text or _common_in_words(situation))[:200],
        "type_common": situation.type_common,
        "priority": situation.priority,
        "source": _source(situation),
        "place_text": first.text,
        "latitude": first.latitude,
        "longitude": first.longitude,
        "beat": situation.beat[:40],
        "narrative": "\n".join(note.text for note in situation.notes if note.text),
        "language": situation.language[:20],
        "age_band": _age_band(situation.age_years),
        "disposition": _disposition(situation)[:200],
        **_flags(situation),
    }


def situation_of(registers: Sequence[Register]) -> Situation:
    """The situation that the newest components describe."""
    return assemble(_component(each) for each in registers)


def state_said(register: Register) -> str | None:
    """The state that an incident component gives; None from any other register."""
    if register.key != INCIDENT:
        return None
    statuses = _statuses(register)
    if CANCELLED in statuses:
        return CallState.CANCELLED.value
    return CallState.CLOSED.value if CLOSED in statuses else CallState.OPEN.value


def is_reopened(register: Register) -> bool:
    """True where an incident component says that the incident was opened again."""
    return register.key == INCIDENT and REOPENED in _statuses(register)


def type_said(register: Register) -> str | None:
    """The type that an incident component gives, as the source spells it."""
    if register.key != INCIDENT:
        return None
    names = ("incidentTypeInternalText", "incidentTypeInternalCode", "incidentTypeCommonRegistryText")
    return next((str(register.value[name]) for name in names if register.value.get(name)), None)


def _component(register: Register) -> Component:
    kind, _, name = register.key.partition(" ")
    return Component(kind=kind, id=name or kind, updated_at=register.at, content=register.value)


def _statuses(register: Register) -> set[str]:
    return set(register.value.get("incidentStatusCommonRegistryText", ()))


def _common_in_words(situation: Situation) -> str:
    return INCIDENT_TYPES.get(situation.type_common.upper(), situation.type_common)


def _source(situation: Situation) -> str:
    kinds = {kind.casefold().replace("-", "") for kind in situation.call_kinds}
    if any("988" in kind for kind in kinds):
        return CallSource.CALL_988.value
    if "nonemergency" in kinds:
        return CallSource.NON_EMERGENCY.value
    if situation.has_alarm:
        return CallSource.ALARM.value
    return CallSource.CALL_911.value if "emergency" in kinds else ""


def _age_band(years: float | None) -> str:
    if years is None:
        return ""
    for limit, band in ((12, AgeBand.CHILD), (18, AgeBand.YOUTH), (65, AgeBand.ADULT)):
        if years < limit:
            return band.value
    return AgeBand.OLDER.value


def _disposition(situation: Situation) -> str:
    """The primary disposition, else the last that was given."""
    ordered = sorted(situation.dispositions, key=lambda each: each.is_primary)
    return ordered[-1].text if ordered else ""


def _flags(situation: Situation) -> dict[str, str]:
    """Yes where a caution says it. No caution says that something is not so."""
    said = " ".join(
        part for each in situation.cautions for part in (each.kind, each.internal_text, *each.details)
    ).casefold()
    return {
        flag: Reported.YES.value if any(word in said for word in words) else "" for flag, words in CAUTION_WORDS.items()
    }
