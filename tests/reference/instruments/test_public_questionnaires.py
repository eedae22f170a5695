"""Each public questionnaire is read, or says in a sentence what is not supported."""

import json
from pathlib import Path

import pytest

from coresponder.formats.fhir.questionnaires import as_pack_content, read_questionnaire
from coresponder.formats.fhir.schema import faults
from coresponder.formats.instruments import evaluate, pack_from, shipped_pack
from coresponder.kernel.errors import InputError

pytestmark = pytest.mark.shared_data

# How many questions are answered, and how many totals are computed; or the code of the refusal.
EXPECTED: dict[str, tuple[int, int] | str] = {
    "jmandel/aafp-social-needs.json": "questionnaire_type",
    "jmandel/aims.json": (14, 1),
    "jmandel/asrs-v1-1.json": (18, 2),
    "jmandel/audit-c.json": (3, 1),
    "jmandel/audit.json": "questionnaire_audit_c_panel",
    "jmandel/c-ssrs-risk-assessment.json": "questionnaire_type",
    "jmandel/cage.json": (4, 1),
    "jmandel/dast-10.json": "questionnaire_type",
    "jmandel/epds.json": (10, 1),
    "jmandel/gad-7.json": "questionnaire_enable_expression",
    "jmandel/hopkins-schizophrenia-consult.json": "questionnaire_repeats",
    "jmandel/isi.json": (7, 1),
    "jmandel/mdq.json": "questionnaire_expression",
    "jmandel/phq-2.json": (2, 1),
    "jmandel/phq-9-teen.json": "questionnaire_enable_expression",
    "jmandel/phq-9.json": "questionnaire_enable_expression",
    "jmandel/questionnaire-provenance.json": "questionnaire_no_questionnaire",
    "lforms/argonaut-phq9-ish.json": "fhir_not_valid",
    "lforms/phq9.json": "fhir_not_valid",
    "lforms/questionnaire-calculatedExpression.json": "questionnaire_expression",
    "spier/ASQ/asq-panel.json": "questionnaire_no_questionnaire",
    "spier/ASQ/asq-questionnaire.json": (10, 0),
    "spier/ASQ/yes-no.json": "questionnaire_no_questionnaire",
    "spier/BSSA/bssa-questionnaire.json": "questionnaire_repeats",
    "spier/C-SSRS/cssrs-full-lifetime-recent.json": (37, 0),
    "spier/C-SSRS/cssrs-pediatric.json": (8, 0),
    "spier/C-SSRS/cssrs-screener.json": (8, 0),
    "spier/C-SSRS/cssrs-since-last-contact.json": (7, 0),
    "spier/CAMS/Stabilization_CarePlan_Template.json": "questionnaire_no_questionnaire",
    "spier/CAMS/cams-ssf5-outcome-disposition.json": (10, 0),
    "spier/CAMS/cams-ssf5-section-a.json": "questionnaire_repeats",
    "spier/CAMS/cams-ssf5-section-b.json": "questionnaire_answer",
    "spier/CAMS/cams-stabilization-plan.json": "questionnaire_repeats",
    "spier/CAMS/cams-therapeutic-worksheet.json": (12, 0),
    "spier/CRP/crp-questionnaire.json": "questionnaire_repeats",
    "spier/PHQ-9/phq9-questionnaire.json": (10, 1),
    "spier/PSS-3/pss3-questionnaire.json": (5, 0),
    "spier/PSS-Full/pss-full-questionnaire.json": (5, 0),
    "spier/SAFE-T/safet-questionnaire.json": "questionnaire_repeats",
    "spier/SBQ-R/sbqr-questionnaire.json": (4, 1),
    "spier/Stanley-Brown/Hybrid_CarePlan.json": "questionnaire_no_questionnaire",
    "spier/Stanley-Brown/stanley-brown-questionnaire.json": "questionnaire_repeats",
    "us-core/Questionnaire-AUDIT-C.json": "questionnaire_audit_c_first_question",
    "us-core/Questionnaire-TAPS.json": (5, 0),
    "us-core/Questionnaire-exercise-vital-sign.json": (2, 0),
    "us-core/Questionnaire-hunger-vital-sign-example.json": (3, 0),
    "us-core/Questionnaire-phq-9-example.json": (11, 0),
    "us-core/Questionnaire-prapare-example.json": "questionnaire_repeats",
    "uwcirg/CIRG-CNICS-ASSIST.json": "questionnaire_enable_expression",
    "uwcirg/CIRG-CNICS-AUDIT.json": "questionnaire_expression",
    "uwcirg/CIRG-CNICS-FOOD.json": "questionnaire_expression",
    "uwcirg/CIRG-CNICS-HOUSING.json": "fhir_not_valid",
    "uwcirg/CIRG-CNICS-IPV4.json": "questionnaire_expression",
    "uwcirg/CIRG-CNICS-MINI.json": "questionnaire_enable_expression",
    "uwcirg/CIRG-PC-PTSD-5.json": "questionnaire_expression",
    "uwcirg/CIRG-PHQ-4.json": (5, 0),
}
RESPONSES = ("AUDIT-C", "PRAPARE-example", "TAPS", "exercise-vital-sign", "glasgow-coma-score",
             "hunger-vital-sign-example", "phq-9-example")  # fmt: skip


