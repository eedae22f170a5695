"""Counts by type in real exports: as the city's own names say, and what the rules add."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest

from coresponder.analysis.nexus import RuleSet, judge_disposition, judge_type, load_rules
from coresponder.analysis.nexus.reviewing import calls_by_nexus

pytestmark = pytest.mark.shared_data


def _volumes(file: Path, column: str) -> dict[str, int]:
    sql = f"SELECT coalesce(\"{column}\", ''), count(*) FROM read_csv(?, all_varchar = true) GROUP BY 1"
    return dict(duckdb.execute(sql, [str(file)]).fetchall())


def _san_francisco(shared_data: Path) -> dict[str, int]:
    file = shared_data / "cad-sanfrancisco-2018q4" / "sfpd_calls_for_service_2018q4.csv.zst"
    return _volumes(file, "original_crime_type_name")


def _calls_by_category(volumes: Mapping[str, int], rules: RuleSet) -> Counter[str]:
    counts: Counter[str] = Counter()
    for spelling, calls in volumes.items():
        counts[judge_type(rules, spelling).category] += calls
    return counts


def test_san_franciscos_own_names_count_as_its_city_published_them(shared_data: Path) -> None:
    volumes = _san_francisco(shared_data)

    assert sum(volumes.values()) == 199_999
    assert volumes["Mentally Disturbed"] == 2_585
    assert volumes["Well Being Check"] == 5_552
    assert volumes["Suicide Attempt"] == 731


def test_the_dialect_adds_the_calls_that_san_francisco_wrote_as_radio_codes(shared_data: Path) -> None:
    volumes, rules = _san_francisco(shared_data), load_rules()

    by_words = calls_by_nexus(volumes, rules)
    by_codes_too = calls_by_nexus(volumes, rules.for_dialect("us-ca/san-francisco"))

    assert by_words["yes"] == 3_405
    assert by_codes_too["yes"] == 4_159
    assert by_words["unknown"] > 3 * by_codes_too["unknown"]


@pytest.mark.parametrize("spelling", ["800 Poss", "Poss 800", "5150 Eval", "5150/poss", "800poss", "Poss 801"])
def test_san_franciscos_codes_are_read_however_they_were_typed(shared_data: Path, spelling: str) -> None:
    assert spelling in _san_francisco(shared_data)
    assert judge_type(load_rules().for_dialect("us-ca/san-francisco"), spelling).nexus == "yes"


def test_minneapolis_has_its_crisis_calls_and_no_type_is_left_unread(shared_data: Path) -> None:
    volumes = _volumes(shared_data / "cad-minneapolis-2020" / "minneapolis_mpd_cad_2020.csv.zst", "Problem")
    nexus = calls_by_nexus(volumes, load_rules())

    assert sum(volumes.values()) == 21_429
    assert volumes["Emotionally Disturb Person (P)"] == 400
    assert volumes["Check the Welfare (P)"] == 1_009
    assert volumes["Attempted Suicide (PE)"] == 26
    assert nexus["yes"] == 400 + 26 + 8  # 8: Person Threat to Jump
    assert nexus["unknown"] <= 4


def test_minneapolis_dispositions_are_read_but_for_one_program(shared_data: Path) -> None:
    volumes = _volumes(shared_data / "cad-minneapolis-2020" / "minneapolis_mpd_cad_2020.csv.zst", "Call_Disposition")
    unread = {text for text in volumes if text and judge_disposition(load_rules(), text).outcome == "unknown"}

    assert unread == {"LOP-Lights On Program"}


def test_san_diegos_codes_for_a_crisis_are_read(shared_data: Path) -> None:
    file = shared_data / "cad-sandiego" / "sdpd_calls_for_service_2023-01.csv.zst"
    volumes, rules = _volumes(file, "call_type"), load_rules().for_dialect("us-ca/san-diego")

    assert sum(volumes.values()) == 28_970
    assert calls_by_nexus(volumes, rules)["yes"] == volumes["5150"] + volumes["5150V"] + volumes["TARASOFF"] == 792
    assert _calls_by_category(volumes, rules)["welfare_check"] == volumes["CW"] + volumes["ASST"]
