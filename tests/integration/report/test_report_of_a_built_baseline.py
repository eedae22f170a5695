"""The report of a baseline that was truly built: what the one writes, the other reads, to the last key."""

import json
import re
from pathlib import Path
from typing import Any

import html5lib
import pytest

from coresponder.analysis.baseline.building import build_baseline
from coresponder.analysis.nexus import load_rules
from coresponder.analysis.report import Section, key_figures, render_html, sections
from coresponder.kernel.content_hash import canonical_json
from tests.integration.baseline.brookville import BEATS, CALLS, PROFILE, write_export

Mapping = dict[str, Any]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Mapping:
    export = write_export(tmp_path_factory.mktemp("brookville"))
    built = build_baseline([export], profile=PROFILE, rules=load_rules(), population=20_000, beats=BEATS)
    return dict(built.to_mapping())


@pytest.fixture(scope="module")
def by_key(content: Mapping) -> dict[str, Section]:
    return {section.key: section for section in sections(content)}


@pytest.fixture(scope="module")
def text(content: Mapping) -> str:
    return render_html(content)


def test_the_report_is_correct_html(text):
    html5lib.HTMLParser(strict=True).parse(text)


def test_the_first_sentence_counts_the_calls_of_the_export(by_key):
    assert by_key["how_many"].sentence.startswith(f"328 of {CALLS:,} calls were crisis calls as coded")


def test_every_question_is_answered(by_key):
    assert [key for key, section in by_key.items() if not section.sentence] == []


def test_what_the_export_lacks_is_said_and_the_rest_is_shown(by_key):
    silent = [
        exhibit.key
        for section in by_key.values()
        for exhibit in section.exhibits
        if not (exhibit.table or exhibit.sentence or exhibit.unavailable)
    ]
    assert silent == []
    assert "Not in this export: call taking and waiting for a unit." in by_key["how_long"].exhibits[0].sentence


def test_every_area_of_the_map_finds_its_calls(by_key):
    exhibit = by_key["where"].exhibits[0]
    assert exhibit.picture is not None
    assert exhibit.picture.wide.count("<path") >= len(BEATS["features"])
    assert "Not on the map" not in exhibit.sentence


def test_no_code_of_the_program_is_shown_in_place_of_words(text):
    visible = re.sub(r"<style>.*?</style>|<[^>]+>", " ", text, flags=re.DOTALL)
    codes = re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", visible)
    assert set(codes) <= {"as_recorded", "after_exclusions"}  # the two stages are explained where they are named


def test_the_files_that_were_read_are_named_with_their_hashes(content, text):
    (file,) = content["inputs"]["files"]
    assert file["sha256"] in text
    assert "Dropped before anything was stored, because they are personal: Caller." in text


def test_every_key_figure_says_something(content):
    assert all(card.value not in ("", "not recorded") for card in key_figures(content))


def test_the_same_report_comes_of_the_baseline_as_it_is_read_back_from_its_file(content, text, tmp_path: Path):
    path = tmp_path / "baseline.json"
    path.write_text(canonical_json(content), encoding="utf-8")
    assert render_html(json.loads(path.read_text(encoding="utf-8"))) == text
