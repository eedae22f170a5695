"""The same seed gives the same county to the byte, and one mechanism's dice never move another's."""

from dataclasses import replace
from pathlib import Path

import pytest

from coresponder.analysis.synthetic import NO_DEFECTS, PLANTED
from coresponder.analysis.synthetic.streams import Streams
from tests.unit.synthetic.conftest import Written, write


def _columns_that_differ(one: Written, other: Written) -> set[str]:
    pairs = zip(one.calls, other.calls, strict=True)
    return {name for before, after in pairs for name in before if before[name] != after[name]}


def test_the_same_seed_gives_the_same_bytes(county: Written, tmp_path: Path) -> None:
    again = write(tmp_path)

    for name in ("export", "beats", "places", "planted"):
        assert getattr(again.files, name).read_bytes() == getattr(county.files, name).read_bytes(), name


def test_another_seed_gives_another_county(county: Written, tmp_path: Path) -> None:
    assert write(tmp_path, seed=8).files.export.read_bytes() != county.files.export.read_bytes()


@pytest.mark.parametrize(
    ("change", "columns"),
    [
        ({"missing_arrived_share": 0.3}, {"First_Arrived"}),
        ({"cleared_before_arrived_share": 0.02}, {"First_Cleared"}),
        ({"missing_coordinates_share": 0.2}, {"Latitude", "Longitude"}),
        ({"missing_beat_share": 0.1}, {"Beat", "Sector", "District"}),
        ({"disposition_width": 20}, {"Disposition"}),
        ({"has_renamed_type": False}, {"Initial_Type", "Final_Type"}),
        ({"duplicate_rows": 900}, set()),
    ],
)
def test_more_of_one_defect_moves_nothing_else(
    county: Written, tmp_path: Path, change: dict[str, object], columns: set[str]
) -> None:
    changed = write(tmp_path, defects=replace(PLANTED, **change))  # type: ignore[arg-type]

    assert _columns_that_differ(county, changed) <= columns


def test_without_defects_the_order_of_every_call_is_possible(tmp_path: Path) -> None:
    clean = write(tmp_path, defects=NO_DEFECTS)

    assert clean.planted["cleared_before_arrived"] == clean.planted["assigned_before_queued"] == 0
    assert clean.planted["rows_in_the_file"] == clean.planted["calls"] == len(clean.rows)
    assert all(len(row["Disposition"]) < 80 for row in clean.calls)


def test_one_more_draw_from_one_stream_leaves_the_others_where_they_were() -> None:
    streams = Streams(7)
    before = streams("types").random(5).tolist()
    streams("places.tail").random(1_000)

    assert streams("types").random(5).tolist() == before
    assert streams("type_changes").random(5).tolist() != before
