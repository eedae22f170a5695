"""The evaluation takes away what the rules could only have learned from the city that it asks about."""

import csv
from pathlib import Path

from coresponder.analysis.nexus import judge_type
from coresponder.analysis.nexus.evaluation import compare, published, read_reference, update_page
from coresponder.analysis.nexus.evaluation.leaving_out import without_each_city
from coresponder.analysis.nexus.evaluation.telling_words import telling_words

HEAD = ["City", "Column_name", "Field 1", "Count", "Category", "Category - Alternate"]
CITIES = [
    ["Fort Pretend", "Type", "EDP", "10", "Behavioral Health", ""],
    ["Fort Pretend", "Type", "SUICIDE THREAT", "5", "Behavioral Health", ""],
    ["Fort Pretend", "Type", "BARKING DOG", "50", "Complaints", ""],
    ["Fort Pretend", "Type", "GREMLINS", "7", "", ""],
    ["Imaginary Falls", "Type", "SUICIDE", "4", "Behavioral Health", ""],
    ["Imaginary Falls", "Type", "MENTAL PERSON", "6", "Behavioral Health", ""],
    ["Imaginary Falls", "Type", "LOUD MUSIC", "80", "Complaints", "?"],
]


def _rule(id_: str, *phrases: str) -> dict[str, object]:
    told = {"category": "suicide", "nexus": "yes", "reason": "Said so.", "source": "made up"}
    return {"id": id_, "phrases": list(phrases), **told}


TABLE = {
    "table": {"format": "coresponder-rules/1", "name": "tiny", "version": "1"},
    "abbreviation": {"EDP": "EMOTIONALLY DISTURBED PERSON"},
    "type_rule": [_rule("a", "SUICIDE"), _rule("b", "MENTAL", "LUNACY"), _rule("c", "EMOTIONALLY")],
}


def _reference(folder: Path) -> Path:
    with (folder / "call_types_5_cities.csv").open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([HEAD, *CITIES])
    return folder


def test_a_phrase_that_occurs_only_in_the_city_left_out_is_switched_off() -> None:
    spellings = {"Fort Pretend": ["EDP", "SUICIDE THREAT"], "Imaginary Falls": ["SUICIDE", "MENTAL PERSON"]}

    left = without_each_city(TABLE, spellings)

    assert judge_type(left["Fort Pretend"], "EDP").nexus == "unknown"
    assert judge_type(left["Imaginary Falls"], "MENTAL PERSON").nexus == "unknown"
    assert judge_type(left["Imaginary Falls"], "LUNACY").nexus == "yes"
    assert judge_type(left["Imaginary Falls"], "SUICIDE").nexus == "yes"


def test_what_the_reference_is_not_sure_of_is_counted_and_left_out(tmp_path: Path) -> None:
    comparison = compare(TABLE, read_reference(_reference(tmp_path)))

    assert {item.spelling for item in comparison.left_out} == {"GREMLINS", "LOUD MUSIC"}
    together = comparison.scores["All rules on: nexus yes"]["All five"]
    assert (together.types, together.behavioral) == (5, 4)
    assert together.recall_of_types.value == 1.0


def test_leaving_out_costs_recall_and_the_table_shows_it(tmp_path: Path) -> None:
    comparison = compare(TABLE, read_reference(_reference(tmp_path)))

    recall = comparison.scores["Rules, city left out: nexus yes"]["All five"].recall_of_types
    assert (recall.numerator, recall.denominator) == (2, 4)
    assert "50.0% (2 of 4; 15.0% to 85.0%)" in published(comparison)


def test_a_telling_word_stands_in_two_behavioral_types_and_in_few_others(tmp_path: Path) -> None:
    assert telling_words(read_reference(_reference(tmp_path))) == {"SUICIDE"}


def test_the_page_is_renewed_between_its_marks_only(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    section = published(compare(TABLE, read_reference(_reference(tmp_path))))
    begin, end = section.splitlines()[0], section.splitlines()[-1]
    page.write_text(f"Before.\n{begin}\nold\n{end}\nAfter.\n", encoding="utf-8")

    update_page(page, section)

    assert page.read_text(encoding="utf-8") == f"Before.\n{section}\nAfter.\n"
