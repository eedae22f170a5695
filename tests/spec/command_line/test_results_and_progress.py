"""Results go to standard output, as text or JSON; progress goes to standard error."""

import json
from pathlib import Path

import pytest

from coresponder.delivery.cli import showing
from coresponder.formats.cad.profile import load_profile
from tests.spec.command_line.conftest import ANYTOWN, Desk, write_export

READ = ("calls.csv", "--profile", "our-city.toml")


def test_cora_saves_a_proposed_profile_and_reads_her_export_with_it(desk: Desk) -> None:
    saved = desk.run("calls", "profile", "calls.csv", "--time-zone", "America/Chicago", "--save", "mine.toml")
    assert saved.exit_code == 0, saved.output
    checked = desk.run("calls", "check", "calls.csv", "--profile", "mine.toml", "--json")
    assert checked.exit_code == 0, checked.output
    assert load_profile("mine.toml").time_zone == "America/Chicago"


def test_a_proposal_names_each_column_with_its_reason_and_asks_what_only_a_person_knows(desk: Desk) -> None:
    said = desk.run("calls", "profile", "calls.csv").stdout
    assert "ArriveDateTime  →  first_arrived_at  (sure)" in said
    assert "To be answered: In which time zone does the export's clock run?" in said


def test_a_profile_that_lacks_the_calls_number_is_saved_to_be_filled_in(desk: Desk) -> None:
    (desk.folder / "few.csv").write_text("When,Type\n" + "2024-03-01 10:05:00,THEFT\n" * 30, encoding="utf-8")
    said = desk.run("calls", "profile", "few.csv", "--time-zone", "America/Chicago", "--save", "few.toml")
    assert said.exit_code == 0, said.output
    assert "To be answered: Which column holds the call's own number?" in said.stdout
    assert "[fields.received_at]" in Path("few.toml").read_text(encoding="utf-8")


def test_a_proposal_shows_nothing_of_a_person(desk: Desk) -> None:
    said = desk.run("calls", "profile", "calls.csv").output
    names = {cell for row in ANYTOWN.rows for cell in (row[ANYTOWN.header.index("CallerName")],)}
    assert not [name for name in names if name in said]


def test_progress_is_said_in_plain_lines_on_standard_error(desk: Desk) -> None:
    result = desk.run("calls", "check", *READ, "--json")
    assert json.loads(result.stdout)
    assert "Judging which calls are crisis calls." in result.stderr


def test_on_a_terminal_progress_is_one_bar_that_is_wiped_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with showing.progress_shown() as progress:
        progress("Reading calls.csv.", 0.5)
    said = capsys.readouterr().err
    assert "[###############...............]  50%  Reading calls.csv." in said
    assert said.endswith("\r")


def test_the_columns_of_persons_are_named_when_they_are_dropped(desk: Desk) -> None:
    said = desk.run("calls", "check", *READ).stdout
    assert "CallerName" in said
    assert "CallerPhone" in said


def test_what_a_decision_does_is_said_before_anything_is_built(desk: Desk) -> None:
    said = desk.run("calls", "types", *READ, "--decisions", "decisions.csv").stdout
    assert "Crisis calls as coded go from" in said


def test_types_are_written_down_to_be_decided_on_and_decide_nothing_until_then(desk: Desk) -> None:
    desk.run("calls", "types", *READ, "--save", "undecided.csv")
    said = json.loads(desk.run("calls", "types", *READ, "--decisions", "undecided.csv", "--json").stdout)
    assert said["effect"] is None


def test_decisions_that_were_made_are_kept_when_the_types_are_written_down_again(desk: Desk) -> None:
    desk.run("calls", "types", *READ, "--decisions", "decisions.csv", "--save", "decisions.csv", "--replace")
    said = json.loads(desk.run("calls", "types", *READ, "--decisions", "decisions.csv", "--json").stdout)
    judged = {each["spelling"]: each["nexus"] for each in said["types"]}
    assert judged["Welfare Check"] == "yes"


def test_rejected_rows_are_written_with_their_reason_beside_the_data_set(desk: Desk) -> None:
    write_export(desk.folder / "calls.csv", [*ANYTOWN.rows, ["", *ANYTOWN.rows[0][1:]]])
    result = desk.run("calls", "read", *READ, "--out", "read")
    assert result.exit_code == 0, result.output
    assert Path("read", "rejects.csv").is_file()
    assert Path("read", "dataset", "calls.parquet").is_file()


def test_a_baseline_says_where_the_rejected_rows_are(desk: Desk) -> None:
    write_export(desk.folder / "calls.csv", [*ANYTOWN.rows, ["", *ANYTOWN.rows[0][1:]]])
    said = desk.run("baseline", *READ, "--out", "new").stdout
    assert "Rejected rows: 1; new/rejects.csv says why." in said
    assert Path("new", "rejects.csv").is_file()


def test_baseline_and_baseline_build_are_the_same_command(desk: Desk) -> None:
    short = desk.run("baseline", *READ, "--out", "one", "--json")
    long = desk.run("baseline", "build", *READ, "--out", "two", "--json")
    assert json.loads(short.stdout)["content_sha256"] == json.loads(long.stdout)["content_sha256"]


def test_the_help_of_baseline_shows_that_build_may_be_left_out(desk: Desk) -> None:
    said = desk.run("baseline", "--help").stdout
    assert "or:  coresponder baseline FILE... [OPTIONS]" in said
    assert "build" in said
    assert "verify" in said


def test_a_machine_that_cannot_draw_the_pdf_writes_the_rest_and_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coresponder.kernel.errors import UsageError

    def no_pango(content: object) -> bytes:
        raise UsageError("no_pango", "The library Pango is missing.", "Install libpango-1.0-0.")

    monkeypatch.setattr("coresponder.analysis.report.render_pdf", no_pango)
    result = desk.run("baseline", *READ, "--out", "new")
    assert result.exit_code == 0, result.output
    assert "report.pdf was not written. The library Pango is missing." in result.stdout
    assert Path("new", "report.html").is_file()


def test_a_baseline_that_was_frozen_verifies(desk_with_baseline: Desk) -> None:
    result = desk_with_baseline.run("baseline", "verify", "baseline-2025")
    assert result.exit_code == 0, result.output
    assert "unchanged" in result.stdout


def test_replacing_puts_the_new_baseline_in_the_place_of_the_old(desk_with_baseline: Desk) -> None:
    before = desk_with_baseline.left_over()
    result = desk_with_baseline.run("baseline", *READ, "--population", "5", "--out", "baseline-2025", "--replace")
    assert result.exit_code == 0, result.output
    content = json.loads(Path("baseline-2025", "baseline.json").read_text(encoding="utf-8"))
    assert (content["population"], desk_with_baseline.left_over()) == (5, before)
