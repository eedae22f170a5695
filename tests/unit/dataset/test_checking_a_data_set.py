"""A folder that is no program data set is told so, fault by fault."""

from pathlib import Path

import duckdb
import pytest

from coresponder.formats.dataset import CALLS
from coresponder.formats.dataset.checking import check_dataset
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


def test_a_folder_without_calls_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refusal:
        check_dataset(tmp_path)
    assert refusal.value.code == "no_dataset"


def test_a_file_that_only_calls_itself_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "calls.parquet").write_text("no")
    with pytest.raises(InputError) as refusal:
        check_dataset(tmp_path)
    assert refusal.value.code == "not_parquet"
