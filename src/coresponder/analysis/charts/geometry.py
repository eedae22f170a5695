"""Polygons on a page: an equal-area projection, fitted into a box, and a point inside each for its label."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
SAMPLES = 12  # places tried along the height of a polygon for its label


@dataclass(frozen=True, kw_only=True)
class Area:
    """One patrol area: the name that the calls use for it, and its rings (outlines and holes alike)."""

    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, kw_only=True)
class LabelPlace:
    """A point inside an area, and how wide the area is there, in picture units."""

    x: float
    y: float
    width: float


def areas(collection: Mapping[str, Any]) -> list[Area]:
    """The polygons of a GeoJSON feature collection, in degrees; each is named by its `id`, else `properties.id`."""
    return [_area(feature) for feature in collection.get("features", []) if feature.get("geometry")]


def _area(feature: Mapping[str, Any]) -> Area:
    named = feature.get("id", (feature.get("properties") or {}).get("id", ""))
    geometry = feature["geometry"]
    polygons = {"Polygon": [geometry.get("coordinates")], "MultiPolygon": geometry.get("coordinates")}
    found = polygons.get(geometry["type"]) or []
    rings = tuple([(float(place[0]), float(place[1])) for place in ring] for polygon in found for ring in polygon)
    return Area(name=str(named), rings=rings)


def fitted(shapes: Sequence[Area], *, width: float, tallest: float) -> tuple[list[Area], float]:
    """The areas in picture units, as large as `width` and `tallest` allow, and the height that they then take.

    Lambert's cylindrical equal-area projection with its standard parallel through the middle of the map: areas stay
    in proportion, and at the size of a county shapes look as on any map.
    """
    projected = _projected(shapes)
    points = [point for area in projected for ring in area.rings for point in ring]
    if not points:
        return [], 0.0
    left, top, map_width, map_height = _bounds(points)
    scale = min(width / map_width, tallest / map_height)
    margin = (width - map_width * scale) / 2
    placed = [_moved(area, lambda x, y: ((x - left) * scale + margin, (y - top) * scale)) for area in projected]
    return placed, map_height * scale


def _projected(shapes: Sequence[Area]) -> list[Area]:
    latitudes = [y for area in shapes for ring in area.rings for _, y in ring]
    middle = math.cos(math.radians((min(latitudes) + max(latitudes)) / 2)) if latitudes else 1.0
    return [
        _moved(area, lambda x, y: (math.radians(x) * middle, -math.sin(math.radians(y)) / middle)) for area in shapes
    ]


def _moved(area: Area, move: Any) -> Area:
    return Area(name=area.name, rings=tuple([move(x, y) for x, y in ring] for ring in area.rings))


def _bounds(points: Iterable[Point]) -> tuple[float, float, float, float]:
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(max(across) - min(across), 1e-12), max(max(down) - min(down), 1e-12)


def path(area: Area) -> str:
    """The area's outline as an SVG path, to a tenth of a picture unit, without points that fall together."""
    return " ".join(_ring_path(ring) for ring in area.rings if len(ring) > 2)


def _ring_path(ring: Ring) -> str:
    rounded = [f"{x:.1f} {y:.1f}" for x, y in ring]
    kept = [place for place, before in zip(rounded, [None, *rounded], strict=False) if place != before]
    return f"M{' L'.join(kept)} Z"


def label_place(area: Area) -> LabelPlace:
    """The middle of the widest stretch that lies inside the area, looked for along a few lines through it."""
    heights = [y for ring in area.rings for _, y in ring]
    top, bottom = min(heights), max(heights)
    levels = [top + (bottom - top) * (number + 0.5) / SAMPLES for number in range(SAMPLES)]
    stretches = [(end - start, start, y) for y in levels for start, end in _inside(area, y)]
    width, start, y = max(stretches, default=(0.0, area.rings[0][0][0], top), key=lambda found: _roomy(found, levels))
    return LabelPlace(x=start + width / 2, y=y, width=width)


def _roomy(stretch: tuple[float, float, float], levels: Sequence[float]) -> float:
    """Prefer wide stretches, and among nearly equal ones those near the middle of the area."""
    width, _, y = stretch
    middle = (levels[0] + levels[-1]) / 2
    reach = max(levels[-1] - middle, 1e-9)
    return width * (1 - 0.5 * abs(y - middle) / reach)


def _inside(area: Area, y: float) -> list[tuple[float, float]]:
    """The stretches of the horizontal line at `y` that lie inside the area (even-odd rule)."""
    crossings = sorted(x for ring in area.rings for x in _crossings(ring, y))
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def _crossings(ring: Ring, y: float) -> list[float]:
    sides = zip(ring, [*ring[1:], ring[0]], strict=True)
    return [x1 + (y - y1) / (y2 - y1) * (x2 - x1) for (x1, y1), (x2, y2) in sides if (y1 > y) != (y2 > y)]
