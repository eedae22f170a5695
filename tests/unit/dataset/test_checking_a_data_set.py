"""A folder that is no program data set is told so, fault by fault."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from coresponder.formats.dataset import CALLS, TABLES, Table
from coresponder.formats.dataset.checking import check_dataset
from coresponder.formats.dataset.parquet import write_rows
from coresponder.formats.dataset.tables import SHIFTS, TEAM_RESPONSES
from coresponder.kernel.errors import InputError

RECORDED = {"source": "'anytown'", "event_number": "'24-1'", "versions": "1", "input_file": "1", "input_row": "1"}
JUDGED = {"coded": "true", "detected": "true", "call_source": "'911'"}


def write_calls(folder: Path, **changed: str | None) -> None:
    """One call with a value for each column that must have one; `changed` gives other SQL, or None to leave it out."""
    values = {column.name: f"NULL::{column.duckdb_type}" for column in CALLS.columns} | RECORDED | JUDGED
    types = {column.name: column.duckdb_type for column in CALLS.columns}
    kept = {name: sql for name, sql in (values | changed).items() if sql is not None}
    columns = [
        f'({sql})::{types[name] if name not in changed else "VARCHAR"} AS "{name}"' for name, sql in kept.items()
    ]
    duckdb.sql(f"SELECT {', '.join(columns)}").write_parquet(str(folder / "calls.parquet"))


def faults(folder: Path) -> tuple[str, ...]:
    return check_dataset(folder)[0].faults


def test_a_table_as_it_is_defined_has_no_fault(tmp_path: Path) -> None:
    write_calls(tmp_path)
    (calls,) = check_dataset(tmp_path)
    assert (calls.name, calls.rows, calls.faults) == ("calls", 1, ())


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    write_calls(tmp_path, beat=None)
    assert faults(tmp_path) == ("The column beat is missing.",)


def test_a_column_of_another_type_is_named(tmp_path: Path) -> None:
    write_calls(tmp_path, received_at="'yesterday'")
    assert faults(tmp_path) == ("The column received_at holds VARCHAR, not instant.",)


def test_a_column_that_is_not_defined_is_named(tmp_path: Path) -> None:
    write_calls(tmp_path, caller_name="'nobody'")
    assert faults(tmp_path) == ("The column caller_name is not part of the data set.",)


def test_rows_without_a_required_value_are_counted(tmp_path: Path) -> None:
    write_calls(tmp_path, event_number="NULL")
    assert faults(tmp_path) == ("event_number is empty in 1 of 1 rows.",)


def test_rows_with_an_unknown_code_are_counted(tmp_path: Path) -> None:
    write_calls(tmp_path, call_source="'pigeon'")
    assert faults(tmp_path) == ("call_source is none of its codes in 1 of 1 rows.",)


def test_a_column_that_is_misspelled_is_told_what_it_could_be(tmp_path: Path) -> None:
    write_calls(tmp_path, beat=None, beats="'B1'")
    assert faults(tmp_path) == (
        "The column beat is missing.",
        "The column beats is not part of the data set. Did you mean beat?",
    )


def test_a_moment_that_cannot_be_is_counted(tmp_path: Path) -> None:
    write_calls(tmp_path)
    when = "TIMESTAMPTZ '1900-01-01 00:00:00+00' AS received_at"
    file = str(tmp_path / "calls.parquet")
    duckdb.sql(f"SELECT * REPLACE ({when}) FROM '{file}'").write_parquet(str(tmp_path / "new.parquet"))
    (tmp_path / "new.parquet").replace(file)
    assert faults(tmp_path) == ("received_at is before 1980 or in the far future in 1 of 1 rows.",)


class TestTablesThatAnotherProgramFilled:
    """A program keeps its records elsewhere and fills what it has from its own files."""

    def write(self, folder: Path, table: Table, *rows: dict[str, Any]) -> None:
        write_rows(folder, table, rows)

    def shift(self, **changed: Any) -> dict[str, Any]:
        usual = {
            "shift_id": "s1",
            "team": "t1",
            "model_variant": "pair",
            "state": "ended",
            "officers": 1,
            "partners": 1,
        }
        return {**usual, "has_other_language": False, "responses": 0, **changed}

    def response(self, **changed: Any) -> dict[str, Any]:
        usual = {"response_id": "r1", "call_id": "c1", "shift_id": "s1", "team": "t1", "model_variant": "pair"}
        return {**usual, "part": "primary", "origin": "dispatched", "state": "clear", **changed}

    def test_any_of_the_tables_will_do(self, tmp_path: Path) -> None:
        self.write(tmp_path, SHIFTS, self.shift())
        (checked,) = check_dataset(tmp_path)
        assert (checked.name, checked.rows, checked.faults) == ("shifts", 1, ())

    def test_a_key_that_names_two_rows_is_counted(self, tmp_path: Path) -> None:
        self.write(tmp_path, SHIFTS, self.shift(), self.shift())
        assert faults(tmp_path) == ("shift_id names a row that is there already in 1 of 2 rows.",)

    def test_a_key_that_leads_nowhere_is_counted_where_the_other_table_is_there(self, tmp_path: Path) -> None:
        self.write(tmp_path, TEAM_RESPONSES, self.response(shift_id="s9"))
        assert faults(tmp_path) == ()
        self.write(tmp_path, SHIFTS, self.shift())
        responses = next(each for each in check_dataset(tmp_path) if each.name == "team_responses")
        assert responses.faults == ("shift_id is in no row of shifts in 1 of 1 rows.",)

    def test_a_later_moment_before_an_earlier_one_is_counted(self, tmp_path: Path) -> None:
        noon, before = datetime(2026, 5, 1, 12, tzinfo=UTC), datetime(2026, 5, 1, 11, tzinfo=UTC)
        self.write(tmp_path, SHIFTS, self.shift(worked_from_at=noon, worked_to_at=before))
        assert faults(tmp_path) == ("worked_from_at is after worked_to_at in 1 of 1 rows.",)

    def test_a_number_that_cannot_be_is_counted(self, tmp_path: Path) -> None:
        self.write(tmp_path, SHIFTS, self.shift(planned_minutes=-1.0, officers=-2))
        assert faults(tmp_path) == (
            "planned_minutes is less than 0 in 1 of 1 rows.",
            "officers is less than 0 in 1 of 1 rows.",
        )

    def test_a_table_that_there_is_not_is_named(self, tmp_path: Path) -> None:
        self.write(tmp_path, SHIFTS, self.shift())
        (tmp_path / "shifts.parquet").rename(tmp_path / "shift.parquet")
        self.write(tmp_path, TEAM_RESPONSES, self.response())
        unknown = check_dataset(tmp_path)[-1]
        assert (unknown.name, unknown.faults) == (
            "shift",
            ("There is no table of this name in the data set. Did you mean shifts?",),
        )

    def test_every_table_as_it_is_defined_can_be_empty(self, tmp_path: Path) -> None:
        for table in TABLES:
            self.write(tmp_path, table)
        assert {each.faults for each in check_dataset(tmp_path)} == {()}


def test_a_folder_without_any_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refusal:
        check_dataset(tmp_path)
    assert refusal.value.code == "no_dataset"


def test_a_file_that_only_calls_itself_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "calls.parquet").write_text("no")
    with pytest.raises(InputError) as refusal:
        check_dataset(tmp_path)
    assert refusal.value.code == "not_parquet"
