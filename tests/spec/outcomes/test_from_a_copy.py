"""Eve measures a large data set again and again: out of the copy for counting she reads the same numbers."""

from pathlib import Path

import duckdb
import ibis
import pytest
from click.testing import CliRunner

from coresponder.analysis.assessment import Settings, assess_folder, copying
from coresponder.analysis.assessment.copying import COPY, with_copy
from coresponder.analysis.assessment.opening import opened
from coresponder.analysis.measures.outcomes.registry import OUTCOMES
from coresponder.delivery.cli.program import program
from coresponder.formats.workspace import Workspace
from tests.spec.outcomes.marigold import CHICAGO
from tests.spec.outcomes.test_on_spark import LAUNCH_ON, NEVER, data_set

__all__ = ["data_set"]
TOLD = Settings(zone=CHICAGO, launch_on=LAUNCH_ON)


@pytest.fixture(scope="module")
def from_files(data_set: Path) -> dict[str, object]:
    assert not (data_set / COPY).exists()
    return assess_folder(data_set, TOLD).to_mapping()


def prepare(data_set: Path) -> None:
    done = CliRunner().invoke(program, ["dataset", "prepare", str(data_set)])
    assert (done.exit_code, done.output) == (0, f"Written: {COPY}\n")


def uses_the_copy(data_set: Path) -> bool:
    with Workspace() as workspace:
        found = opened(data_set, workspace)
        return with_copy(ibis.duckdb.from_connection(workspace.connection), data_set, found) is not found


def test_every_figure_of_the_dashboard_is_the_same(data_set: Path, from_files: dict[str, object]) -> None:
    prepare(data_set)

    assert uses_the_copy(data_set)
    found = assess_folder(data_set, TOLD)
    assert {each.key for each in found.measures if each.since.figures} == {each.key for each in OUTCOMES} - NEVER
    assert found.to_mapping() == from_files


def test_of_other_files_or_other_definitions_it_is_not_used(
    data_set: Path, from_files: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(data_set)
    with monkeypatch.context() as changed:
        changed.setattr(copying, "questions", lambda tables: ["something else"])
        assert not uses_the_copy(data_set)
    follow_ups = data_set / "follow_ups.parquet"
    before = follow_ups.read_bytes()
    duckdb.execute(f"COPY (FROM '{follow_ups}' LIMIT 100) TO '{follow_ups}.less' (FORMAT parquet)")
    Path(f"{follow_ups}.less").replace(follow_ups)
    try:
        assert not uses_the_copy(data_set)
        assert assess_folder(data_set, TOLD).to_mapping() != from_files
    finally:
        follow_ups.write_bytes(before)
    assert uses_the_copy(data_set)


def test_one_that_cannot_be_read_is_left_aside(data_set: Path, from_files: dict[str, object]) -> None:
    (data_set / COPY).write_bytes(b"cut off")

    assert assess_folder(data_set, TOLD).to_mapping() == from_files


def test_an_attempt_that_is_cut_off_leaves_nothing_and_is_in_nobodys_way(
    data_set: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*told: object) -> None:
        raise OSError("No space left on device")

    (data_set / f"{COPY}.unfinished.wal").write_bytes(b"left by an earlier one")
    with monkeypatch.context() as changed:
        changed.setattr(copying, "make_copy", full)
        with pytest.raises(OSError, match="No space"):
            copying.write_copy(data_set)
    assert not list(data_set.glob(f"{COPY}.unfinished*"))
    prepare(data_set)
    assert uses_the_copy(data_set)


def test_no_token_is_in_it(data_set: Path) -> None:
    prepare(data_set)
    with duckdb.connect(str(data_set / COPY), read_only=True) as copy:
        types = copy.execute(
            "SELECT DISTINCT data_type FROM information_schema.columns WHERE column_name IN ('person', 'whose',"
            " 'call_id', 'encounter_id', 'referral_id', 'follow_up_id', 'screening_id', 'response_id')"
        ).fetchall()
    assert types == [("INTEGER",)]
