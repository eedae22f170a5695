"""Baselines of real exports against the figures that were counted from them by hand: see each file's SOURCE.md."""

from pathlib import Path
from typing import Any

import pytest

from coresponder.analysis.baseline.building import build_baseline
from coresponder.analysis.baseline.freezing import Baseline
from coresponder.analysis.nexus import load_rules
from coresponder.formats.cad.profile import load_profile

pytestmark = pytest.mark.shared_data

FILES = {
    "minneapolis": "cad-minneapolis-2020/minneapolis_mpd_cad_2020.csv.zst",
    "sanfrancisco_police": "cad-sanfrancisco-2018q4/sfpd_calls_for_service_2018q4.csv.zst",
    "sandiego": "cad-sandiego/sdpd_calls_for_service_2023-01.csv.zst",
}
_BUILT: dict[str, Baseline] = {}


def _baseline(name: str, shared_data: Path) -> Baseline:
    """The baseline of that city, built once for all tests."""
    if name not in _BUILT:
        profile = load_profile(name)
        rules = load_rules().for_dialect(profile.code_dialect)
        _BUILT[name] = build_baseline([shared_data / FILES[name]], profile=profile, rules=rules)
    return _BUILT[name]


def _figures(baseline: Baseline, key: str) -> list[dict[str, Any]]:
    (found,) = [measure for measure in baseline.content["measures"] if measure["key"] == key]
    figures: list[dict[str, Any]] = found["figures"]
    return figures


def _types(baseline: Baseline) -> dict[str, float]:
    return {figure["by"]["call_type"]: figure["value"] for figure in _figures(baseline, "calls_by_type")}


@pytest.mark.parametrize(
    ("city", "calls"), [("minneapolis", 21_429), ("sandiego", 28_970), ("sanfrancisco_police", 199_999)]
)
def test_every_call_is_counted_once(city: str, calls: int, shared_data: Path) -> None:
    assert _figures(_baseline(city, shared_data), "calls")[0]["value"] == calls


def test_minneapolis_types(shared_data: Path) -> None:
    types = _types(_baseline("minneapolis", shared_data))
    assert types["Emotionally Disturb Person (P)"] == 400
    assert types["Check the Welfare (P)"] == 1_009
    assert types["Attempted Suicide (PE)"] == 26


@pytest.mark.parametrize(
    ("key", "median", "p90"),
    [("dispatch_time", 120, 4_029), ("travel_time", 285, 935), ("on_scene_time", 562, 3_840)],
)
def test_minneapolis_times_as_recorded(key: str, median: int, p90: int, shared_data: Path) -> None:
    """Every recorded time counts, also those below zero: 219 assigned before queued, 677 cleared before arrival."""
    found = {
        figure["by"]["statistic"]: figure["value"]
        for figure in _figures(_baseline("minneapolis", shared_data), key)
        if figure["by"]["group"] == "all" and figure["by"]["stage"] == "as_recorded"
    }
    assert (round(found["median"]), round(found["p90"])) == (median, p90)


@pytest.mark.parametrize(
    ("key", "excluded", "missing"),
    [
        ("call_taking_time", 11, 0),
        ("dispatch_time", 227, 807),
        ("travel_time", 0, 4_279),
        ("on_scene_time", 677, 4_457),
    ],
)
def test_minneapolis_exclusions_are_counted(key: str, excluded: int, missing: int, shared_data: Path) -> None:
    """227 dispatch times are 219 below zero and 8 above 24 hours."""
    (figure,) = [
        figure
        for figure in _figures(_baseline("minneapolis", shared_data), key)
        if figure["by"] == {"group": "all", "stage": "after_exclusions", "statistic": "median"}
    ]
    assert (figure["excluded"], figure["missing"]) == (excluded, missing)


def test_san_francisco_police_types_by_the_citys_own_names(shared_data: Path) -> None:
    named: dict[str, float] = {}
    for spelling, calls in _types(_baseline("sanfrancisco_police", shared_data)).items():
        for name in ("Mentally Disturbed", "Well Being Check", "Suicide Attempt"):
            if name.casefold() in spelling.casefold():
                named[name] = named.get(name, 0) + (calls or 0)
    assert named == {"Mentally Disturbed": 2_585, "Well Being Check": 5_552, "Suicide Attempt": 731}
