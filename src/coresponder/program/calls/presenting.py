"""A call's history in words: what changed with each document, field by field."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coresponder.program.calls.models import CallVersion
from coresponder.program.calls.vocabulary import AgeBand, CallSource, CallState, PlaceType, Reported

TITLES = {
    "state": "State",
    "type_text": "Type",
    "priority": "Priority",
    "place_text": "Place",
    "place_type": "Kind of place",
    "beat": "Beat",
    "narrative": "What was said",
    "weapon": "Weapon",
    "violence": "Violence",
    "medical": "Medical need",
    "suicide": "Suicide",
    "age_band": "Age",
    "language": "Language",
    "source": "How it reached dispatch",
    "disposition": "How it ended",
}
CODES: Mapping[str, Any] = {
    "state": CallState,
    "place_type": PlaceType,
    "weapon": Reported,
    "violence": Reported,
    "medical": Reported,
    "suicide": Reported,
    "age_band": AgeBand,
    "source": CallSource,
}


@dataclass(frozen=True, kw_only=True)
class Change:
    """One field that a document changed, before and after, in words."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """One document of a call's history, and what it changed in what was known."""

    version: CallVersion
    changes: tuple[Change, ...]


def steps_of(versions: list[CallVersion]) -> list[Step]:
    """The history, the newest first."""
    known = [json.loads(each.known) for each in versions]
    before: list[Mapping[str, Any]] = [{}, *known]
    steps = (
        Step(version=version, changes=tuple(_changes(earlier, now)))
        for version, earlier, now in zip(versions, before, known, strict=False)
    )
    return list(steps)[::-1]


def _changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Change]:
    for name, title in TITLES.items():
        was, become = _words(name, before.get(name)), _words(name, now.get(name))
        if was != become:
            yield Change(title=title, before=was, after=become)


def _words(name: str, value: Any) -> str:
    """A value as people read it; what is not known is nothing."""
    if value in (None, "", "unknown"):
        return ""
    return str(CODES[name](value).label) if name in CODES else str(value)
