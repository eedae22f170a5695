"""What leaves as FHIR is valid by HL7's schema of R4, and says neither more nor less than what is on file."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coresponder.formats.fhir.care import Finding, bundle, encounter, findings, patient, safety_plan, with_part_2_notice
from coresponder.formats.fhir.schema import checked, faults
from coresponder.formats.fhir.screenings import ScreeningDone, has_response, observation, questionnaire_response
from coresponder.formats.instruments import evaluate, evaluate_entry, shipped_pack, shipped_packs
from coresponder.kernel.errors import IntegrityError
from tests.support.instruments import can_come_up

PERSON, ENCOUNTER, SCREENING, PLAN, BUNDLE = (UUID(int=each) for each in range(1, 6))
AT = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)
AGENCY = "Invented Health"


def done(key: str, answers: dict[str, str], **given: Any) -> ScreeningDone:
    pack = shipped_pack(key)
    result = evaluate(pack, answers) if answers else None
    base: dict[str, Any] = {"answers": answers, "result": result, "encounter_id": ENCOUNTER}
    return ScreeningDone(
        identity=SCREENING, pack=pack, person_id=PERSON, at=AT, agency_name=AGENCY, **{**base, **given}
    )


@st.composite
def screenings(draw: Any) -> ScreeningDone:
    pack = draw(st.sampled_from(shipped_packs()))
    if not pack.has_items:
        entry = pack.score_entry
        codes = [code for code, _ in entry.options] or list(range(entry.minimum, entry.maximum + 1))
        result = evaluate_entry(pack, draw(st.sampled_from(codes)))
        return done(pack.key, {}, result=result)
    answers: dict[str, str] = {}
    for item in pack.items:
        code = draw(st.sampled_from(["", *sorted(item.points)]))
        if code and can_come_up(pack, {**answers, item.key: code}):
            answers[item.key] = code
    return done(pack.key, answers, result=evaluate(pack, answers))


@given(screening=screenings())
@settings(max_examples=150)
def test_every_screening_is_valid_and_a_gap_never_becomes_a_number(screening: ScreeningDone) -> None:
    seen = observation(screening)
    assert faults(seen) == []
    if has_response(screening):
        response = questionnaire_response(screening)
        assert faults(response) == []
        assert [each["linkId"] for each in response["item"]] == [
            each.key for each in screening.pack.items if each.key in screening.answers
        ]
    if screening.result and screening.result.status == "incomplete":
        assert "valueQuantity" not in seen
        assert seen["dataAbsentReason"]["text"] == screening.result.how_complete


def test_a_score_carries_its_code_and_what_it_means() -> None:
    answers = {f"q{number}": "more_than_half" for number in range(1, 10)}
    seen = observation(done("phq-9", answers))
    assert seen["code"]["coding"] == [{"system": "http://loinc.org", "code": "44261-6"}]
    assert seen["valueQuantity"]["value"] == 18
    assert seen["interpretation"][0]["text"] == "Moderately severe"
    assert seen["derivedFrom"] == [{"reference": f"urn:uuid:{SCREENING}"}]


def test_an_instrument_without_a_verified_code_goes_out_by_its_name() -> None:
    seen = observation(done("asq", {"q1": "yes", "q5": "no"}))
    assert seen["code"] == {"text": "ASQ"}


def test_the_cut_off_that_was_used_is_said() -> None:
    answers = {"q1": "2_4_a_month", "q2": "3_4", "q3": "never"}
    said = observation(done("audit-c", answers))["note"][0]["text"]
    assert "Cut-off used: 3 (women)." in said


@pytest.mark.parametrize(("not_done", "code"), [("declined", "asked-declined"), ("unable", "not-performed")])
def test_a_screening_that_was_not_done_says_why_and_has_no_value(not_done: str, code: str) -> None:
    screening = done("asq", {}, result=None, not_done=not_done, reason="The person wanted to rest first.")
    seen = observation(screening)
    assert not has_response(screening)
    assert faults(seen) == []
    assert seen["dataAbsentReason"]["coding"][0]["code"] == code
    assert not any(key.startswith("value") for key in seen)


def everything() -> dict[str, Any]:
    said = {"What I notice first": "I stop answering the phone.", "Who can help": ""}
    screening = done("phq-2", {"q1": "several_days", "q2": "not_at_all"})
    found = [Finding(key="mood", question="Mood", words="low"), Finding(key="seen", question="First seen", at=AT)]
    return bundle(
        identity=BUNDLE,
        made_at=AT,
        resources=[
            patient(person_id=PERSON, names=["Robin Exemplar"], birth_date="1990-02-03"),
            encounter(
                identity=ENCOUNTER, person_id=PERSON, started_at=AT, ended_at=None, agency_name=AGENCY,
                reasons=["low mood"],
            ),
            *findings(of=found, encounter_id=ENCOUNTER, person_id=PERSON, at=AT, agency_name=AGENCY),
            questionnaire_response(screening),
            with_part_2_notice(observation(screening), ["42 CFR part 2 prohibits <that>.", "It may not go on."]),
            safety_plan(
                identity=PLAN, person_id=PERSON, sections=said, at=AT, agency_name=AGENCY, is_in_use=True,
                encounter_id=ENCOUNTER,
            ),
        ],
    )  # fmt: skip


def test_a_whole_bundle_is_valid_and_every_reference_leads_somewhere_in_it() -> None:
    made = everything()
    assert checked(made) is made
    there = {each["fullUrl"] for each in made["entry"]}
    assert {each for each in _references(made) if each.startswith("urn:uuid:")} <= there


def _references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["reference"]] if isinstance(value.get("reference"), str) else []
        return own + [each for inner in value.values() for each in _references(inner)]
    return [each for inner in value for each in _references(inner)] if isinstance(value, list) else []


def test_an_empty_section_of_the_safety_plan_is_left_out() -> None:
    plan = everything()["entry"][-1]["resource"]
    assert [each["detail"]["description"] for each in plan["activity"]] == [
        "What I notice first: I stop answering the phone."
    ]


def test_somebody_whose_name_may_not_be_told_goes_without_one() -> None:
    assert patient(person_id=PERSON)["name"] == [
        {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked"}]}
    ]
    assert faults(patient(person_id=PERSON)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"status": "bogus"}, "Encounter.status is not what R4 asks for (enum)"),
        ({"officer": "x"}, "Encounter has something that R4 does not have there"),
        ({"period": {"start": "yesterday"}}, "Encounter.period.start is not what R4 asks for (pattern)"),
    ],
)
def test_what_is_not_valid_is_not_handed_out_and_its_values_are_not_told(change: dict[str, Any], fault: str) -> None:
    made = everything()
    made["entry"][1]["resource"] |= change
    assert fault in faults(made)
    with pytest.raises(IntegrityError, match="so it was not handed out"):
        checked(made)


@pytest.mark.parametrize("nothing", [None, {}, [], ""])
def test_something_that_is_there_and_says_nothing_is_not_handed_out(nothing: Any) -> None:
    made = everything()
    made["entry"][1]["resource"]["class"] = nothing
    with pytest.raises(IntegrityError):
        checked(made)
