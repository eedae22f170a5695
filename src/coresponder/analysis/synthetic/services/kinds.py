"""What a kind of service is: its names, hours, languages, and what a responder asks about it.

The mix is made up. It leaves gaps on purpose, because every county has some: no crisis residence, no team without
police but the mobile one, which does not come at night, no deflection, few services in other languages than two.
"""

from dataclasses import dataclass, field

Days = tuple[int, ...]

EVERY_DAY: Days = (1, 2, 3, 4, 5, 6, 7)
WEEKDAYS: Days = (1, 2, 3, 4, 5)


@dataclass(frozen=True, kw_only=True)
class Hours:
    """Open on these ISO weekdays from one local time to another; an end at or before the start is on the next day."""

    days: Days
    opens: str
    closes: str


ALWAYS = (Hours(days=EVERY_DAY, opens="00:00", closes="24:00"),)
OFFICE = (Hours(days=WEEKDAYS, opens="08:30", closes="17:00"),)
LONG = (Hours(days=WEEKDAYS, opens="08:00", closes="20:00"), Hours(days=(6,), opens="09:00", closes="13:00"))
EVENINGS = (Hours(days=WEEKDAYS, opens="12:00", closes="21:00"),)
DAYTIME = (Hours(days=EVERY_DAY, opens="07:00", closes="22:00"),)
NIGHTS = (Hours(days=EVERY_DAY, opens="18:00", closes="08:00"),)


@dataclass(frozen=True, kw_only=True)
class Responders:
    """What only responders ask. Yes, no, or unknown where nobody has asked yet."""

    drop_off: str = "unknown"
    holds: str = "unknown"
    medical_clearance: str = "unknown"
    exclusions: str = ""
    target_handover_minutes: int | None = None
    has_contact: bool = False


NOT_ASKED = Responders()
NO_DROP_OFF = Responders(drop_off="no", holds="no", medical_clearance="not_needed")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of service. `names` are used first; what is over gets a made-up name with `title`.

    `hours` are taken in turn. `destination` is the code by which an encounter's form calls such a place.
    """

    key: str
    title: str
    categories: tuple[str, ...]
    number: int
    hours: tuple[tuple[Hours, ...], ...]
    names: tuple[str, ...] = ()
    words: str = ""
    destination: str = ""
    responders: Responders = field(default=NOT_ASKED)
    least_age: int | None = None
    most_age: int | None = None
    free: bool = True
    languages: tuple[str, ...] = ()
    has_place: bool = True
