"""Places that do not exist: streets with made-up names in the open ocean, and a heavy tail of how often they call."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from coresponder.analysis.synthetic.names import STREET_KINDS, STREET_NAMES
from coresponder.kernel.random_streams import named_stream

PLACES = 90_000
BEATS = tuple(f"{sector}{number}" for sector in "JQXYZ" for number in range(11, 27))
TAIL = 1.5  # standard deviation of the logarithm of how often a place calls
CRISIS_TAIL = 1.2  # crisis calls gather more than others do
WEST, SOUTH, DEGREES_ACROSS = -150.0, 40.0, 0.6

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Places:
    """All places, one entry each, as the texts that stand in the export.

    `crisis_weights` and `other_weights` are running sums of how often a place calls.
    """

    address: pa.StringArray
    beat: pa.StringArray
    latitude: pa.StringArray
    longitude: pa.StringArray
    crisis_weights: Numbers
    other_weights: Numbers


def make_places(seed: int) -> Places:
    """The places of the export with that seed."""
    stream = named_stream("benchmarks.intake.places", seed)
    tail = np.exp(stream.normal(0.0, TAIL, PLACES))
    return Places(
        address=_addresses(stream),
        beat=pa.array(BEATS).take(pa.array(stream.integers(0, len(BEATS), PLACES))),
        latitude=_degrees(SOUTH + DEGREES_ACROSS * stream.random(PLACES)),
        longitude=_degrees(WEST + DEGREES_ACROSS * stream.random(PLACES)),
        crisis_weights=(tail**CRISIS_TAIL).cumsum(),
        other_weights=tail.cumsum(),
    )


def _addresses(stream: np.random.Generator) -> pa.StringArray:
    """“1204 MADEUP ST”: every address once, in no order."""
    streets = [f"{name} {kind}" for kind in STREET_KINDS for name in STREET_NAMES]
    order = stream.permutation(PLACES)
    return pa.array([f"{100 + 4 * (place // len(streets))} {streets[place % len(streets)]}" for place in order])


def _degrees(values: Numbers) -> pa.StringArray:
    return pa.array([f"{value:.4f}" for value in values])
