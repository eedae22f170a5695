"""A positive screening asks for a step, which stays open until somebody says what was done. It decides nothing."""

import pytest

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.screenings.actions.steps import answer_step
from coresponder.program.screenings.vocabulary import StepAnswer
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.spec.screenings.conftest import Ask, phq_9, steps_of
from tests.support.page import PageClient


def test_the_ninth_question_of_the_phq_9_opens_a_suicide_screen_whatever_the_total(ask: Ask) -> None:
    steps = steps_of(ask("phq-9", **phq_9(q9="several_days")))
    assert [each.step.title for each in steps] == ["Suicide screen"]
    assert [each.step.opens_instrument for each in steps] == ["asq"]


def test_thoughts_right_now_ask_for_a_safety_evaluation_now(ask: Ask) -> None:
    steps = steps_of(ask("asq", q1="yes", q2="no", q3="yes", q4="no", q5="yes"))
    assert [(each.step.title, each.step.due) for each in steps] == [("Full safety evaluation now", "now")]


def test_a_yes_opens_its_step_even_if_the_person_went_away_before_the_last_question(ask: Ask) -> None:
    assert [each.step_key for each in steps_of(ask("asq", q1="yes"))] == ["brief_safety_assessment"]


def test_a_negative_screen_asks_for_nothing(ask: Ask) -> None:
    assert steps_of(ask("asq", q1="no", q2="no", q3="no", q4="no")) == []


def test_an_open_step_stands_in_the_list_until_somebody_says_what_was_done(
    ask: Ask, clara: User, carlos: User, page: PageClient
) -> None:
    step = steps_of(ask("asq", q1="yes"))[0]
    assert "Brief suicide safety assessment" in page.as_(carlos).get("/screenings/steps/").text
    answer_step(step=step, answer=StepAnswer.DONE, note="Assessed with her sister.", by=carlos)
    assert "Nothing is open" in page.as_(carlos).get("/screenings/steps/").text


def test_the_next_screening_closes_no_step_by_itself(ask: Ask) -> None:
    first = ask("phq-9", **phq_9(q9="several_days"))
    ask("asq", q1="no", q2="no", q3="no", q4="no")
    assert [each.is_open for each in steps_of(first)] == [True]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (StepAnswer.DONE, "Say what was done"),
        (StepAnswer.HANDED_OVER, "Say who does it"),
        (StepAnswer.NOT_NEEDED, "Say why it is not needed"),
        (StepAnswer.OPEN, "Say what became of the step"),
    ],
)
def test_no_step_is_closed_without_a_word(ask: Ask, clara: User, answer: StepAnswer, words: str) -> None:
    step = steps_of(ask("asq", q1="yes"))[0]
    with pytest.raises(UsageError, match=words):
        answer_step(step=step, answer=answer, note="", by=clara)


def test_the_first_answer_stays(ask: Ask, clara: User) -> None:
    step = steps_of(ask("asq", q1="yes"))[0]
    answer_step(step=step, answer=StepAnswer.HANDED_OVER, note="Carlos, tonight.", by=clara)
    with pytest.raises(StateError, match="Somebody has said already"):
        answer_step(step=step, answer=StepAnswer.DONE, note="Done.", by=clara)


def test_another_agency_does_not_answer_it(ask: Ask, omar: User) -> None:
    step = steps_of(ask("asq", q1="yes"))[0]
    with pytest.raises(Denied):
        answer_step(step=step, answer=StepAnswer.DONE, note="Done.", by=omar)


def test_no_word_about_a_hold_or_an_arrest_is_said(ask: Ask, clara: User, page: PageClient) -> None:
    screening = ask("asq", q1="yes", q2="yes", q3="yes", q4="yes", q5="yes")
    said = page.as_(clara).get(f"/people/{screening.person_id}/screenings/{screening.pk}/").text.lower()
    assert "arrest" not in said
    assert "involuntary" not in said
