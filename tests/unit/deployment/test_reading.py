"""What is wrong in a rule set is said with the place where it stands and what to write instead."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from coresponder.kernel.errors import UsageError
from coresponder.program.deployment.demonstration import VARIANTS
from coresponder.program.deployment.demonstration import criteria as marigold
from coresponder.program.deployment.language import read_rule_set
from coresponder.program.deployment.language.reading import read_condition
from tests.support.criteria import criteria, reported, rule


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        (None, "This is no condition"),
        ({"fact": "mood", "in": ["sad"]}, "no such fact"),
        ({"fact": "weapon", "in": ["gun"]}, "does not have one of these values"),
        ({"fact": "weapon", "in": []}, "list of values"),
        ({"fact": "weapon", "in": ["yes"], "unknown": True}, "exactly one of"),
        ({"fact": "weapon", "unknown": False}, "“unknown” is true"),
        ({"fact": "weapon", "contains": ["y"]}, "exactly one of “in” or “unknown”"),
        ({"fact": "priority", "at_most": "2"}, "whole number from 1 to 99"),
        ({"fact": "priority", "at_most": True}, "whole number from 1 to 99"),
        ({"fact": "priority", "at_least": 3, "at_most": 2}, "No priority is in between"),
        ({"fact": "priority"}, "asks for “at_least”"),
        ({"fact": "hours", "from": "22:00"}, "Hours say “from” and “to”"),
        ({"fact": "hours", "from": "9:00", "to": "10:00"}, "written as 00:00 to 24:00"),
        ({"fact": "hours", "from": "24:30", "to": "10:00"}, "written as 00:00 to 24:00"),
        ({"fact": "hours", "from": "10:00", "to": "10:00"}, "No time, or a whole day"),
        ({"fact": "hours", "from": "10:00", "to": "12:00", "on": ["friday"]}, "list of weekdays"),
        ({"all": []}, "list of 1 to 40"),
        ({"all": [reported("weapon")], "any": []}, "exactly one of"),
        ({"always": False}, "exactly one of"),
        ({"not": {"not": {"not": {"not": {"not": {"not": reported("weapon")}}}}}}, "more than 6 deep"),
    ],
)
def test_a_condition_that_says_nothing_is_refused_with_its_place(when: Any, sentence: str) -> None:
    with pytest.raises(UsageError) as refusal:
        read_rule_set(criteria(rule("first", reported("weapon")), rule("second", when)))
    assert refusal.value.sentence.startswith("Rule 2 (“Second”), “when”")
    assert sentence in refusal.value.sentence
    assert refusal.value.next_step


def test_the_place_of_a_condition_within_others_is_said() -> None:
    when = {"all": [reported("weapon"), {"any": [reported("medical"), {"fact": "weapon", "in": ["gun"]}]}]}
    with pytest.raises(UsageError, match=r"“when”, “all” 2, “any” 2: “weapon” does not have"):
        read_rule_set(criteria(rule("first", when)))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ([], "not of format 1"),
        ({"format": 2}, "not of format 1"),
        (criteria(), "1 to 200 rules"),
        ({**criteria(rule("a", reported("weapon"))), "rule": []}, "“rule” is nothing that belongs here"),
        (criteria(rule("a", reported("weapon"), answer="perhaps")), "advises nothing that can be advised"),
        (criteria({**rule("a", reported("weapon")), "answer": ["send"]}), "advises nothing that can be advised"),
        (criteria("send"), "It is no rule"),  # type: ignore[arg-type]  # what somebody may write
        (criteria(rule("a", reported("weapon"), level="3")), "a level that the criteria do not have"),
        (criteria(rule("a", reported("weapon"), sentence=" ")), "“sentence” says nothing"),
        (criteria(rule("a", reported("weapon"), sentence="x" * 301)), "longer than 300 characters"),
        (criteria(rule("A rule", reported("weapon"))), "small letters, digits and hyphens"),
        (criteria(rule("a", reported("weapon")), rule("a", reported("medical"))), "stands there twice"),
        (criteria(rule("a", reported("weapon")), levels=[{"key": "1", "name": "x"}]), "“name” is nothing"),
    ],
)
def test_a_rule_set_that_cannot_be_read_is_refused(content: Any, sentence: str) -> None:
    with pytest.raises(UsageError) as refusal:
        read_rule_set(content)
    assert sentence in refusal.value.sentence


ANYTHING = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.text(max_size=5)
    | some.sampled_from(["fact", "weapon", "in"]),
    lambda parts: (
        some.lists(parts, max_size=3)
        | some.dictionaries(some.sampled_from(["fact", "in", "all", "not", "from"]), parts)
    ),
    max_leaves=8,
)


@settings(max_examples=40)
@given(content=ANYTHING)
def test_whatever_somebody_writes_is_read_or_refused_in_words(content: Any) -> None:
    refused = None
    try:
        read_condition(content, "Here").words()
    except UsageError as problem:
        refused = problem
    assert refused is None or (refused.sentence.startswith("Here") and refused.next_step)


def test_the_demonstration_names_only_teams_that_it_has_and_a_source_for_each_rule() -> None:
    rules = read_rule_set(marigold())
    assert rules.variants <= set(VARIANTS)
    assert all(each.source for each in rules.rules)
