"""Freezing rounds, hashes, and writes a whole folder or none."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coresponder.analysis import report
from coresponder.analysis.baseline.freezing import (
    FORMAT,
    Baseline,
    freeze,
    new_folder,
    read_baseline,
    rounded_numbers,
    write_baseline,
)
from coresponder.kernel.content_hash import content_sha256
from coresponder.kernel.errors import InputError, IntegrityError, UsageError

CONTENT = {"format": FORMAT, "title": "Anytown", "measures": [{"value": 0.1 + 0.2}]}


def _frozen() -> Baseline:
    return freeze(CONTENT)


def test_numbers_are_rounded_before_they_are_hashed() -> None:
    assert _frozen() == freeze({**CONTENT, "measures": [{"value": 0.3}]})


@given(st.recursive(st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(), st.lists))
def test_what_is_rounded_reads_back_from_json_with_the_same_hash(content: object) -> None:
    rounded = rounded_numbers({"content": content})
    assert content_sha256(json.loads(json.dumps(rounded))) == content_sha256(rounded)


def test_minus_nothing_is_nothing() -> None:
    assert str(rounded_numbers(-0.0000001)) == "0.0"


def test_a_frozen_baseline_reads_back_as_it_was(tmp_path: Path) -> None:
    write_baseline(_frozen(), tmp_path / "out", with_reports=False)
    assert read_baseline(tmp_path / "out") == _frozen()


def test_writing_the_same_baseline_again_does_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        write_baseline(_frozen(), tmp_path / "out", with_reports=False)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_something_else_in_it_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "minutes.txt").write_text("Agreed.")
    with pytest.raises(UsageError, match="already exists"):
        write_baseline(_frozen(), tmp_path / "out", with_reports=False)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["minutes.txt"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_baseline(_frozen(), tmp_path / "out", with_reports=False)
    assert (tmp_path / "out" / "baseline.json").is_file()


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_after_an_error_nothing_half_written_is_left(tmp_path: Path, error: type[BaseException]) -> None:
    def fill_and_fail() -> None:
        with new_folder(tmp_path / "out") as folder:
            (folder / "baseline.json").write_text("{")
            raise error

    with pytest.raises(error):
        fill_and_fail()
    assert list(tmp_path.iterdir()) == []


def test_only_the_user_who_made_it_can_read_the_folder(tmp_path: Path) -> None:
    write_baseline(_frozen(), tmp_path / "out", with_reports=False)
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


def test_a_folder_without_a_baseline_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"There is no baseline\.json"):
        read_baseline(tmp_path)


@pytest.mark.parametrize(("text", "error"), [("{", IntegrityError), ("[]", InputError), ('{"format": 2}', InputError)])
def test_a_file_that_is_no_baseline_is_refused_in_words(tmp_path: Path, text: str, error: type[Exception]) -> None:
    (tmp_path / "baseline.json").write_text(text)
    with pytest.raises(error):
        read_baseline(tmp_path)


def test_a_machine_without_the_pdf_writer_still_gets_everything_else_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(content: object) -> bytes:
        raise UsageError("pdf_unavailable", "The PDF writer is missing.", "Install Pango.")

    monkeypatch.setattr(report, "render_html", lambda content: "<!doctype html>")
    monkeypatch.setattr(report, "render_pdf", refuse)
    written = write_baseline(_frozen(), tmp_path / "out")
    assert written.notes == ("report.pdf was not written. The PDF writer is missing. Install Pango.",)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"baseline.json", "report.html"}
    assert read_baseline(tmp_path / "out") == _frozen()
