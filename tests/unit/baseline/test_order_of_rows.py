"""The files of the data set: the rows of calls that were put together from several tables stay as they were read."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from coresponder.analysis.baseline.assembling import assemble_calls
from coresponder.analysis.nexus import load_rules
from coresponder.formats.cad.profile import FieldRule, Profile
from coresponder.formats.cad.reading import read_exports
from coresponder.formats.dataset import CALL_VERSIONS, CALLS
from coresponder.formats.dataset.parquet import TableFile, write_dataset
from coresponder.formats.workspace import Workspace

CALLS_IN_ALL = 130_000  # more than one group of rows
READ_AGAIN = range(0, CALLS_IN_ALL, 9)
THREADS = (1, 2, 3, 8)
TYPES = ("SUICIDAL SUBJECT", "NOISE", "WELFARE CHECK", "THEFT")

PROFILE = Profile(
    name="invented",
    version="1",
    title="",
    source="nowhere",
    time_zone="America/Chicago",
    fields={
        "event_number": FieldRule(columns=("number",)),
        "received_at": FieldRule(columns=("received",)),
        "final_type": FieldRule(columns=("type",)),
        "address": FieldRule(columns=("place",)),
    },
)


def _row(call: int, version: int) -> str:
    received = f"2024-{call % 12 + 1:02}-{call % 28 + 1:02} {call % 24:02}:{call % 60:02}:00"
    return f"N{call},{received},{TYPES[(call + version) % 4]},{call % 5_003} MAIN ST"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The data set of one export, written by several numbers of threads; every ninth call has a second version."""
    folder = tmp_path_factory.mktemp("order")
    export = folder / "export.csv"
    rows = [*(_row(call, 0) for call in range(CALLS_IN_ALL)), *(_row(call, 1) for call in READ_AGAIN)]
    export.write_text("\n".join(["number,received,type,place", *rows, ""]), encoding="utf-8")
    for threads in THREADS:
        _write(export, folder / str(threads), threads)
    return {threads: folder / str(threads) for threads in THREADS}


def _write(export: Path, out: Path, threads: int) -> tuple[TableFile, ...]:
    with Workspace(threads=threads) as workspace:
        read_exports([export], PROFILE, workspace)
        assemble_calls(workspace, PROFILE, load_rules())
        return write_dataset(workspace, out, (CALLS, CALL_VERSIONS))


@pytest.mark.parametrize("threads", THREADS)
@pytest.mark.parametrize("table", ["calls", "call_versions"])
def test_rows_stay_in_the_order_in_which_they_were_read(written: dict[int, Path], table: str, threads: int) -> None:
    places = pq.read_table(written[threads] / f"{table}.parquet", columns=["input_row"])["input_row"].to_pylist()
    assert places == sorted(places)
    assert len(places) == (len(READ_AGAIN) if table == "call_versions" else CALLS_IN_ALL)


@pytest.mark.parametrize("table", ["calls", "call_versions"])
def test_any_number_of_threads_writes_the_same_bytes(written: dict[int, Path], table: str) -> None:
    assert len({(folder / f"{table}.parquet").read_bytes() for folder in written.values()}) == 1


def test_a_call_with_two_versions_stands_where_its_last_one_was_read(written: dict[int, Path]) -> None:
    calls = pq.read_table(written[2] / "calls.parquet", columns=["event_number", "versions"])
    assert calls["versions"].to_pylist()[-len(READ_AGAIN) :] == [2] * len(READ_AGAIN)
    assert calls["event_number"].to_pylist()[-1] == f"N{READ_AGAIN[-1]}"
