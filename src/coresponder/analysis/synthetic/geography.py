"""The shape of the county: 24 beats in a slightly warped grid, a river between the second and the third row."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from coresponder.analysis.synthetic.names import CITIES, COUNTY, POPULATION
from coresponder.analysis.synthetic.streams import Numbers

COLUMNS, ROWS = 6, 4
COLUMNS_PER_CITY = COLUMNS // len(CITIES)
WEST, SOUTH = -150.0, 40.0  # in the open Pacific
WIDTH_DEGREES, HEIGHT_DEGREES = 0.60, 0.34
POINTS_PER_EDGE = 6
DECIMALS = 5


@dataclass(frozen=True, kw_only=True)
class Beat:
    """One beat: its name, the areas above it, its place in the grid and how many people live there."""

    name: str
    sector: str
    district: str
    column: int
    row: int
    population: int


def beats() -> tuple[Beat, ...]:
    """The 24 beats; people live closer together near the river, and in the first district."""
    grid = [(column, row) for column in range(COLUMNS) for row in range(ROWS)]
    weights = np.array([_crowding(column, row) for column, row in grid])
    people = np.floor(POPULATION * weights / weights.sum()).astype(int)
    people[0] += POPULATION - people.sum()
    return tuple(_beat(column, row, int(count)) for (column, row), count in zip(grid, people, strict=True))


def _crowding(column: int, row: int) -> float:
    _, _, share = CITIES[column // COLUMNS_PER_CITY]
    return share * (1.6 if row in (1, 2) else 0.8) * (1.25 if column % COLUMNS_PER_CITY else 1.0)


def _beat(column: int, row: int, population: int) -> Beat:
    district, short, _ = CITIES[column // COLUMNS_PER_CITY]
    number = (column % COLUMNS_PER_CITY) * ROWS + row + 1
    side = "South" if row < ROWS // 2 else "North"
    return Beat(
        name=f"{short}{number}",
        sector=f"{short} {side}",
        district=district,
        column=column,
        row=row,
        population=population,
    )


def degrees(across: Numbers, up: Numbers) -> tuple[Numbers, Numbers]:
    """Longitude and latitude of points of the grid; the warp is smooth, so that neighbors share their edges."""
    bend = 0.12 * np.sin(1.3 * up + 0.6) + 0.08 * np.sin(2.1 * across)
    river = 0.22 * np.sin(1.9 * across + 0.4) * np.exp(-((up - ROWS / 2) ** 2))
    longitude = WEST + (across + bend) * WIDTH_DEGREES / COLUMNS
    latitude = SOUTH + (up + 0.06 * np.sin(1.7 * across) + river) * HEIGHT_DEGREES / ROWS
    return np.round(longitude, DECIMALS), np.round(latitude, DECIMALS)


def geojson() -> dict[str, Any]:
    """The beats as a GeoJSON feature collection, each feature with the beat's name as its id."""
    return {"type": "FeatureCollection", "name": f"{COUNTY}: beats", "features": [_feature(beat) for beat in beats()]}


def _feature(beat: Beat) -> dict[str, Any]:
    about = {"beat": beat.name, "sector": beat.sector, "district": beat.district, "population": beat.population}
    return {
        "type": "Feature",
        "id": beat.name,
        "properties": about,
        "geometry": {"type": "Polygon", "coordinates": [_ring(beat)]},
    }


def _ring(beat: Beat) -> list[list[float]]:
    """The outline, counterclockwise, closed; each side in several points, so that the river bends."""
    step = np.arange(POINTS_PER_EDGE) / POINTS_PER_EDGE
    zero, one = np.zeros(POINTS_PER_EDGE), np.ones(POINTS_PER_EDGE)
    across = beat.column + np.concatenate([step, one, 1 - step, zero])
    up = beat.row + np.concatenate([zero, step, one, 1 - step])
    longitude, latitude = degrees(across, up)
    points = [[float(x), float(y)] for x, y in zip(longitude, latitude, strict=True)]
    return [*points, points[0]]
