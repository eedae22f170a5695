"""Where calls come from: addresses, intersections, and a few places that call again and again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from coresponder.analysis.synthetic.geography import Beat, beats, degrees
from coresponder.analysis.synthetic.names import REPEAT_PLACES, STREET_KINDS, STREET_NAMES
from coresponder.analysis.synthetic.streams import Integers, Numbers, Streams

ADDRESSES, INTERSECTIONS = 24_000, 2_000
HOMES = np.array(["HOUSE", "APARTMENT", "BUSINESS", ""], dtype=object)
HOME_SHARES = (0.46, 0.22, 0.14, 0.18)
SPREAD_OF_ADDRESSES = 1.15  # standard deviation of the logarithm: a heavy tail
MARGIN = 0.07  # places keep away from the beats' edges

Texts = npt.NDArray[np.object_]


@dataclass(frozen=True, kw_only=True)
class Places:
    """All places, one entry each. Weights say how often a place calls, about a crisis and about anything else."""

    address: Texts
    kind: Texts
    name: Texts
    beat: Integers
    longitude: Numbers
    latitude: Numbers
    crisis_weight: Numbers
    other_weight: Numbers
    traffic_weight: Numbers


def make_places(streams: Streams, *, calls_a_year: int) -> Places:
    """Addresses with a heavy tail, intersections for traffic, and the repeat places with their calls a year."""
    plain = _plain_places(streams)
    crisis_a_year, other_a_year = 0.07 * calls_a_year, 0.75 * calls_a_year
    repeat = [row for row in REPEAT_PLACES for _ in range(row[2])]
    stands = np.arange(len(repeat)) * 37 % ADDRESSES  # spread over the addresses: these become the repeat places
    crisis, other = plain.crisis_weight.copy(), plain.other_weight.copy()
    kind, name = plain.kind.copy(), plain.name.copy()
    for place, (what, called, _, crisis_calls, other_calls) in zip(stands, repeat, strict=True):
        crisis[place] = crisis_calls / crisis_a_year * crisis.sum()
        other[place] = other_calls / other_a_year * other.sum()
        kind[place], name[place] = what, f"{called} {place // 37 + 1}"
    return replace(plain, kind=kind, name=name, crisis_weight=crisis, other_weight=other)


def _plain_places(streams: Streams) -> Places:
    count = ADDRESSES + INTERSECTIONS
    is_address = np.arange(count) < ADDRESSES
    beat = _beats_of_places(streams, count)
    longitude, latitude = _points(streams, beats(), beat)
    tail = np.exp(streams("places.tail").normal(0.0, SPREAD_OF_ADDRESSES, count))
    kind = streams("places.kind").choice(HOMES, size=count, p=HOME_SHARES)
    return Places(
        address=_addresses(streams, count),
        kind=np.where(is_address, kind, "STREET").astype(object),
        name=np.full(count, "", dtype=object),
        beat=beat,
        longitude=longitude,
        latitude=latitude,
        crisis_weight=np.where(is_address, tail**1.2, 0.6),
        other_weight=np.where(is_address, tail, 1.5),
        traffic_weight=np.where(is_address, 0.02, tail),
    )


def _beats_of_places(streams: Streams, count: int) -> Integers:
    people = np.array([beat.population for beat in beats()], dtype=np.float64)
    return streams("places.beat").choice(len(people), size=count, p=people / people.sum()).astype(np.int64)


def _points(streams: Streams, areas: Sequence[Beat], beat: Integers) -> tuple[Numbers, Numbers]:
    stream = streams("places.point")
    inside = MARGIN + (1 - 2 * MARGIN) * stream.random((2, len(beat)))
    column = np.array([area.column for area in areas])[beat]
    row = np.array([area.row for area in areas])[beat]
    return degrees(column + inside[0], row + inside[1])


def _addresses(streams: Streams, count: int) -> Texts:
    """“1204 MADEUP ST” for addresses, “MADEUP ST / FABLE AVE” for intersections; every address only once."""
    streets = [f"{name} {kind}" for kind in STREET_KINDS for name in STREET_NAMES]
    order = streams("places.address").permutation(ADDRESSES)
    numbered = [f"{100 + 4 * (place // len(streets))} {streets[place % len(streets)]}" for place in order]
    pairs = [(first, second) for first in streets for second in streets if first < second]
    crossing = streams("places.intersection").choice(len(pairs), size=count - ADDRESSES, replace=False)
    return np.array([*numbered, *(" / ".join(pairs[pair]) for pair in crossing)], dtype=object)
