"""What is stored of an export: every column but the personal ones, as text, and nothing where it fails."""

import stat
from pathlib import Path

import duckdb
import pytest

from coresponder.formats.cad.stripping import copy_first_rows, strip, without_columns
from coresponder.kernel.errors import InputError
from tests.unit.reading.reading import profile, row, table

EXPORT = table(*(row(f"N{n}", type="THEFT", caller=f"Invented Person {n}") for n in range(20)))


def stored(folder: Path, content: str = EXPORT) -> Path:
    """The export of these words, stored."""
    original = folder / "export.csv"
    original.write_text(content)
    strip(original, to=folder / "stored.parquet", known=[profile(personal_columns=("caller",))])
    return folder / "stored.parquet"


def columns(path: Path) -> list[str]:
    return duckdb.read_parquet(str(path)).columns


def test_a_column_that_a_profile_names_as_personal_is_left_out(tmp_path: Path) -> None:
    path = stored(tmp_path)
    assert "caller" not in columns(path)
    assert "Invented" not in str(duckdb.read_parquet(str(path)).fetchall())


def test_what_is_stored_is_all_text_in_the_order_of_the_file_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = stored(tmp_path)
    rows = duckdb.read_parquet(str(path))
    assert {str(kind) for kind in rows.types} == {"VARCHAR"}
    assert [number for (number,) in rows.select("number").fetchall()] == [f"N{n}" for n in range(20)]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_cannot_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        stored(tmp_path, "number,received\n1,\x00\n")
    assert [path.name for path in tmp_path.iterdir()] == ["export.csv"]


def test_a_column_that_is_taken_out_afterwards_is_gone_and_the_rows_stay(tmp_path: Path) -> None:
    path = stored(tmp_path)
    without_columns(path, columns=["type"])
    assert "type" not in columns(path)
    assert len(duckdb.read_parquet(str(path))) == 20


def test_the_first_rows_can_be_copied_alone(tmp_path: Path) -> None:
    copy_first_rows(stored(tmp_path), to=tmp_path / "first.parquet", rows=3)
    assert len(duckdb.read_parquet(str(tmp_path / "first.parquet"))) == 3
