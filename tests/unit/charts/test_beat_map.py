"""Patrol areas on a page: in proportion, labeled where there is room, hatched where nothing may be said."""

import math
from typing import Any

import pytest

from coresponder.analysis.charts import Beat, beat_map
from coresponder.analysis.charts.geometry import Area, areas, fitted, label_place, path
from tests.unit.charts.drawings import CAPTION, parsed, shapes, words
from tests.unit.charts.every_chart import SQUARES


def ring(left: float, bottom: float, width: float, height: float) -> list[list[float]]:
    corners = [(0, 0), (width, 0), (width, height), (0, height), (0, 0)]
    return [[left + across, bottom + up] for across, up in corners]


def collection(**polygons: Any) -> dict[str, Any]:
    features = [
        {"type": "Feature", "id": name, "geometry": {"type": "MultiPolygon", "coordinates": [rings]}}
        for name, rings in polygons.items()
    ]
    return {"type": "FeatureCollection", "features": features}


def surface(area: Area) -> float:
    """The surface of the first ring, by the shoelace formula."""
    points = area.rings[0]
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def test_areas_keep_their_proportions_from_south_to_north():
    """One degree square near 40° N is larger than near 45° N by the cosines of their latitudes."""
    placed, _ = fitted(
        areas(collection(south=[ring(0, 39.5, 1, 1)], north=[ring(0, 44.5, 1, 1)])), width=500, tallest=500
    )
    south, north = (surface(area) for area in placed)
    assert south / north == pytest.approx(math.cos(math.radians(40)) / math.cos(math.radians(45)), rel=1e-3)


def test_the_map_fits_into_its_box():
    placed, height = fitted(areas(collection(tall=[ring(0, 40, 0.1, 2)])), width=300, tallest=200)
    points = [point for area in placed for line in area.rings for point in line]
    assert height == pytest.approx(200)
    assert all(0 <= x <= 300 and -1e-6 <= y <= 200 + 1e-6 for x, y in points)


def test_north_is_up():
    placed, _ = fitted(areas(collection(south=[ring(0, 40, 1, 1)], north=[ring(0, 41, 1, 1)])), width=100, tallest=100)
    south, north = (label_place(area).y for area in placed)
    assert north < south


def test_a_label_stands_inside_even_where_the_middle_is_a_hole():
    holed = areas(collection(ringed=[ring(0, 40, 3, 3), ring(1, 41, 1, 1)]))[0]
    place = label_place(holed)
    in_hole = 1 < place.x < 2 and 41 < place.y < 42
    assert 0 < place.x < 3
    assert not in_hole


def test_points_that_fall_together_are_written_once():
    dotted = Area(name="dotted", rings=([(0, 0), (0.01, 0.01), (9, 0), (9, 9), (0, 0)],))
    assert path(dotted) == "M0.0 0.0 L9.0 0.0 L9.0 9.0 L0.0 0.0 Z"


def test_an_area_without_a_number_is_hatched_and_the_legend_says_so():
    drawn = beat_map(SQUARES, [Beat(name="W1", value=120)], caption=CAPTION, unit="Crisis calls")
    hatched = [shape for shape in shapes(drawn, "path") if str(shape.get("fill")).startswith("url(#drawn")]
    assert len(hatched) == 1
    assert "withheld, or no data" in words(drawn)


def test_the_classes_are_stated_in_the_legend():
    beats = [Beat(name="W1", value=120), Beat(name="W2 & <W3>", value=480)]
    said = words(beat_map(SQUARES, beats, caption=CAPTION, unit="Crisis calls"))
    assert [w for w in said if " to " in w] == ["0 to 99", "100 to 199", "200 to 299", "300 to 399", "400 to 480"]


def test_a_name_that_does_not_fit_is_left_to_the_table():
    name = "An area with a name that is far too long to be written inside of its outline on any page whatsoever"
    drawn = beat_map(
        collection(**{name: [ring(0, 40, 1, 1)]}),
        [Beat(name=name, value=50)],
        caption=CAPTION,
        unit="Calls",
        size="narrow",
    )
    assert name not in words(drawn)


def test_a_feature_may_carry_its_name_among_its_properties():
    geometry = {"type": "Polygon", "coordinates": [ring(0, 40, 1, 1)]}
    found = areas({"features": [{"properties": {"id": 7}, "geometry": geometry}, {"id": "none", "geometry": None}]})
    assert [area.name for area in found] == ["7"]


def test_the_drawing_is_well_formed_whatever_the_names_are():
    drawn = beat_map(SQUARES, [Beat(name="W2 & <W3>", value=480)], caption=CAPTION, unit="Calls & more")
    assert parsed(drawn) is not None
