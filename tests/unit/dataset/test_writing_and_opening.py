"""The program data set as files: the same calls give the same bytes, and what was written is what is opened."""

import hashlib
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from coresponder.formats.dataset import CALL_VERSIONS, CALLS, UNIT_RESPONSES
from coresponder.formats.dataset.checking import check_dataset
from coresponder.formats.dataset.parquet import open_dataset, write_dataset
from coresponder.formats.workspace import Workspace
from coresponder.kernel.errors import InputError

ROWS = 300_000


def _fill(workspace: Workspace, rows: int = ROWS) -> None:
    """A table of calls of the right form, of which only a few columns say anything."""
    said = {
        "source": "'nowhere'",
        "event_number": "'N' || n",
        "versions": "1",
        "input_file": "1",
        "input_row": "n + 1",
        "received_at": "TIMESTAMPTZ '2024-05-01 10:00:00+00' + to_seconds(n * 37)",
        "final_type": "'Type ' || n % 40",
        "coded": "n % 9 = 0",
        "detected": "n % 7 = 0",
    }
    columns = ", ".join(
        f"CAST({said.get(column.name, 'NULL')} AS {column.duckdb_type}) AS {column.name}" for column in CALLS.columns
    )
    workspace.connection.execute(f"CREATE TABLE calls AS SELECT {columns} FROM range({rows}) AS numbers (n)")


def _written(folder: Path, *, threads: int) -> str:
    with Workspace(threads=threads) as workspace:
        _fill(workspace)
        (file,) = write_dataset(workspace, folder, [CALLS])
    assert file.rows == ROWS
    assert file.sha256 == hashlib.sha256((folder / "calls.parquet").read_bytes()).hexdigest()
    return file.sha256


def test_the_same_calls_give_the_same_bytes_however_many_threads_wrote_them(tmp_path: Path) -> None:
    hashes = {_written(tmp_path / f"{threads}-{turn}", threads=threads) for threads in (1, 2, 4) for turn in range(2)}
    assert len(hashes) == 1


@pytest.fixture(scope="module")
def data_set(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one data set, for all tests that only look at it."""
    folder = tmp_path_factory.mktemp("data-set")
    _written(folder, threads=2)
    return folder


def test_rows_stay_in_the_order_in_which_they_were_read(data_set: Path) -> None:
    rows = pq.read_table(data_set / "calls.parquet", columns=["input_row"])["input_row"].to_pylist()
    assert rows == list(range(1, ROWS + 1))


def test_other_programs_read_instants_as_utc(data_set: Path) -> None:
    schema = pq.read_schema(data_set / "calls.parquet")
    assert str(schema.field("received_at").type) == "timestamp[us, tz=UTC]"
    assert schema.names == list(CALLS.column_names)


def test_the_dictionary_describes_every_column_that_was_written(data_set: Path) -> None:
    dictionary = json.loads((data_set / "dictionary.json").read_text(encoding="utf-8"))
    (table,) = dictionary["tables"]
    assert [column["name"] for column in table["columns"]] == pq.read_schema(data_set / "calls.parquet").names
    assert all(column["description"] for column in table["columns"])


def test_what_was_written_fits_its_definition(data_set: Path) -> None:
    (checked,) = check_dataset(data_set)
    assert (checked.rows, checked.faults) == (ROWS, ())


def test_an_opened_data_set_has_its_tables_and_no_other(data_set: Path) -> None:
    with Workspace() as workspace:
        assert open_dataset(data_set, workspace) == ("calls",)
        assert workspace.connection.execute("SELECT count(*) FROM calls").fetchone() == (ROWS,)


def test_a_folder_without_calls_is_no_data_set(tmp_path: Path) -> None:
    with Workspace() as workspace, pytest.raises(InputError) as refused:
        open_dataset(tmp_path, workspace)
    assert refused.value.code == "no_calls_table"


def test_every_table_says_its_grain_and_its_key() -> None:
    for table in (CALLS, CALL_VERSIONS, UNIT_RESPONSES):
        assert table.grain.startswith("one row for each")
        assert {"source", "event_number"} <= {column.name for column in table.columns if column.required}
