"""The outlines of patrol areas: read from GeoJSON, tied to the areas that the calls name, and made small.

Nothing of the file is kept but each area's name and its outline.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from coresponder.analysis.measures.scope import AreaColumn
from coresponder.kernel.errors import InputError

LARGEST_BYTES = 100_000_000
STEPS_ACROSS = 1_500  # outlines are snapped to a grid of so many steps: finer than a page can show
FEATURE_ID = "(id)"

AreaCalls = Mapping[AreaColumn, Mapping[str, int]]
Position = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class MatchedMap:
    """Outlines named as the calls name the areas of `area`: a GeoJSON feature collection of ids and geometries."""

    area: AreaColumn
    collection: dict[str, Any]


def read_map(path: Path) -> Mapping[str, Any]:
    """The GeoJSON feature collection in the file; InputError says what is wrong with it."""
    if not path.is_file():
        raise InputError("beats_not_found", f"There is no file “{path.name}”.", "Check the path of the map.")
    if path.stat().st_size > LARGEST_BYTES:
        raise InputError("beats_too_large", "The map is larger than 100 MB.", "Simplify its outlines first.")
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise _not_geojson() from error
    check_map(content)
    return content  # type: ignore[no-any-return]


def check_map(content: Any) -> None:
    """InputError where this is no feature collection of polygons in degrees."""
    if not isinstance(content, Mapping) or content.get("type") != "FeatureCollection" or not _shapes(content):
        raise _not_geojson()
    if any(abs(x) > 180 or abs(y) > 90 for shape in _shapes(content) for x, y in _positions(shape)):
        raise InputError(
            "beats_not_degrees",
            "The map's coordinates are not degrees of longitude and latitude.",
            "Export it again in WGS 84 (EPSG:4326).",
        )


def matched_map(content: Mapping[str, Any], areas: AreaCalls) -> MatchedMap | None:
    """The map, with each outline named as the calls name its area; None where no name agrees.

    Of the map's properties and the calls' area columns, the pair is taken under which most calls find an outline.
    Names agree when they are the same without regard to case, or when both hold the same one number (“Precinct 5”
    and “5”).
    """
    names = {key: _names(content, key) for key in _name_keys(content)}
    best: tuple[int, AreaColumn, dict[int, str]] = (0, "beat", {})
    for column, calls in areas.items():
        for found in names.values():
            matched = _matched(found, calls)
            reached = sum(calls[name] for name in matched.values())
            if reached > best[0]:
                best = (reached, column, matched)
    return MatchedMap(area=best[1], collection=_collection(content, best[2])) if best[0] else None


def _matched(names: Sequence[str], calls: Mapping[str, int]) -> dict[int, str]:
    """For each outline that has one, the area that it belongs to: the same name, else the same number."""
    same = {name.casefold().strip(): name for name in calls}
    numbered: dict[str, str] = {}
    for name in sorted(calls, key=lambda name: (-len(name), name)):
        numbered[_number(name)] = name
    matched: dict[int, str] = {}
    for place, name in enumerate(names):
        area = same.get(name.casefold().strip()) or (numbered.get(_number(name)) if _number(name) else None)
        if area is not None and area not in matched.values():
            matched[place] = area
    return matched


def _number(name: str) -> str:
    """The one number in a name, without leading zeros; empty where there is none or several."""
    numbers = re.findall(r"\d+", name)
    return (numbers[0].lstrip("0") or "0") if len(numbers) == 1 else ""


def _name_keys(content: Mapping[str, Any]) -> list[str]:
    keys = {key for feature in content["features"] for key in feature.get("properties") or {}}
    return [FEATURE_ID, *sorted(keys)]


def _names(content: Mapping[str, Any], key: str) -> list[str]:
    return [
        str(feature.get("id") if key == FEATURE_ID else (feature.get("properties") or {}).get(key))
        for feature in content["features"]
    ]


def _collection(content: Mapping[str, Any], matched: Mapping[int, str]) -> dict[str, Any]:
    step = _grid_step(content)
    outlines = {area: _snapped(content["features"][place]["geometry"], step) for place, area in matched.items()}
    features = [
        {"type": "Feature", "id": area, "geometry": outline}
        for area, outline in sorted(outlines.items())
        if outline["coordinates"]
    ]
    return {"type": "FeatureCollection", "features": features}


def _grid_step(content: Mapping[str, Any]) -> float:
    longitudes, latitudes = zip(*(at for shape in _shapes(content) for at in _positions(shape)), strict=True)
    return max(max(longitudes) - min(longitudes), max(latitudes) - min(latitudes)) / STEPS_ACROSS or 1e-5


def _snapped(geometry: Mapping[str, Any], step: float) -> dict[str, Any]:
    """The geometry on a grid. Neighbors that share a border share its snapped points too, so no gap opens."""
    polygons = [_snapped_polygon(polygon, step) for polygon in _polygons(geometry)]
    return {"type": "MultiPolygon", "coordinates": [polygon for polygon in polygons if polygon]}


def _snapped_polygon(polygon: Sequence[Any], step: float) -> list[list[list[float]]]:
    rings = []
    for ring in polygon:
        points = [[round(round(at[0] / step) * step, 5), round(round(at[1] / step) * step, 5)] for at in ring]
        distinct = [point for point, _ in groupby(points)]
        if len(distinct) >= 4:
            rings.append(distinct)
    return rings


def _shapes(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    features = content.get("features")
    found = [feature.get("geometry") for feature in features] if isinstance(features, list) else []
    if any(not shape or shape.get("type") not in ("Polygon", "MultiPolygon") for shape in found):
        return []
    return [shape for shape in found if shape]


def _polygons(geometry: Mapping[str, Any]) -> Sequence[Any]:
    found: Sequence[Any] = geometry["coordinates"]
    return [found] if geometry["type"] == "Polygon" else found


def _positions(geometry: Mapping[str, Any]) -> Iterator[Position]:
    for polygon in _polygons(geometry):
        for ring in polygon:
            yield from ((float(at[0]), float(at[1])) for at in ring)


def _not_geojson() -> InputError:
    return InputError(
        "beats_not_geojson",
        "The map is not a GeoJSON feature collection of polygons.",
        "Export the patrol areas as GeoJSON, one polygon for each area.",
    )
