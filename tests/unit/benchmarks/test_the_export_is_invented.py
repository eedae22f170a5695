"""The export that the intake benchmark runs on: any size, the same every time, and nothing in it is real."""

from pathlib import Path

import pandas as pd
import pytest

from benchmarks.intake.export import COLUMNS, PROFILE_FILE, write_export, writing
from benchmarks.intake.export.places import BEATS
from coresponder.analysis.nexus import judge_type, load_rules
from coresponder.analysis.synthetic.names import STREET_KINDS, STREET_NAMES
from coresponder.formats.cad.profile import from_toml
from tests.unit.benchmarks.conftest import ROWS

STAMPS = ["Call_Answered", "Call_Queued", "First_Assigned", "First_Arrived", "First_Cleared", "Call_Closed"]


def test_it_has_the_rows_that_were_asked_for_and_fifteen_columns(rows: pd.DataFrame) -> None:
    assert len(rows) == ROWS
    assert tuple(rows.columns) == COLUMNS
    assert len(COLUMNS) == 15


def test_the_same_rows_and_seed_give_the_same_bytes(export: Path, tmp_path: Path) -> None:
    write_export(tmp_path / "again.csv", rows=ROWS)
    assert (tmp_path / "again.csv").read_bytes() == export.read_bytes()


def test_another_seed_gives_other_calls(export: Path, tmp_path: Path) -> None:
    write_export(tmp_path / "other.csv", rows=ROWS, seed=1)
    assert (tmp_path / "other.csv").read_bytes() != export.read_bytes()


def test_every_street_and_beat_is_made_up_and_every_point_lies_in_the_open_ocean(rows: pd.DataFrame) -> None:
    streets = {f"{name} {kind}" for name in STREET_NAMES for kind in STREET_KINDS}
    assert set(rows.Address.str.split(" ", n=1).str[1]) <= streets
    assert set(rows.Beat.dropna()) <= set(BEATS)
    assert rows.Latitude.dropna().astype(float).between(40, 41).all()
    assert rows.Longitude.dropna().astype(float).between(-150, -149).all()


def test_one_row_in_a_hundred_is_a_later_version_of_a_call_further_up(rows: pd.DataFrame) -> None:
    is_again = rows.duplicated("Event_Number")
    assert is_again.sum() == ROWS // 100
    first = rows[~is_again].set_index("Event_Number").loc[rows[is_again].Event_Number]
    assert (first.Call_Queued.fillna("").to_numpy() == rows[is_again].Call_Queued.fillna("").to_numpy()).all()
    assert not rows.duplicated().any()


def test_event_numbers_go_on_from_one_block_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "BLOCK_ROWS", 400)
    write_export(tmp_path / "calls.csv", rows=1_000)
    numbers = pd.read_csv(tmp_path / "calls.csv", dtype=str).Event_Number
    assert sorted(numbers.unique()) == [f"NS{number:08d}" for number in range(1, 991)]


def test_about_seven_calls_in_a_hundred_are_crisis_calls_by_the_rules(rows: pd.DataFrame) -> None:
    rules = load_rules()
    nexus = rows.Final_Type.map({spelling: judge_type(rules, spelling).nexus for spelling in set(rows.Final_Type)})
    assert 0.06 < (nexus == "yes").mean() < 0.08


def test_stamps_are_missing_and_stand_in_an_impossible_order_now_and_then(rows: pd.DataFrame) -> None:
    stamps = rows[STAMPS].apply(pd.to_datetime, format="%Y-%m-%d %H:%M:%S")
    missing = stamps.isna().mean()
    assert missing.between(0.001, 0.55).all()
    assert 0.002 < (stamps.First_Cleared < stamps.First_Arrived).mean() < 0.02
    assert 0.001 < (stamps.First_Assigned < stamps.Call_Queued).mean() < 0.02


def test_calls_gather_at_a_few_places(rows: pd.DataFrame) -> None:
    counts = rows.Address.value_counts()
    busiest = counts.head(len(counts) // 100)
    assert busiest.sum() / counts.sum() > 0.05


def test_its_profile_maps_every_column() -> None:
    profile = from_toml(PROFILE_FILE.read_text())
    assert set(profile.mapped_columns) == set(COLUMNS)
