"""From an export to a frozen baseline: complete, publishable, the same every time, or nothing at all."""

import json
from pathlib import Path

import pytest

from coresponder.analysis.baseline.building import MAP_WITHOUT_MATCH, build_baseline
from coresponder.analysis.baseline.freezing import Baseline, read_baseline
from coresponder.analysis.measures import REGISTRY
from coresponder.analysis.nexus import load_rules
from coresponder.kernel.errors import CoresponderError
from tests.integration.baseline.brookville import BEATS, CALLS, PROFILE, write_export


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_export(tmp_path_factory.mktemp("brookville"))


@pytest.fixture(scope="module")
def folder(export: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("baselines") / "brookville"
    build_baseline([export], profile=PROFILE, rules=load_rules(), population=20_000, beats=BEATS, out=out)
    return out


@pytest.fixture(scope="module")
def frozen(folder: Path) -> Baseline:
    return read_baseline(folder)


def test_the_folder_holds_the_figures_the_report_twice_and_the_data_set(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} >= {"baseline.json", "report.html", "report.pdf", "dataset"}
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_every_measure_is_in_it_with_its_definition_grade_and_sentence(frozen: Baseline) -> None:
    measures = frozen.content["measures"]
    assert [measure["key"] for measure in measures] == [measure.key for measure in REGISTRY]
    for measure in measures:
        assert measure["question"]
        assert measure["caveats"]
        assert measure["grade"] in ("A", "B", "C", "D", "F")
        assert measure["grade_sentence"]
        assert bool(measure["unavailable"]) != bool(measure["figures"]), measure["key"]
        assert bool(measure["unavailable"]) != bool(measure["sentence"]), measure["key"]


def test_the_calls_are_those_of_the_export(frozen: Baseline) -> None:
    assert _measure(frozen, "calls")["figures"][0]["value"] == CALLS
    assert frozen.content["period"]["time_zone"] == "America/Chicago"
    assert frozen.content["period"]["first_on"] == "2031-01-01"


def test_no_small_number_of_crisis_calls_is_in_it(frozen: Baseline) -> None:
    for measure in frozen.content["measures"]:
        if measure["key"].startswith("crisis_calls"):
            assert all(not 0 < (figure["numerator"] or 0) < 11 for figure in measure["figures"]), measure["key"]
    assert any(figure["suppressed"] for figure in _measure(frozen, "crisis_calls_by_weekday_hour")["figures"])


def test_outlines_carry_the_names_of_the_areas_and_nothing_else(frozen: Baseline) -> None:
    assert [feature["id"] for feature in frozen.content["beats"]["features"]] == [f"BEAT {n}" for n in range(4)]


def test_no_personal_value_is_in_any_file(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".pdf":
            content = path.read_bytes()
            assert b"Invented Person" not in content, path.name
            assert b"Nowhere Lane" not in content, path.name


def test_the_same_export_gives_the_same_hash_with_one_thread_as_with_two(export: Path, folder: Path) -> None:
    out = folder.parent / "again"
    again = build_baseline(
        [export], profile=PROFILE, rules=load_rules(), population=20_000, beats=BEATS, out=out, threads=1
    )
    assert again.content_sha256 == read_baseline(folder).content_sha256


def test_without_a_folder_nothing_is_written(export: Path) -> None:
    baseline = build_baseline([export], profile=PROFILE, rules=load_rules())
    assert baseline.content["dataset"] == {"tables": []}
    assert [path.name for path in export.parent.iterdir()] == ["brookville.csv"]


def test_progress_is_said_in_sentences_and_never_runs_backwards(export: Path) -> None:
    said: list[tuple[str, float]] = []
    build_baseline(
        [export], profile=PROFILE, rules=load_rules(), progress=lambda sentence, share: said.append((sentence, share))
    )
    shares = [share for _, share in said]
    assert shares == sorted(shares)
    assert said[-1] == ("The baseline is frozen.", 1.0)
    assert all(sentence.endswith(".") for sentence, _ in said)


def test_a_map_without_a_matching_name_is_left_out_and_said_to_be(export: Path) -> None:
    elsewhere = json.loads(json.dumps(BEATS).replace("beat", "quarter").replace("quarter 0", "north"))
    for number, feature in enumerate(elsewhere["features"]):
        feature["properties"]["name"] = "ABCD"[number]
    baseline = build_baseline([export], profile=PROFILE, rules=load_rules(), beats=elsewhere)
    assert baseline.notes == (MAP_WITHOUT_MATCH,)
    assert baseline.content["beats"] is None


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"population": 0}, "population"), ({"beats": {"type": "Polygon"}}, "beats_not_geojson")],
)
def test_what_is_wrong_is_said_before_any_row_is_read(
    export: Path, tmp_path: Path, wrong: dict[str, object], code: str
) -> None:
    with pytest.raises(CoresponderError) as caught:
        build_baseline([export], profile=PROFILE, rules=load_rules(), out=tmp_path / "out", **wrong)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_there_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(CoresponderError):
        build_baseline([tmp_path / "gone.csv"], profile=PROFILE, rules=load_rules(), out=tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def _measure(baseline: Baseline, key: str) -> dict[str, list[dict[str, float]]]:
    (found,) = [measure for measure in baseline.content["measures"] if measure["key"] == key]
    return found
