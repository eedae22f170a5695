"""Where the services of Marigold County are, who runs them, how they are reached, and when they were last verified."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from uuid import NAMESPACE_URL, UUID, uuid5

import numpy as np

from coresponder.analysis.synthetic.geography import Beat, beats, degrees
from coresponder.analysis.synthetic.names import FIRST_PHONE, PHONES, STREET_KINDS, STREET_NAMES
from coresponder.analysis.synthetic.services.crisis_kinds import CRISIS_KINDS
from coresponder.analysis.synthetic.services.kinds import Hours, Kind
from coresponder.analysis.synthetic.services.support_kinds import SUPPORT_KINDS
from coresponder.analysis.synthetic.streams import Streams

SEED = 7
KINDS = CRISIS_KINDS + SUPPORT_KINDS
CALLED = (
    "Madeup", "Notreal", "Pretend", "Fiction", "Nonesuch", "Nowhere", "Fable", "Storybook", "Unicorn", "Dragon",
    "Phantom", "Mirage", "Daydream", "Wonder", "Riddle", "Legend", "Fairytale", "Imagined", "Placeholder", "Quux",
)  # fmt: skip
RUN_BY = ("Community Services", "Foundation", "Neighbors", "County Programs", "Health Alliance")
# So many of a hundred services speak a language that their kind offers; English is spoken everywhere.
SPEAKING_PERCENT = 45
# After half a year a record looks stale; some of the county's are, as everywhere.
VERIFIED_DAYS_AGO = ((0, 90, 70), (90, 180, 15), (180, 420, 15))


@dataclass(frozen=True, kw_only=True)
class InventedService:
    """One service as somebody would enter it in a directory. Ages in years; None where there is no limit."""

    id: UUID
    organization: str
    name: str
    description: str
    kind: Kind
    hours: tuple[Hours, ...]
    languages: tuple[str, ...]
    phone: str
    website: str
    address: str
    city: str
    beat: str
    longitude: float
    latitude: float
    verified_days_ago: int

    @property
    def responder_phone(self) -> str:
        """The line that is not for the public; empty where there is none."""
        return f"{self.phone}, press 9" if self.kind.responders.has_contact else ""


@cache
def invented_services(seed: int = SEED) -> tuple[InventedService, ...]:
    """All services in a fixed order, the same for the same seed."""
    streams = Streams(seed)
    areas = beats()
    people = np.array([area.population for area in areas], dtype=float)
    found: list[InventedService] = []
    for kind in KINDS:
        for number in range(kind.number):
            stream = streams(f"services.{kind.key}.{number}")
            area = areas[int(stream.choice(len(areas), p=people / people.sum()))]
            found.append(_service(kind, number, len(found), area, stream))
    return tuple(found)


def _service(kind: Kind, number: int, place: int, area: Beat, stream: np.random.Generator) -> InventedService:
    name, run_by = _named(kind, number, place)
    longitude, latitude = _point(area, stream)
    return InventedService(
        id=uuid5(NAMESPACE_URL, f"https://services.marigold.example/{kind.key}/{number}"),
        organization=run_by,
        name=name,
        description=f"{kind.words or f'{kind.title} of an invented county.'} Nobody real works here.",
        kind=kind,
        hours=kind.hours[number % len(kind.hours)],
        languages=("en", *_spoken(kind, number, stream)),
        phone=f"555-{FIRST_PHONE + place % PHONES:04d}",
        website=f"https://{kind.key.replace('_', '-')}-{number + 1}.marigold.example",
        address=_address(stream),
        city=area.district,
        beat=area.name,
        longitude=longitude,
        latitude=latitude,
        verified_days_ago=_verified(stream),
    )


def _named(kind: Kind, number: int, place: int) -> tuple[str, str]:
    called = CALLED[(place * 7 + number) % len(CALLED)]
    run_by = f"{called} {RUN_BY[place % len(RUN_BY)]} (invented)"
    if number < len(kind.names):
        return kind.names[number], run_by
    return f"{called} {kind.title} {number + 1} (invented)", run_by


def _point(area: Beat, stream: np.random.Generator) -> tuple[float, float]:
    across, up = area.column + 0.1 + 0.8 * stream.random(1), area.row + 0.1 + 0.8 * stream.random(1)
    longitude, latitude = degrees(across, up)
    return float(longitude[0]), float(latitude[0])


def _spoken(kind: Kind, number: int, stream: np.random.Generator) -> Iterator[str]:
    """The first of a kind speaks all of its languages, so that the best-known places do."""
    for language in kind.languages:
        if stream.integers(100) < SPEAKING_PERCENT or number == 0:
            yield language


def _address(stream: np.random.Generator) -> str:
    street, kind = _one(STREET_NAMES, stream), _one(STREET_KINDS, stream)
    return f"{100 + int(stream.integers(2900))} {street.title()} {kind.title()}"


def _one(of: Sequence[str], stream: np.random.Generator) -> str:
    return of[int(stream.integers(len(of)))]


def _verified(stream: np.random.Generator) -> int:
    dice = int(stream.integers(100))
    for first, last, share in VERIFIED_DAYS_AGO:
        if dice < share:
            return int(stream.integers(first, last))
        dice -= share
    return VERIFIED_DAYS_AGO[-1][1]
