"""What one data set says of every measure, without the rest of the program: before launch, since, and compared."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import ibis
import pyarrow as pa
import pytest
from click.testing import CliRunner

from coresponder.analysis.assessment import Assessed, Settings, assess_folder, differences_between, read_assessed
from coresponder.analysis.assessment.launching import launch_of
from coresponder.analysis.measures.outcomes.registry import OUTCOMES, outcomes_sha256
from coresponder.delivery.cli.program import program
from coresponder.formats.dataset import TABLES
from coresponder.formats.dataset.parquet import write_rows
from coresponder.kernel.errors import InputError
from tests.support.sample_outcomes import CHICAGO, LAUNCH_ON, assessed, write_data_set


def test_the_day_of_launch_is_the_one_that_was_noted() -> None:
    assert (assessed().launch.on, assessed().launch.known_from) == (LAUNCH_ON, "noted")
    assert assessed().since.first_on == LAUNCH_ON


def test_where_none_was_noted_it_is_a_teams_first_contact_and_not_what_officers_coded_before() -> None:
    coded = {
        "local_date": [date(2024, 7, 1), date(2025, 7, 1), date(2025, 7, 2)],
        "contact_mode": ["officer_only", "in_person_joint", "officer_only"],
    }
    found = launch_of({"encounters": ibis.memtable(pa.table(coded))})
    assert (found.on, found.known_from) == (date(2025, 7, 1), "first contact")


def test_where_only_officers_were_there_nobody_knows_when_the_program_began() -> None:
    coded = {"local_date": [date(2024, 7, 1)], "contact_mode": ["officer_only"]}
    with pytest.raises(InputError, match="nobody knows when the program began"):
        launch_of({"encounters": ibis.memtable(pa.table(coded))})


def test_every_measure_is_there_once_with_why_where_it_cannot_be_computed() -> None:
    assert [measure.key for measure in assessed().measures] == [measure.key for measure in OUTCOMES]
    for measure in assessed().measures:
        assert measure.since.figures or measure.since.unavailable or measure.since.sentence
        assert measure.months or measure.no_months
        assert measure.comparison.sentence


def test_fewer_arrests_are_found_with_their_range_and_nothing_says_why() -> None:
    found = assessed().named("arrested_rate").comparison
    assert found.code == "lower"
    assert found.high is not None
    assert found.high < 1
    assert "Arrests per 100 contacts fell by" in found.sentence
    assert "Why, this cannot say" in found.sentence
    assert (found.months_before, found.months_after) == (18, 12)


def test_what_is_rare_cannot_be_told_yet_and_has_its_days_between_events() -> None:
    force = assessed().named("reportable_force_rate")
    assert force.comparison.code == "cannot tell yet"
    assert force.comparison.smallest_fall is None or force.comparison.smallest_fall > 0.5
    assert force.between is not None
    assert force.between.kind == "t"


def test_what_did_not_change_is_said_not_to_have() -> None:
    assert assessed().named("coverage_of_eligible").comparison.code == "not changed so much"


def test_a_change_in_recording_costs_the_grade_and_is_marked() -> None:
    cuffs = assessed().named("handcuffs_only_rate")
    assert cuffs.since.grade == "C"
    assert "The way of recording changed" in cuffs.since.grade_sentence
    assert "Handcuffs are always noted." in [mark.words for mark in cuffs.marks]
    assert assessed().named("arrested_rate").since.grade == "A"


def test_a_launch_within_a_month_leaves_that_month_out(tmp_path: Path) -> None:
    folder = write_data_set(tmp_path / "data-set")
    (folder / "recording_changes.parquet").unlink()
    found = assess_folder(folder, Settings(zone=CHICAGO, launch_on=date(2031, 7, 15)))
    months = found.named("arrested_rate").months
    assert months is not None
    assert [point.on for point in months.points if point.left_out] == [date(2031, 7, 1)]
    assert found.named("arrested_rate").comparison.months_after == 11


def test_it_is_the_same_once_it_was_written_and_read_again() -> None:
    read = read_assessed(json.loads(json.dumps(assessed().to_mapping())))
    assert read.content_sha256 == assessed().content_sha256
    assert read.definitions_sha256 == outcomes_sha256()


def test_computed_again_it_is_the_same_and_other_rows_are_told(tmp_path: Path) -> None:
    kept = assessed().to_mapping()
    assert differences_between(kept, again(tmp_path / "same", arrested_since=50)) == ()
    told = differences_between(kept, again(tmp_path / "other", arrested_since=90))
    assert any(sentence.startswith("Arrests: its figures since launch") for sentence in told)
    assert not any(sentence.startswith("Involuntary holds:") for sentence in told)


def again(folder: Path, *, arrested_since: int) -> Assessed:
    return assess_folder(write_data_set(folder, arrested_since=arrested_since), Settings(zone=CHICAGO))


def test_another_definition_is_told_first() -> None:
    kept = replace(assessed(), definitions_sha256="0" * 64).to_mapping()
    assert "definitions" in differences_between(kept, assessed())[0]


def test_a_program_that_keeps_its_records_elsewhere_has_it_from_its_files(tmp_path: Path) -> None:
    folder, out = write_data_set(tmp_path / "data-set"), tmp_path / "outcomes.json"
    typed = ["outcomes", "assess", str(folder), "--zone", "America/Chicago"]
    first = CliRunner().invoke(program, [*typed, "--out", str(out)])
    assert first.exit_code == 0, first.output
    assert f"Fingerprint: {assessed().content_sha256}" in first.output
    assert json.loads(out.read_text(encoding="utf-8")) == json.loads(json.dumps(assessed().to_mapping()))
    write_data_set(folder, arrested_since=90)
    second = CliRunner().invoke(program, [*typed, "--compare", str(out)])
    assert second.exit_code == InputError.exit_code
    assert "Arrests: its figures since launch" in second.output


def test_without_an_encounter_nobody_knows_when_the_program_began(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no table"):
        assess_folder(tmp_path, Settings(zone=CHICAGO))
    write_rows(tmp_path, next(table for table in TABLES if table.name == "encounters"), [])
    with pytest.raises(InputError, match="nobody knows when the program began"):
        assess_folder(tmp_path, Settings(zone=CHICAGO))
