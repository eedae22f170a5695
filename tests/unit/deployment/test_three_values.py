"""Three values keep the laws of Kleene's logic, and more knowledge never contradicts less."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings

from coresponder.program.deployment.facts import FIXED_CODES, CallFacts
from coresponder.program.deployment.language import decide
from coresponder.program.deployment.language.reading import read_condition
from coresponder.program.deployment.language.rule_sets import read_rule_set
from coresponder.program.deployment.language.truth import Truth, all_of, any_of, opposite
from tests.support.criteria import CALLS, CONDITIONS, rule_sets

VALUES: tuple[Truth, ...] = (True, False, None)


@pytest.mark.parametrize(("one", "other"), list(product(VALUES, repeat=2)))
def test_not_both_is_either_not_and_the_other_way_round(one: Truth, other: Truth) -> None:
    assert opposite(all_of([one, other])) == any_of([opposite(one), opposite(other)])
    assert opposite(any_of([one, other])) == all_of([opposite(one), opposite(other)])


@pytest.mark.parametrize(("one", "other", "third"), list(product(VALUES, repeat=3)))
def test_all_distributes_over_any_and_order_and_grouping_do_not_matter(one: Truth, other: Truth, third: Truth) -> None:
    assert all_of([one, any_of([other, third])]) == any_of([all_of([one, other]), all_of([one, third])])
    assert all_of([one, other, third]) == all_of([third, all_of([other, one])])
    assert any_of([one, other, third]) == any_of([third, any_of([other, one])])


@pytest.mark.parametrize(
    ("parts", "all_holds", "any_holds"),
    [
        ([True, None], None, True),
        ([False, None], False, None),
        ([None, None], None, None),
        ([True, True], True, True),
        ([False, False], False, False),
        ([True, False], False, True),
    ],
)
def test_what_cannot_be_told_matters_only_where_it_would_decide(
    parts: list[Truth], all_holds: Truth, any_holds: Truth
) -> None:
    assert (all_of(parts), any_of(parts)) == (all_holds, any_holds)


@pytest.mark.parametrize("value", VALUES)
def test_unknown_is_not_settled_by_itself_or_its_opposite(value: Truth) -> None:
    assert opposite(opposite(value)) is value
    assert any_of([value, opposite(value)]) is (None if value is None else True)


def completed(facts: CallFacts) -> CallFacts:
    """The same call once everything that has a code is known."""
    missing = {name: codes[0] for name, codes in FIXED_CODES.items() if not facts.is_known(name)}
    return replace(facts, **missing)  # type: ignore[arg-type]  # only texts


def asks_whether_unknown(content: Any) -> bool:
    if isinstance(content, dict):
        return "unknown" in content or "or_unknown" in content or any(map(asks_whether_unknown, content.values()))
    return isinstance(content, list) and any(map(asks_whether_unknown, content))


@settings(max_examples=40)
@given(content=CONDITIONS, facts=CALLS)
def test_what_holds_goes_on_to_hold_when_more_becomes_known(content: Any, facts: CallFacts) -> None:
    condition = read_condition(content, "Here")
    before = condition.holds(facts)
    if before is not None and not asks_whether_unknown(content):
        assert condition.holds(completed(facts)) is before


@settings(max_examples=40)
@given(content=rule_sets(), facts=CALLS)
def test_advice_that_is_settled_stays_whatever_becomes_known(content: Any, facts: CallFacts) -> None:
    rules = read_rule_set(content)
    decision = decide(rules, facts)
    if decision.is_settled and not asks_whether_unknown(content):
        later = decide(rules, completed(facts))
        assert (later.rule_key, later.answer) == (decision.rule_key, decision.answer)
