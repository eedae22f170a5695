"""Questionnaires that come in: what is read, what is refused, and which known mistakes are caught."""

import copy
import json
from typing import Any

import pytest

from coresponder.formats.fhir.questionnaires import as_pack_content, read_questionnaire
from coresponder.formats.instruments import evaluate, pack_from, shipped_pack
from coresponder.kernel.errors import InputError

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"


def option(code: str, points: int | None) -> dict[str, Any]:
    extension = [] if points is None else [{"url": ORDINAL, "valueDecimal": points}]
    return {"valueCoding": {"code": code, "display": code.title()}, **({"extension": extension} if extension else {})}


def question(link_id: str, **more: Any) -> dict[str, Any]:
    answers = [option("no", 0), option("yes", 1)]
    return {"linkId": link_id, "text": f"Question {link_id}?", "type": "choice", "answerOption": answers, **more}


def total(expression: str) -> dict[str, Any]:
    extension = [{"url": CALCULATED, "valueExpression": {"language": "text/fhirpath", "expression": expression}}]
    return {"linkId": "total", "text": "Total", "type": "integer", "extension": extension}


SUM = "%resource.item.where(linkId.startsWith('d')).answer.weight().sum()"
FORM = {
    "resourceType": "Questionnaire",
    "status": "active",
    "title": "An invented form",
    "item": [
        *(question(f"d{number}") for number in range(1, 3)),
        question("d3", enableWhen=[{"question": "d1", "operator": "=", "answerCoding": {"code": "yes"}}]),
        total(SUM),
    ],
}


def changed(path: list[Any], value: Any) -> dict[str, Any]:
    form = copy.deepcopy(FORM)
    place: Any = form
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return form


def test_a_form_with_one_total_becomes_an_instrument_that_is_scored_here() -> None:
    known = shipped_pack("dast-10").content
    allowed = {**known, "instrument": {**known["instrument"], "evidence": "A letter of the owner."}}
    pack = pack_from(as_pack_content(read_questionnaire(FORM), of=allowed))
    assert evaluate(pack, {"d1": "yes", "d2": "yes", "d3": "yes"}).scores == {"total": 3}
    assert evaluate(pack, {"d1": "no", "d2": "yes"}).scores == {"total": 1}
    assert [each.key for each in evaluate(pack, {"d1": "yes", "d2": "yes", "d3": "yes"}).steps] == ["ask_further"]


def test_groups_pass_their_conditions_on() -> None:
    inside = {"linkId": "more", "type": "group", "text": "If so", "item": [question("e1")]}
    inside["enableWhen"] = [{"question": "d1", "operator": "!=", "answerCoding": {"code": "no"}}]
    form = {**FORM, "item": [question("d1"), inside]}
    asked = read_questionnaire(form).asked
    assert (asked[1].lead, asked[1].shown_if) == ("If so", {"not": {"item": "d1", "in": ["no"]}})


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (changed(["item", 0, "type"], "open-choice"), "questionnaire_type"),
        (changed(["item", 0, "repeats"], True), "questionnaire_repeats"),
        (changed(["item", 1, "linkId"], "d1"), "questionnaire_double_link_id"),
        (changed(["item", 0, "text"], ""), "fhir_not_valid"),
        (changed(["item", 0, "answerOption"], []), "questionnaire_no_answers"),
        (changed(["item", 0, "answerOption", 0], option("no", None)), "questionnaire_no_points"),
        (changed(["item", 2, "enableWhen", 0, "operator"], ">"), "questionnaire_enable_when"),
        (changed(["item", 2, "enableWhen", 0, "question"], "nowhere"), "questionnaire_enable_when"),
        (changed(["item", 3], total("%resource.item.answer.value.sum()")), "questionnaire_expression"),
        (changed(["item", 3], total(SUM.replace("'d'", "'z'"))), "questionnaire_empty_total"),
        (changed(["item"], []), "questionnaire_empty"),
        (changed(["status"], "bogus"), "fhir_not_valid"),
        ({"resourceType": "Patient"}, "questionnaire_no_questionnaire"),
    ],
    ids=lambda each: each if isinstance(each, str) else "form",
)
def test_what_is_not_in_the_stated_subset_is_refused_with_a_sentence(form: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as refused:
        read_questionnaire(json.dumps(form).encode())
    assert refused.value.code == code
    assert refused.value.next_step


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"\xff", b'"text"', b"[" * 100_000])
def test_a_file_that_is_no_questionnaire_is_refused(content: bytes) -> None:
    with pytest.raises(InputError):
        read_questionnaire(content)


def test_the_first_question_of_the_audit_c_with_the_code_of_another_one_is_refused() -> None:
    form = changed(["code"], [{"system": "http://loinc.org", "code": "72109-2"}])
    form["item"][0]["code"] = [{"system": "http://loinc.org", "code": "68517-2"}]
    with pytest.raises(InputError, match="counts days of heavy drinking"):
        read_questionnaire(form)


def test_a_form_of_ten_questions_that_calls_itself_audit_c_is_refused() -> None:
    form = {**FORM, "code": [{"system": "http://loinc.org", "code": "72109-2"}]}
    form["item"] = [question(f"d{number}") for number in range(1, 11)]
    with pytest.raises(InputError, match="has three questions, and asks more"):
        read_questionnaire(form)


def test_the_misprint_of_the_gad_7_is_refused() -> None:
    form = {**FORM, "code": [{"system": "http://loinc.org", "code": "69737-5"}]}
    form["item"] = [question("d1", answerOption=[option("not at all sure", 0), option("several days", 1)])]
    with pytest.raises(InputError, match="a misprint"):
        read_questionnaire(form)


def test_a_level_cannot_be_made_of_a_total() -> None:
    known = shipped_pack("c-ssrs-screener").content
    with pytest.raises(InputError, match="levels and no totals"):
        as_pack_content(read_questionnaire(FORM), of=known)


def test_free_text_is_no_part_of_an_instrument() -> None:
    form = {**FORM, "item": [*FORM["item"], {"linkId": "why", "text": "Why?", "type": "text"}]}
    with pytest.raises(InputError, match="asks for a text"):
        as_pack_content(read_questionnaire(form), of=shipped_pack("dast-10").content)
