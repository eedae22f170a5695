"""What happens to each incident, in the order in which it happened. Everything is invented, and says so."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from coresponder.analysis.synthetic.call_types import CALL_TYPES
from coresponder.analysis.synthetic.names import STREET_KINDS, STREET_NAMES

BEGINS_AT = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
SECONDS_BETWEEN_INCIDENTS = 95.0
WORDS = (
    "Caller says the person is pacing and talking to nobody.",
    "Neighbor heard crying through the wall.",
    "The person has not eaten since yesterday.",
    "Caller will wait outside.",
    "The person asks for somebody to talk to.",
    "A dog is in the yard.",
)
# What may happen in between, and how often.
BETWEEN = {"note": 0.4, "type": 0.12, "progress": 0.25, "place": 0.08, "caution": 0.08, "person": 0.07}
SHARES = {
    "begins_as_a_call_alone": 0.25,
    "closed": 0.72,
    "cancelled": 0.08,
    "opened_again": 0.12,
    "closed_again": 0.6,
    "merged": 0.07,
    "taken_out_again": 0.35,
    "told_by_the_other": 0.5,
    "linked": 0.05,
}
# Only types that say nothing of weapons, so that a caution alone does.
TYPES = tuple(each for each in CALL_TYPES if each.group in ("crisis", "possible"))


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened to an incident, and when."""

    at: datetime
    kind: str
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(kw_only=True)
class Life:
    """One incident and what happened to it."""

    incident_id: str
    events: list[Event]

    def add(self, event: Event) -> None:
        """Something more happened. No two things happen to one incident at the same moment."""
        taken = {each.at for each in self.events}
        at = event.at
        while at in taken:
            at += timedelta(milliseconds=1)
        self.events.append(Event(at=at, kind=event.kind, details=event.details))
        self.events.sort(key=lambda each: each.at)


def lives(random: np.random.Generator) -> Iterator[list[Life]]:
    """Incidents without end, in small groups: those of a group may be merged into one of them or linked to it."""
    number = 0
    while True:
        group = [_life(random, number + each) for each in range(int(random.integers(1, 6)))]
        number += len(group)
        for child in group[1:]:
            _relate(random, child, group[0])
        yield group


def _life(random: np.random.Generator, number: int) -> Life:
    begins = BEGINS_AT + timedelta(seconds=number * SECONDS_BETWEEN_INCIDENTS)
    first = {**_type(random), **_place(random)}
    alone = random.random() < SHARES["begins_as_a_call_alone"]
    life = Life(
        incident_id=f"urn:emergency:uid:incidentid:{number + 1:08x}:cad.marigold.example",
        events=[Event(at=begins, kind="call" if alone else "created", details=first)],
    )
    at = begins
    if alone:
        at += _pause(random)
        life.add(Event(at=at, kind="created", details=first))
    for _ in range(int(random.integers(0, 6))):
        at += _pause(random)
        kind = str(random.choice(list(BETWEEN), p=np.array(list(BETWEEN.values()))))
        life.add(Event(at=at, kind=kind, details=_details(random, kind)))
    _end(random, life, at)
    return life


def _end(random: np.random.Generator, life: Life, at: datetime) -> None:
    draw = random.random()
    if draw < SHARES["cancelled"]:
        life.add(Event(at=at + _pause(random), kind="cancelled"))
        return
    if draw > SHARES["cancelled"] + SHARES["closed"]:
        return
    closed_at = at + _pause(random)
    life.add(Event(at=closed_at, kind="closed"))
    if random.random() < SHARES["opened_again"]:
        opened_at = closed_at + _pause(random)
        life.add(Event(at=opened_at, kind="reopened"))
        if random.random() < SHARES["closed_again"]:
            life.add(Event(at=opened_at + _pause(random), kind="closed"))


def _relate(random: np.random.Generator, child: Life, parent: Life) -> None:
    """Perhaps one was merged into the other, perhaps taken out again; perhaps they are only linked."""
    ends = max(child.events[-1].at, parent.events[-1].at)
    if random.random() < SHARES["linked"]:
        child.add(Event(at=ends + _pause(random), kind="linked", details={"to": parent.incident_id}))
    if random.random() >= SHARES["merged"] * 5:
        return
    merged_at = ends + _pause(random)
    _tell(random, child, parent, "merged", merged_at)
    if random.random() < SHARES["taken_out_again"]:
        if random.random() < 0.5:
            child.add(Event(at=merged_at + _pause(random), kind="reopened"))
        else:
            _tell(random, child, parent, "split", merged_at + _pause(random))


def _tell(random: np.random.Generator, child: Life, parent: Life, kind: str, at: datetime) -> None:
    """One of the two says that they were merged or split."""
    if random.random() < SHARES["told_by_the_other"]:
        parent.add(Event(at=at, kind=f"other_{kind}", details={"other": child.incident_id}))
    else:
        child.add(Event(at=at, kind=kind, details={"other": parent.incident_id}))


def _pause(random: np.random.Generator) -> timedelta:
    return timedelta(milliseconds=int(2000 + random.exponential(180_000)))


def _type(random: np.random.Generator) -> dict[str, Any]:
    chosen = TYPES[int(random.integers(len(TYPES)))]
    return {"type": chosen.code, "priority": chosen.priority}


def _place(random: np.random.Generator) -> dict[str, Any]:
    street = f"{random.choice(STREET_NAMES)} {random.choice(STREET_KINDS)}".title()
    return {"number": str(int(random.integers(1, 400))), "street": street, "beat": f"FP{int(random.integers(1, 9))}"}


def _details(random: np.random.Generator, kind: str) -> dict[str, Any]:
    if kind == "note":
        return {"text": str(random.choice(WORDS))}
    if kind == "person":
        return {"age": int(random.integers(5, 95))}
    return {"type": _type, "place": _place}.get(kind, lambda _: {})(random)
