"""Every way to answer an instrument gives what its owner's published rule says."""

import pytest

from coresponder.formats.instruments import Result, evaluate, evaluate_entry, shipped_pack
from coresponder.kernel.errors import InputError
from tests.support.instruments import POSITIVE_TO_ASQ, RULES, SMALL, WAYS, Answers, all_answers, can_come_up, cutoffs_of


def complete_ways(key: str) -> list[Answers]:
    pack = shipped_pack(key)
    ways = {}
    for answers in all_answers(pack, with_gaps=any(each.shown_if for each in pack.items)):
        if can_come_up(pack, answers) and evaluate(pack, answers).status == "complete":
            ways[tuple(sorted(answers.items()))] = answers
    return list(ways.values())


@pytest.mark.parametrize("key", SMALL)
def test_every_complete_way_to_answer_gives_the_published_result(key: str) -> None:
    pack, ways = shipped_pack(key), complete_ways(key)
    assert len(ways) == WAYS[key]
    for answers in ways:
        for cutoff in cutoffs_of(key):
            result = evaluate(pack, answers, cutoff=cutoff)
            score, band = RULES[key](answers, cutoff)
            assert (next(iter(result.scores.values()), None), result.band and result.band.key) == (score, band)
            assert result.positive is (result.band is not None and result.band.is_positive)


def test_every_way_to_answer_the_gad_7_gives_the_published_result() -> None:
    pack = shipped_pack("gad-7")
    ways = list(all_answers(pack))
    assert len(ways) == WAYS["gad-7"]
    for answers in ways:
        assert told(evaluate(pack, answers)) == RULES["gad-7"](answers, "")


def told(result: Result) -> tuple[int | None, str]:
    return result.scores.get("total"), result.band.key if result.band else ""


def test_one_yes_or_refusal_to_the_asq_is_positive_whatever_else_was_left_out() -> None:
    pack = shipped_pack("asq")
    for answers in all_answers(pack, with_gaps=True):
        if not can_come_up(pack, answers):
            continue
        result = evaluate(pack, answers)
        now = answers.get("q5") in POSITIVE_TO_ASQ
        said_yes = any(answers.get(f"q{number}") in POSITIVE_TO_ASQ for number in range(1, 5))
        expected = ["safety_now"] if now else ["brief_safety_assessment"] if said_yes else []
        assert [each.key for each in result.steps] == expected
        assert result.positive is True or not said_yes


def test_the_ninth_question_of_the_phq_9_opens_a_suicide_screen_whatever_the_total() -> None:
    pack = shipped_pack("phq-9")
    otherwise_well = {f"q{number}": "not_at_all" for number in range(1, 9)}
    for answers in ({"q9": "several_days"}, {**otherwise_well, "q9": "several_days"}):
        assert [each.key for each in evaluate(pack, answers).steps] == ["suicide_screen"]
    assert evaluate(pack, {**otherwise_well, "q9": "not_at_all"}).steps == ()


def test_somebody_who_never_drinks_is_asked_one_question_and_scores_nothing() -> None:
    result = evaluate(shipped_pack("audit-c"), {"q1": "never"})
    assert (result.status, result.scores, result.positive) == ("complete", {"total": 0}, False)


def test_where_nobody_chooses_a_cut_off_the_lowest_is_used() -> None:
    answers = {"q1": "2_4_a_month", "q2": "3_4", "q3": "never"}
    pack = shipped_pack("audit-c")
    assert evaluate(pack, answers).cutoff == evaluate(pack, answers, cutoff="women").cutoff
    assert (evaluate(pack, answers).positive, evaluate(pack, answers, cutoff="men").positive) == (True, False)


def test_an_answer_to_a_question_that_is_not_asked_is_refused_and_not_ignored() -> None:
    with pytest.raises(InputError, match="is not asked after the answers before it"):
        evaluate(shipped_pack("audit-c"), {"q1": "never", "q2": "10_or_more"})


@pytest.mark.parametrize(
    ("answers", "code"),
    [({"q1": "often"}, "no_such_answer"), ({"q77": "yes"}, "no_such_question")],
)
def test_what_the_instrument_does_not_have_is_refused(answers: Answers, code: str) -> None:
    with pytest.raises(InputError) as refused:
        evaluate(shipped_pack("phq-2"), answers)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("total", "band"),
    [(0, "none"), (1, "low"), (2, "low"), (3, "moderate"), (5, "moderate"), (6, "substantial"), (8, "substantial"),
     (9, "severe"), (10, "severe")],
)  # fmt: skip
def test_a_total_of_the_dast_10_that_was_entered_lies_in_the_published_band(total: int, band: str) -> None:
    result = evaluate_entry(shipped_pack("dast-10"), total)
    assert (result.band and result.band.key, result.scores) == (band, {"entered": total})


@pytest.mark.parametrize("total", [-1, 11, 1000])
def test_a_total_that_the_dast_10_cannot_give_is_refused(total: int) -> None:
    with pytest.raises(InputError, match="a whole number from 0 to 10"):
        evaluate_entry(shipped_pack("dast-10"), total)


@pytest.mark.parametrize(
    ("level", "step"),
    [("none", None), ("low", "clinical_look"), ("moderate", "clinical_look"), ("high", "safety_now")],
)
def test_a_level_of_the_c_ssrs_asks_for_its_step(level: str, step: str | None) -> None:
    result = evaluate_entry(shipped_pack("c-ssrs-screener"), level)
    assert [each.key for each in result.steps] == ([step] if step else [])


def test_the_questions_of_an_instrument_whose_text_is_withheld_cannot_be_answered_here() -> None:
    with pytest.raises(InputError, match="Only the result of C-SSRS screener is entered here"):
        evaluate(shipped_pack("c-ssrs-screener"), {"q1": "yes"})
