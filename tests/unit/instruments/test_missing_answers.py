"""Nothing is ever filled in, and what is said of a gap holds for everything that could stand there."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coresponder.formats.instruments import Pack, evaluate, shipped_pack, shipped_packs
from tests.support.instruments import RULES, Answers, can_come_up

ASKED = [each for each in shipped_packs() if each.has_items]


@st.composite
def partly_answered(draw: Any) -> tuple[Pack, Answers, Answers]:
    """An instrument, answers with gaps, and the same answers with the gaps filled."""
    pack = draw(st.sampled_from(ASKED))
    whole: Answers = {}
    for item in pack.items:
        code = draw(st.sampled_from(sorted(item.points)))
        if can_come_up(pack, {**whole, item.key: code}):
            whole[item.key] = code
    gaps = draw(st.sets(st.sampled_from(sorted(whole))))
    return pack, {key: code for key, code in whole.items() if key not in gaps}, whole


@given(case=partly_answered())
@settings(max_examples=300)
def test_what_is_said_before_a_gap_is_filled_still_holds_afterwards(case: tuple[Pack, Answers, Answers]) -> None:
    pack, some, whole = case
    if not can_come_up(pack, some):
        return
    before, after = evaluate(pack, some), evaluate(pack, whole)
    assert after.status == "complete"
    assert before.positive in (None, after.positive)
    assert before.scores.items() <= after.scores.items()


@given(case=partly_answered())
@settings(max_examples=300)
def test_a_score_with_a_gap_is_no_score(case: tuple[Pack, Answers, Answers]) -> None:
    pack, some, whole = case
    if not can_come_up(pack, some):
        return
    result = evaluate(pack, some)
    for score in pack.scores:
        if any(key in whole and key not in some for key in score.items):
            assert score.key not in result.scores
    if result.status == "incomplete":
        assert result.band is None
        assert result.how_complete == f"incomplete ({result.answered} of {result.asked})"


@given(codes=st.lists(st.integers(0, 3), min_size=9, max_size=9), raised=st.integers(0, 8))
def test_a_worse_answer_never_lowers_the_phq_9(codes: list[int], raised: int) -> None:
    pack = shipped_pack("phq-9")
    scale = [each.code for each in pack.items[0].options]
    answers = {f"q{number + 1}": scale[code] for number, code in enumerate(codes)}
    worse = {**answers, f"q{raised + 1}": scale[min(3, codes[raised] + 1)]}
    low, high = evaluate(pack, answers), evaluate(pack, worse)
    assert 0 <= low.scores["total"] <= high.scores["total"] <= 27
    assert (low.scores["total"], low.band and low.band.key) == RULES["phq-9"](answers, "")
    assert {each.key for each in low.steps} <= {each.key for each in high.steps}


@pytest.mark.parametrize("left_out", [f"q{number}" for number in range(1, 10)])
def test_seven_or_eight_of_nine_answers_are_said_to_be_incomplete(left_out: str) -> None:
    pack = shipped_pack("phq-9")
    answers = {f"q{number}": "several_days" for number in range(1, 10) if f"q{number}" != left_out}
    result = evaluate(pack, answers)
    assert (result.how_complete, result.scores, result.band) == ("incomplete (8 of 9)", {}, None)
    assert evaluate(pack, {**answers, "q1": "several_days", "q2": "several_days"}).positive is None or left_out in (
        "q1",
        "q2",
    )


def test_the_optional_question_about_daily_life_is_not_missed() -> None:
    answers = {f"q{number}": "not_at_all" for number in range(1, 10)}
    assert evaluate(shipped_pack("phq-9"), answers).status == "complete"
