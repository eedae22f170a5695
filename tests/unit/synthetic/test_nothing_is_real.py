"""Nobody and nothing in Marigold County could be taken for real."""

import csv
import json
from itertools import pairwise, product

from coresponder.analysis.nexus import judge_disposition, judge_type, load_rules
from coresponder.analysis.synthetic.call_types import CALL_TYPES, EDP_RENAMED
from coresponder.analysis.synthetic.endings import CANCEL_REASONS, DISPOSITIONS
from coresponder.analysis.synthetic.geography import beats
from coresponder.analysis.synthetic.names import CITIES, FAMILY_NAMES, GIVEN_NAMES, POPULATION, STREET_NAMES
from coresponder.formats.cad.profile import load_profile
from tests.unit.synthetic.conftest import Row, Written


def test_every_caller_has_an_invented_name_and_a_number_set_aside_for_fiction(county: Written) -> None:
    invented = {f"{given} {family}" for given, family in product(GIVEN_NAMES, FAMILY_NAMES)} | {""}

    assert {row["Caller_Name"] for row in county.calls} <= invented
    assert all(row["Caller_Phone"] == "" or "555-0100" <= row["Caller_Phone"] <= "555-0199" for row in county.calls)


def test_every_street_and_city_is_invented(county: Written) -> None:
    assert {row["City"] for row in county.calls} == {name.upper() for name, _, _ in CITIES}
    for row in county.calls:
        assert any(name in row["Address"].split() for name in STREET_NAMES), row["Event_ID"]


def test_the_county_lies_in_the_open_ocean(county: Written) -> None:
    points = [(float(row["Longitude"]), float(row["Latitude"])) for row in county.calls if row["Latitude"]]
    placed = [point for point in points if point != (0.0, 0.0)]

    assert all(-150.2 < east < -149.2 and 39.9 < north < 40.5 for east, north in placed)


def test_calls_lie_in_the_beat_that_the_row_names(county: Written) -> None:
    rings = _rings(county)
    located = [row for row in county.calls if row["Beat"] and row["Latitude"] not in ("", "0.00000")]

    inside = sum(_is_inside(row, rings[row["Beat"]]) for row in located)

    assert inside / len(located) > 0.98  # the outline is drawn in straight pieces, the county is not


def _rings(county: Written) -> dict[str, list[list[float]]]:
    features = json.loads(county.files.beats.read_text(encoding="utf-8"))["features"]
    return {feature["id"]: feature["geometry"]["coordinates"][0] for feature in features}


def _is_inside(row: Row, ring: list[list[float]]) -> bool:
    x, y = float(row["Longitude"]), float(row["Latitude"])
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1


def test_the_beats_hold_all_residents_and_close_their_outlines(county: Written) -> None:
    assert sum(beat.population for beat in beats()) == POPULATION == county.files.population
    assert len(beats()) == len(_rings(county)) == 24
    assert all(ring[0] == ring[-1] for ring in _rings(county).values())


def test_repeat_places_are_listed_by_invented_names(county: Written) -> None:
    with county.files.places.open(encoding="utf-8", newline="") as stream:
        places = list(csv.DictReader(stream))

    assert len(places) == len({place["address"] for place in places}) == 42
    assert {place["kind"] for place in places} >= {"SHELTER", "GROUP HOME", "HOSPITAL"}


def test_the_rules_read_every_type_as_the_county_meant_it() -> None:
    rules = load_rules()

    for item in CALL_TYPES:
        expected = {"crisis": "yes", "possible": "possible"}.get(item.group, "no")
        assert judge_type(rules, item.code).nexus == expected, item.code
    assert judge_type(rules, EDP_RENAMED).nexus == "yes"


def test_the_rules_read_every_disposition() -> None:
    for text in (*DISPOSITIONS, *CANCEL_REASONS):
        assert judge_disposition(load_rules(), text).outcome != "unknown", text
    assert judge_disposition(load_rules(), "MHH-Mental Hold").outcome == "emergency_hold"


def test_the_shipped_profile_reads_every_column_of_the_export(county: Written) -> None:
    profile = load_profile(county.files.profile)
    known = {*profile.mapped_columns, *profile.personal_columns, *profile.ignored_columns}

    assert set(county.rows[0]) == known
