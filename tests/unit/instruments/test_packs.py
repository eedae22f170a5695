"""A pack says whose it is, what may be done with it, and nothing that contradicts itself."""

import copy
from typing import Any

import pytest

from coresponder.formats.instruments import Pack, pack_from, read_pack, shipped_pack, shipped_packs
from coresponder.kernel.errors import InputError

PACKS = shipped_packs()
IDS = [each.key for each in PACKS]


def content_of(key: str) -> dict[str, Any]:
    return copy.deepcopy(dict(shipped_pack(key).content))


def test_these_instruments_are_shipped() -> None:
    assert set(IDS) == {
        "asq", "phq-2", "phq-9", "gad-7", "pc-ptsd-5", "audit-c", "taps-1", "bjmhs", "c-ssrs-screener", "dast-10",
        "prapare",
    }  # fmt: skip


@pytest.mark.parametrize("pack", PACKS, ids=IDS)
def test_a_text_stands_in_the_program_only_where_it_is_known_that_it_may(pack: Pack) -> None:
    if pack.needs_permission:
        assert (pack.text, pack.items, pack.evidence) == ("withheld", (), "")
    else:
        assert pack.evidence
    assert all((pack.owner, pack.licence, pack.citation, pack.source))


@pytest.mark.parametrize("pack", PACKS, ids=IDS)
def test_every_positive_result_asks_for_a_step_and_no_negative_one_does(pack: Pack) -> None:
    assert pack.steps
    assert all("arrest" not in each.sentence and "hold" not in each.sentence for each in (*pack.steps, *pack.bands))


def test_substance_use_is_a_class_of_its_own() -> None:
    apart = {each.key for each in PACKS if each.data_class == "substance_use"}
    assert apart == {"audit-c", "taps-1", "dast-10"}


@pytest.mark.parametrize(
    ("key", "item", "code"),
    [("audit-c", "q1", "68518-0"), ("gad-7", "q6", "69689-8"), ("phq-9", "q9", "44260-8"), ("taps-1", "alcohol", None)],
)
def test_codes_that_public_files_have_wrong_or_lack_are_right_here(key: str, item: str, code: str | None) -> None:
    assert shipped_pack(key).by_key[item].loinc == code


@pytest.mark.parametrize("key", ["asq", "pc-ptsd-5", "bjmhs", "dast-10"])
def test_a_code_that_nobody_has_verified_is_left_out(key: str) -> None:
    assert shipped_pack(key).loinc is None


def test_the_lowest_answer_of_the_gad_7_is_not_the_misprint() -> None:
    assert {each.options[0].label for each in shipped_pack("gad-7").items} == {"Not at all"}


def test_the_bjmhs_is_answered_by_number_because_its_wording_could_not_be_checked() -> None:
    assert [each.text for each in shipped_pack("bjmhs").items][:2] == [
        "Question 1 of the form",
        "Question 2 of the form",
    ]


def _without_scale(content: dict[str, Any]) -> None:
    content["items"][0]["scale"] = "other"


def _unknown_item(content: dict[str, Any]) -> None:
    content["scores"][0]["items"].append("q9")


def _twice(content: dict[str, Any]) -> None:
    content["items"][1]["key"] = "q1"


def _later(content: dict[str, Any]) -> None:
    content["items"][0]["shown_if"] = {"item": "q2", "in": ["not_at_all"]}


def _silent(content: dict[str, Any]) -> None:
    content["instrument"]["evidence"] = ""


def _needed(content: dict[str, Any]) -> None:
    content["instrument"] |= {"permission": "needed", "evidence": ""}


def _extra(content: dict[str, Any]) -> None:
    content["instrument"]["advice"] = "hold"


def _bad_code(content: dict[str, Any]) -> None:
    content["instrument"]["loinc"] = "PHQ-2"


@pytest.mark.parametrize(
    ("breaking", "words"),
    [
        (_without_scale, "has the scale other, which the pack does not have"),
        (_unknown_item, "The score total needs q9"),
        (_twice, "One key stands for more than one question"),
        (_later, "depends on something that does not stand before it"),
        (_silent, "not how that is known"),
        (_needed, "so the text may not stand here"),
        (_extra, "Additional properties are not allowed"),
        (_bad_code, "In instrument.loinc"),
    ],
)
def test_a_pack_that_is_not_sound_is_refused_with_the_reason(breaking: Any, words: str) -> None:
    content = content_of("phq-2")
    breaking(content)
    with pytest.raises(InputError, match=words):
        pack_from(content)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[instrument", b"a" * 200_001], ids=["bytes", "syntax", "size"])
def test_a_file_that_is_no_pack_is_refused(content: bytes) -> None:
    with pytest.raises(InputError):
        read_pack(content)


def test_a_reversed_question_counts_the_other_way_round() -> None:
    content = content_of("phq-2")
    content["items"][0]["reverse"] = True
    assert pack_from(content).items[0].points == {
        "not_at_all": 3, "several_days": 2, "more_than_half": 1, "nearly_every_day": 0,
    }  # fmt: skip
