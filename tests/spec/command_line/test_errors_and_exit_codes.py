"""A command that cannot go on says what is wrong and what to do next, and its exit code means something."""

import errno
import json

import duckdb
import pytest

from coresponder.delivery.cli.failing import EXIT_CODES
from coresponder.kernel import errors
from tests.spec.command_line.conftest import Desk

BUILD = ("baseline", "calls.csv", "--profile", "our-city.toml", "--out", "new")


def test_a_missing_option_ends_with_code_2(desk: Desk) -> None:
    result = desk.run("baseline", "calls.csv")
    assert result.exit_code == 2
    assert "--profile" in result.stderr


def test_an_unknown_measure_ends_with_code_2_and_the_nearest_name(desk: Desk) -> None:
    result = desk.run("measures", "crisis_call_shar")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: There is no measure “crisis_call_shar”. Did you mean “crisis_call_share”?\n"


def test_an_empty_file_ends_with_code_3(desk: Desk) -> None:
    (desk.folder / "empty.csv").touch()
    result = desk.run("calls", "profile", "empty.csv")
    assert result.exit_code == 3
    assert result.stderr.startswith("Error: ")


def test_a_file_that_is_not_there_ends_with_a_sentence(desk: Desk) -> None:
    result = desk.run("calls", "check", "nowhere.csv", "--profile", "our-city.toml")
    assert result.exit_code == 3
    assert "nowhere.csv" in result.stderr


def test_a_profile_that_does_not_exist_ends_with_code_4(desk: Desk) -> None:
    result = desk.run("calls", "check", "calls.csv", "--profile", "atlantis")
    assert result.exit_code == 4
    assert "There is no profile “atlantis”." in result.stderr


def test_a_wrong_time_zone_name_ends_with_code_4_and_how_to_find_the_right_one(desk: Desk) -> None:
    result = desk.run("calls", "profile", "calls.csv", "--time-zone", "Chicago", "--save", "new.toml")
    assert result.exit_code == 4
    assert "coresponder calls zones" in result.stderr
    assert "new.toml" not in desk.left_over()


def test_a_profile_is_not_saved_before_the_time_zone_is_declared(desk: Desk) -> None:
    result = desk.run("calls", "profile", "calls.csv", "--save", "new.toml")
    assert result.exit_code == 4
    assert "time zone" in result.stderr
    assert "new.toml" not in desk.left_over()


def test_a_profile_that_lacks_its_columns_ends_with_code_4(desk: Desk) -> None:
    result = desk.run("calls", "check", "calls.csv", "--profile", "demonstration")
    assert result.exit_code == 4


def test_a_baseline_that_was_tampered_with_ends_with_code_5_and_says_what_differs(desk_with_baseline: Desk) -> None:
    file = desk_with_baseline.folder / "baseline-2025" / "baseline.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["title"] = "Another title"
    file.write_text(json.dumps(content), encoding="utf-8")
    result = desk_with_baseline.run("baseline", "verify", "baseline-2025")
    assert result.exit_code == 5
    assert "baseline.json was changed" in result.stdout


def test_a_full_disk_ends_with_code_1_and_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("coresponder.analysis.baseline.building.write_dataset", full)
    before = desk.left_over()
    result = desk.run(*BUILD)
    assert result.exit_code == 1
    assert result.stderr.endswith(
        "Error: The disk is full. Free some space, or choose another folder, and run the command again.\n"
    )
    assert desk.left_over() == before


def test_too_little_memory_ends_with_code_1_and_a_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise duckdb.OutOfMemoryException("failed to offload data block")

    monkeypatch.setattr("coresponder.analysis.baseline.building.write_dataset", full)
    result = desk.run(*BUILD)
    assert result.exit_code == 1
    assert "Error: The machine ran out of memory or disk space." in result.stderr


def test_a_fault_of_the_program_is_not_dressed_up_as_somebody_elses(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object, **__: object) -> None:
        raise ValueError("a fault")

    monkeypatch.setattr("coresponder.analysis.baseline.building.write_dataset", wrong)
    assert isinstance(desk.run(*BUILD).exception, ValueError)


def test_ctrl_c_ends_with_code_130_and_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("coresponder.analysis.baseline.building.write_dataset", stopped)
    before = desk.left_over()
    result = desk.run(*BUILD)
    assert result.exit_code == 130
    assert "Stopped. Nothing half-written was left behind." in result.stderr
    assert desk.left_over() == before


def test_a_frozen_baseline_is_not_written_over_without_being_told(desk_with_baseline: Desk) -> None:
    file = desk_with_baseline.folder / "baseline-2025" / "baseline.json"
    before = file.read_bytes()
    result = desk_with_baseline.run("baseline", "calls.csv", "--profile", "our-city.toml", "--out", "baseline-2025")
    assert result.exit_code == 2
    assert "--replace" in result.stderr
    assert file.read_bytes() == before


def test_a_folder_that_holds_something_else_is_never_replaced(desk: Desk) -> None:
    (desk.folder / "letters").mkdir()
    (desk.folder / "letters" / "love.txt").write_text("kept")
    result = desk.run("baseline", "calls.csv", "--profile", "our-city.toml", "--out", "letters", "--replace")
    assert result.exit_code == 2
    assert (desk.folder / "letters" / "love.txt").read_text() == "kept"


def test_a_decision_without_a_name_is_refused_with_its_line(desk: Desk) -> None:
    (desk.folder / "decisions.csv").write_text("spelling,nexus,why,decided_by,decided_on\nTheft,no,Clear,,2025-01-01\n")
    result = desk.run("calls", "types", "calls.csv", "--profile", "our-city.toml", "--decisions", "decisions.csv")
    assert result.exit_code == 3
    assert "Line 2 of decisions.csv does not say who decided." in result.stderr


def test_no_error_shows_a_traceback(desk: Desk) -> None:
    result = desk.run("calls", "check", "nowhere.csv", "--profile", "our-city.toml")
    assert "Traceback" not in result.output


def test_every_exit_code_of_an_error_is_explained() -> None:
    codes = {each.exit_code for each in vars(errors).values() if isinstance(each, type)}
    assert codes <= EXIT_CODES.keys()
