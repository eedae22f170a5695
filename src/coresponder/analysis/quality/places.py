"""Coordinates that are nowhere near the rest: zeros, swapped signs, another state."""

from collections import Counter

import duckdb

NEAR_DEGREES = 1.0  # about 110 km north to south: wider than a county, narrower than a mistake


def impossible_places(connection: duckdb.DuckDBPyConnection) -> int:
    """How many calls have coordinates more than a degree from the median call's, or only one of the two.

    Works on tenths of a degree, so that five million points are a few hundred cells.
    """
    rows = connection.execute(
        "SELECT floor(latitude * 10), floor(longitude * 10), count(*) FROM calls"
        " WHERE latitude IS NOT NULL OR longitude IS NOT NULL GROUP BY 1, 2"
    ).fetchall()
    latitudes = Counter[float]()
    longitudes = Counter[float]()
    for latitude, longitude, calls in rows:
        if latitude is not None and longitude is not None:
            latitudes[latitude] += calls
            longitudes[longitude] += calls
    if not latitudes:
        return sum(calls for _, _, calls in rows)
    center = (_median(latitudes), _median(longitudes))
    return sum(calls for latitude, longitude, calls in rows if not _is_near((latitude, longitude), center))


def _is_near(place: tuple[float | None, float | None], center: tuple[float, float]) -> bool:
    return all(
        tenths is not None and abs(tenths - middle) <= NEAR_DEGREES * 10
        for tenths, middle in zip(place, center, strict=True)
    )


def _median(weights: Counter[float]) -> float:
    half, seen = weights.total() / 2, 0
    for value in sorted(weights):
        seen += weights[value]
        if seen >= half:
            return value
    raise ValueError("There is no median of nothing.")