def test_every_file_has_its_line_here(shared_data: Path) -> None:
    folder = shared_data / "fhir-questionnaires"
    there = {str(each.relative_to(folder)) for each in folder.rglob("*.json")}
    assert there == {*EXPECTED, *(f"us-core/QuestionnaireResponse-{each}.json" for each in RESPONSES)}


@pytest.mark.parametrize("file", EXPECTED)
def test_a_questionnaire_is_read_or_refused_with_a_sentence(file: str, shared_data: Path) -> None:
    content, expected = (shared_data / "fhir-questionnaires" / file).read_bytes(), EXPECTED[file]
    if isinstance(expected, tuple):
        read = read_questionnaire(content)
        assert (len(read.asked), len(read.computed)) == expected
        return
    with pytest.raises(InputError) as refused:
        read_questionnaire(content)
    assert refused.value.code == expected
    assert refused.value.sentence.endswith(".")


@pytest.mark.parametrize(
    ("file", "key"), [("jmandel/phq-2.json", "phq-2"), ("spier/PHQ-9/phq9-questionnaire.json", "phq-9")]
)
def test_the_wording_and_codes_that_are_shipped_are_those_of_the_public_file(
    file: str, key: str, shared_data: Path
) -> None:
    read = read_questionnaire((shared_data / "fhir-questionnaires" / file).read_bytes())
    shipped = [each for each in shipped_pack(key).items if not each.optional]
    asked = [each for each in read.asked if each.is_required]
    assert [each.loinc for each in shipped] == [each.loinc for each in asked]
    assert [_letters(each.text) for each in shipped] == [_letters(each.text) for each in asked]


@pytest.mark.parametrize("file", ["us-core/Questionnaire-phq-9-example.json", "spier/PHQ-9/phq9-questionnaire.json"])
def test_the_encodings_of_the_phq_9_agree_on_what_each_question_is(file: str, shared_data: Path) -> None:
    read = read_questionnaire((shared_data / "fhir-questionnaires" / file).read_bytes())
    asked = {each.loinc: [answer.points for answer in each.answers] for each in read.asked}
    for item in shipped_pack("phq-9").items[:9]:
        assert asked[item.loinc] == list(item.points.values())


def test_a_questionnaire_becomes_an_instrument_that_is_scored_here(shared_data: Path) -> None:
    """The DAST-10's own file is outside of the subset; the EPDS stands in for a form with one total."""
    read = read_questionnaire((shared_data / "fhir-questionnaires/jmandel/epds.json").read_bytes())
    pack = pack_from(as_pack_content(read, of=shipped_pack("dast-10").content | {"instrument": _allowed()}))
    worst = {each.key: max(each.points, key=each.points.__getitem__) for each in pack.items}
    assert evaluate(pack, worst).scores == {"total": 30}


def test_the_filled_examples_of_us_core_are_valid_by_the_schema(shared_data: Path) -> None:
    """HL7's schema forgets that the address of a questionnaire may carry an extension; two examples make use of it."""
    folder = shared_data / "fhir-questionnaires" / "us-core"
    for each in RESPONSES:
        resource = json.loads((folder / f"QuestionnaireResponse-{each}.json").read_text())
        resource.pop("_questionnaire", None)
        assert faults(resource) == [], each


def _allowed() -> dict[str, object]:
    return {**shipped_pack("dast-10").content["instrument"], "evidence": "A letter of the owner."}


def _letters(text: str) -> str:
    return "".join(each for each in text.lower() if each.isalpha())
