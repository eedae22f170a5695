"""Answers are checked by the registry alone, and every problem says what to do."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coresponder.formats.encounter import FORM, check_answers, form_with, gaps, without_hidden

TODAY = date(2026, 3, 1)
ROUTINE: dict[str, Any] = {
    "contact_result": "seen",
    "contact_origin": "dispatched",
    "dispositions": ["resolved_on_scene"],
}
HOLD = {"hold_evaluated": "yes", "hold_placed": "yes", "hold_grounds": ["danger_to_self"]}


def codes_of(part: str = "operational", on: date = TODAY, **answers: Any) -> dict[str, str]:
    found = check_answers(form_with("demonstration"), part=part, answers=ROUTINE | answers, on=on)
    assert all(each.sentence.endswith(".") for each in found)
    return {each.element: each.code for each in found}


def test_three_answers_are_enough_to_file() -> None:
    assert codes_of() == {}


def test_nobody_was_met_and_so_nothing_more_is_asked() -> None:
    answers = {"contact_result": "unable_to_locate", "contact_origin": "dispatched"}
    assert check_answers(FORM, part="operational", answers=answers, on=TODAY) == []


@pytest.mark.parametrize("reason", ["unknown", "not_asked", "declined", "not_applicable"])
def test_a_reason_for_no_answer_is_an_answer_everywhere_but_for_the_origin(reason: str) -> None:
    assert codes_of(arrest_eligible=reason, techniques=reason, officer_minutes=reason, contact_started_at=reason) == {}
    assert codes_of(contact_origin=reason) == {"contact_origin": "has_to_be_known"}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"no_such": "yes"}, {"form": "unknown_element"}),
        ({"team_role": "primary"}, {"team_role": "wrong_part"}),
        ({"contact_mode": "telepathy"}, {"contact_mode": "unknown_code"}),
        ({"contact_mode": ["phone"]}, {"contact_mode": "not_a_code"}),
        ({"contact_mode": 3}, {"contact_mode": "not_a_code"}),
        ({"techniques": "verbal"}, {"techniques": "not_codes"}),
        ({"techniques": []}, {"techniques": "not_codes"}),
        ({"techniques": ["verbal", "verbal"]}, {"techniques": "code_twice"}),
        ({"techniques": ["verbal", "none_needed"]}, {"techniques": "alone"}),
        ({"observed_behavior": ["excited_delirium"]}, {"observed_behavior": "retired_code"}),
        ({"weapon_kinds": ["knife"]}, {"weapon_kinds": "not_asked_here"}),
        ({"officer_minutes": -1}, {"officer_minutes": "not_a_number"}),
        ({"officer_minutes": True}, {"officer_minutes": "not_a_number"}),
        ({"officer_minutes": 40.5}, {"officer_minutes": "not_a_number"}),
        ({"officer_minutes": 100_000}, {"officer_minutes": "not_a_number"}),
        ({"contact_started_at": "2026-03-01T14:00:00"}, {"contact_started_at": "not_an_instant"}),
        ({"contact_started_at": "yesterday"}, {"contact_started_at": "not_an_instant"}),
        ({"critical_incident_number": " "}, {"critical_incident_number": "not_a_text"}),
        (
            {"contact_started_at": "2026-03-01T14:00:00-05:00", "contact_ended_at": "2026-03-01T18:59:59Z"},
            {"contact_ended_at": "impossible_order"},
        ),
        (
            {"presenting_problems": ["grief"], "primary_problem": "psychosis"},
            {"primary_problem": "not_among"},
        ),
        (HOLD, {"hold_authority": "required"}),
        ({"dispositions": ["resolved_on_scene", {}]}, {"dispositions": "not_codes"}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_of_the_element(answers: dict[str, Any], expected: dict[str, str]) -> None:
    assert codes_of(**answers) == expected


def test_a_code_holds_on_the_day_of_the_contact_and_not_on_the_day_of_writing() -> None:
    of_old = HOLD | {"hold_authority": "example_officer_24"}
    assert codes_of(**of_old) == {"hold_authority": "not_in_effect"}
    assert codes_of(on=date(2023, 6, 1), **of_old) == {}


def test_what_is_hidden_by_another_answer_is_taken_out_however_deep() -> None:
    answers = ROUTINE | {
        "hold_evaluated": "no",
        "hold_placed": "yes",
        "hold_authority": "court_order",
        "hold_grounds": ["danger_to_self"],
    }
    assert without_hidden(FORM, part="operational", answers=answers) == ROUTINE | {"hold_evaluated": "no"}


def test_a_supervisor_is_told_what_is_missing_and_not_what_was_not_asked() -> None:
    found = {each.name for each in gaps(FORM, part="operational", answers=ROUTINE | {"force_used": "yes"})}
    assert {"force_level", "arrest_eligible", "observed_behavior"} <= found
    assert "weapon_kinds" not in found
    assert "arrest_eligible" not in {
        each.name for each in gaps(FORM, part="operational", answers=ROUTINE | {"arrest_eligible": "unknown"})
    }


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(sorted(FORM.by_name)) | st.text(max_size=6), anything, max_size=6))
def test_any_answers_at_all_are_answered_with_sentences(answers: dict[str, Any]) -> None:
    for part in ("operational", "clinical", "substance_use"):
        for problem in check_answers(FORM, part=part, answers=answers, on=TODAY):
            assert problem.sentence.endswith(".")
            assert "None" not in problem.sentence
