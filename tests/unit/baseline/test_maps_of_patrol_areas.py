"""A map is tied to the areas that the calls name, keeps nothing but names and outlines, and is refused in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from coresponder.analysis.baseline.beats import matched_map, read_map
from coresponder.analysis.measures.scope import AreaColumn
from coresponder.kernel.errors import InputError

AREAS: dict[AreaColumn, dict[str, int]] = {
    "beat": {"B51": 10, "B52": 20},
    "sector": {},
    "district": {"Precinct 5": 30, "Precinct 4 North PSA": 5, "Precinct 4": 40},
}


def _square(west: float, **of_feature: Any) -> dict[str, Any]:
    ring = [[west, 45.0], [west + 0.1, 45.0], [west + 0.1, 45.1], [west, 45.1], [west, 45.0]]
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, **of_feature}


def _map(*features: dict[str, Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def test_outlines_take_the_name_that_the_calls_use_and_keep_nothing_else() -> None:
    found = matched_map(_map(_square(-93.0, properties={"name": "b52", "captain": "Omar"})), AREAS)
    assert found is not None
    assert found.area == "beat"
    (feature,) = found.collection["features"]
    assert set(feature) == {"type", "id", "geometry"}
    assert feature["id"] == "B52"


def test_the_property_and_the_area_column_are_those_under_which_most_calls_find_an_outline() -> None:
    features = [_square(-93.0 + n / 10, properties={"beat": "B51", "PRECINCT": str(n)}) for n in (4, 5)]
    found = matched_map(_map(*features), AREAS)
    assert found is not None
    assert found.area == "district"
    assert [feature["id"] for feature in found.collection["features"]] == ["Precinct 4", "Precinct 5"]


def test_the_id_of_a_feature_is_a_name_too() -> None:
    found = matched_map(_map(_square(-93.0, id="B51", properties=None)), AREAS)
    assert found is not None
    assert [feature["id"] for feature in found.collection["features"]] == ["B51"]


def test_a_map_whose_names_nobody_uses_is_no_map() -> None:
    assert matched_map(_map(_square(-93.0, properties={"name": "Elsewhere"})), AREAS) is None


def test_a_shared_border_stays_shared_on_the_grid() -> None:
    found = matched_map(_map(_square(-93.00003, id="B51"), _square(-92.90003, id="B52")), AREAS)
    assert found is not None
    west, east = (
        {tuple(point) for point in feature["geometry"]["coordinates"][0][0]} for feature in found.collection["features"]
    )
    assert len(west & east) == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "beats_not_geojson"),
        ("[]", "beats_not_geojson"),
        ('{"type": "FeatureCollection", "features": []}', "beats_not_geojson"),
        (
            json.dumps(_map({"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}})),
            "beats_not_geojson",
        ),
        (json.dumps(_map(_square(500_000.0))), "beats_not_degrees"),
    ],
)
def test_a_file_that_is_no_map_is_refused_in_words(tmp_path: Path, content: str, code: str) -> None:
    path = tmp_path / "beats.geojson"
    path.write_text(content)
    with pytest.raises(InputError) as caught:
        read_map(path)
    assert caught.value.code == code
    assert caught.value.next_step.endswith(".")


def test_a_map_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        read_map(tmp_path / "nowhere.geojson")
