"""Verifying says in sentences what is no longer what was frozen: a figure, a file, a call, the program."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from coresponder.analysis.baseline import verifying
from coresponder.analysis.baseline.building import build_baseline
from coresponder.analysis.baseline.freezing import freeze
from coresponder.analysis.baseline.verifying import Verification, verify
from coresponder.analysis.nexus import load_rules
from coresponder.formats.workspace import Workspace
from coresponder.kernel.content_hash import file_sha256
from tests.integration.baseline.brookville import PROFILE, write_export


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verifying")
    out = folder / "brookville"
    build_baseline([write_export(folder)], profile=PROFILE, rules=load_rules(), population=20_000, out=out)
    return out


@pytest.fixture
def folder(untouched: Path, tmp_path: Path) -> Path:
    shutil.copytree(untouched, tmp_path / "copy")
    return tmp_path / "copy"


def test_a_copy_of_the_folder_is_unchanged(folder: Path) -> None:
    found = verify(folder)
    assert found.is_unchanged, found.differences
    assert found.remarks == ()
    assert found.sentence == f"The baseline is unchanged; its content hash is {found.content_sha256}."


def test_a_changed_figure_is_named_and_the_hash_no_longer_fits(folder: Path) -> None:
    def change(content: dict[str, Any]) -> None:
        _measure(content, "crisis_calls")["figures"][0]["value"] += 1

    _edit(folder, change)
    found = verify(folder)
    assert "baseline.json was changed" in found.differences[0]
    assert _says(found, "Crisis calls, definition coded: value is")


def test_a_changed_figure_with_a_new_hash_is_still_found_by_computing_again(folder: Path) -> None:
    def change_and_hash(content: dict[str, Any]) -> None:
        _measure(content, "calls")["figures"][0]["value"] -= 1
        content["content_sha256"] = freeze({k: v for k, v in content.items() if k != "content_sha256"}).content_sha256

    _edit(folder, change_and_hash)
    found = verify(folder)
    assert not found.is_unchanged
    assert _says(found, "Calls for service, in all: value is 1199 in the file and 1200 computed again.")


def test_a_sentence_that_was_changed_no_longer_fits_the_hash(folder: Path) -> None:
    def change(content: dict[str, Any]) -> None:
        content["definitions"]["coded"] = "Whatever we like."

    _edit(folder, change)
    assert not verify(folder).is_unchanged


def test_a_changed_file_of_the_data_set_is_named(folder: Path) -> None:
    path = folder / "dataset" / "calls.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    found = verify(folder)
    assert found.differences == ("dataset/calls.parquet was changed: its hash is not the one that was frozen.",)
    assert _remarks(found, "The figures were not computed again")


def test_a_missing_file_of_the_data_set_is_named(folder: Path) -> None:
    (folder / "dataset" / "calls.parquet").unlink()
    assert verify(folder).differences == ("dataset/calls.parquet is missing.",)


def test_calls_that_were_exchanged_together_with_their_hash_give_other_figures(folder: Path) -> None:
    path = folder / "dataset" / "calls.parquet"
    with Workspace() as workspace:
        workspace.connection.execute(f"CREATE TABLE fewer AS SELECT * FROM '{path}' WHERE input_row > 50")
        workspace.connection.execute(f"COPY fewer TO '{path}' (FORMAT parquet)")

    def exchange(content: dict[str, Any]) -> None:
        (table,) = [table for table in content["dataset"]["tables"] if table["name"] == "calls"]
        table["sha256"] = file_sha256(path)

    _edit(folder, exchange)
    assert _says(verify(folder), "Calls for service, in all: value is 1200 in the file and 1150 computed again.")


def test_an_edited_report_is_named(folder: Path) -> None:
    path = folder / "report.html"
    path.write_text(path.read_text().replace("crisis", "minor", 1))
    assert verify(folder).differences == ("report.html is not the report of this baseline.",)


def test_another_version_of_the_program_is_said_beside_the_differences(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "__version__", "999.0")
    found = verify(folder)
    assert found.is_unchanged
    assert _remarks(found, "and this is 999.0: a figure may differ because the program does.")


def test_what_was_found_can_be_read_by_a_program(folder: Path) -> None:
    mapping = verify(folder).to_mapping()
    assert json.loads(json.dumps(mapping))["is_unchanged"] is True


def _measure(content: dict[str, Any], key: str) -> dict[str, Any]:
    (found,) = [measure for measure in content["measures"] if measure["key"] == key]
    return found


def _edit(folder: Path, change: Any) -> None:
    path = folder / "baseline.json"
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content))


def _says(found: Verification, words: str) -> bool:
    return any(words in sentence for sentence in found.differences)


def _remarks(found: Verification, words: str) -> bool:
    return any(words in sentence for sentence in found.remarks)
