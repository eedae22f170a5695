"""What the invented dispatch system says of the calls of the day. A call is drawn from its number alone."""

from datetime import datetime, timedelta

import numpy as np

from coresponder.analysis.synthetic.call_types import CALL_TYPES, CallType
from coresponder.analysis.synthetic.geography import beats
from coresponder.analysis.synthetic.live_stream.documents import Writer
from coresponder.analysis.synthetic.live_stream.lives import Event, Life
from coresponder.analysis.synthetic.names import STREET_KINDS, STREET_NAMES
from coresponder.kernel.random_streams import named_stream

STREAM = "demonstration.day"
FIRST_NUMBER = 2_600_001
PLACES = 150
CRISIS_SHARE = 0.75
CRISIS = tuple(each for each in CALL_TYPES if each.group == "crisis")
OTHERS = tuple(each for each in CALL_TYPES if each.group != "crisis")
WEAPON_SHARE, PERSON_SHARE = 0.08, 0.4
WORDS = (
    "Caller says her brother has been pacing since morning and talks to somebody who is not there.",
    "A man sits at the bus stop, cries, and tells passers-by that he cannot go on.",
    "A neighbor has not seen the person for three days; the radio plays through the night.",
    "The person asks for somebody to talk to. He has stopped his medication.",
    "A mother asks for help: her son has locked himself in and says he hears voices.",
    "The person stands in the stairwell, shouts at the wall and frightens the other tenants.",
    "A woman says she wants to die. She is alone and stays on the line.",
    "A teacher calls: a student has scratched her arms and will not come out of the restroom.",
    "An older man is confused and looks for his wife, who died last year.",
    "The person refuses to leave the lobby. Staff say that they have seen him calmer with the team.",
    "A friend got a message that sounds like a goodbye.",
    "The caller is quiet and says only that it is too much.",
)


def first_document(number: int, at: datetime) -> bytes:
    """What is said when the call comes in: type, priority, place, a few words, perhaps a caution and an age."""
    life = _life(number, at)
    writer = Writer(life)
    return [writer.write(event)[1] for event in life.events][-1]


def last_document(number: int, received_at: datetime, at: datetime) -> bytes:
    """What is said when the call is over."""
    life = _life(number, received_at)
    writer = Writer(life)
    for event in life.events:
        writer.write(event)
    return writer.write(Event(at=at, kind="closed"))[1]


def incident_number(event_number: str) -> int | None:
    """The number of a call of the day; None for a call that came on another way."""
    number = int(event_number) if event_number.isdecimal() else 0
    return number if number >= FIRST_NUMBER else None


def _life(number: int, at: datetime) -> Life:
    random = named_stream(STREAM, number)
    kind = _kind(random)
    details = {"type": kind.code, "priority": kind.priority, **_place(int(PLACES * random.random() ** 2.5))}
    events = [Event(at=at, kind="created", details=details)]
    events.append(Event(at=_a_little_later(at, 1), kind="note", details={"text": str(random.choice(WORDS))}))
    if random.random() < WEAPON_SHARE:
        events.append(Event(at=_a_little_later(at, 2), kind="caution"))
    if random.random() < PERSON_SHARE:
        age = int(random.integers(9, 88))
        events.append(Event(at=_a_little_later(at, 3), kind="person", details={"age": age}))
    return Life(incident_id=f"urn:emergency:uid:incidentid:{number}:cad.marigold.example", events=events)


def _a_little_later(at: datetime, steps: int) -> datetime:
    return at + timedelta(milliseconds=steps)


def _kind(random: np.random.Generator) -> CallType:
    kinds = CRISIS if random.random() < CRISIS_SHARE else OTHERS
    return kinds[int(random.integers(len(kinds)))]


def _place(place: int) -> dict[str, str]:
    """One of the places of the day. The first of them call more often than the last, as it is everywhere."""
    random = named_stream(f"{STREAM}.place", place)
    street = f"{random.choice(STREET_NAMES)} {random.choice(STREET_KINDS)}".title()
    areas = beats()
    return {
        "number": str(int(random.integers(1, 400))),
        "street": street,
        "beat": areas[int(random.integers(len(areas)))].name,
    }
