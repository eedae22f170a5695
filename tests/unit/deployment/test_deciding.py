"""The first rule that holds decides, always the same way, and every call gets an answer."""

import json
from typing import Any

from hypothesis import given, settings

from coresponder.program.deployment.facts import CallFacts
from coresponder.program.deployment.language import decide, read_rule_set, rule_for
from coresponder.program.deployment.language.reaching import reach_of_rules
from coresponder.program.deployment.language.remembering import RememberedRules
from coresponder.program.deployment.language.vocabulary import ALL_ANSWERS
from tests.support.criteria import CALLS, CONDITIONS, call, criteria, reported, rule, rule_set, rule_sets


@settings(max_examples=40)
@given(content=rule_sets(), when=CONDITIONS, facts=CALLS)
def test_a_rule_added_below_never_changes_what_is_answered_above(content: Any, when: Any, facts: CallFacts) -> None:
    before = decide(read_rule_set(content), facts)
    more = {**content, "rules": [*content["rules"], rule("added", when)]}
    after = decide(read_rule_set(more), facts)
    if before.rule_key:
        assert after == before
    else:
        assert after.rule_key in ("", "added")
        assert after.considered[: len(before.considered)] == before.considered


@settings(max_examples=40)
@given(content=rule_sets(), facts=CALLS)
def test_every_call_gets_an_answer_and_the_same_one_each_time(content: Any, facts: CallFacts) -> None:
    decision = decide(read_rule_set(content), facts)
    assert decision.answer in ALL_ANSWERS
    assert decision == decide(read_rule_set(json.loads(json.dumps(content))), facts)


@settings(max_examples=40)
@given(content=rule_sets(), facts=CALLS)
def test_why_is_told_of_every_rule_down_to_the_one_that_applies(content: Any, facts: CallFacts) -> None:
    rules = read_rule_set(content)
    decision = decide(rules, facts)
    asked = [each.key for each in decision.considered]
    assert asked == [each.key for each in rules.rules][: len(asked)]
    assert [each.key for each in decision.considered if each.outcome == "applies"] == [decision.rule_key] * bool(
        decision.rule_key
    )
    assert all(each.why.endswith(".") and len(each.why) > len("It holds: .") for each in decision.considered)
    assert all(not facts.is_known(fact) for fact in decision.missing)


@settings(max_examples=40)
@given(content=rule_sets(), facts=CALLS, other=CALLS)
def test_remembering_combinations_changes_no_answer(content: Any, facts: CallFacts, other: CallFacts) -> None:
    rules = read_rule_set(content)
    remembered = RememberedRules(rules)
    for asked in (facts, other, facts):
        assert remembered.rule_for(asked) == rule_for(rules, asked)


@settings(max_examples=40)
@given(content=rule_sets(), facts=CALLS)
def test_a_rule_that_is_said_never_to_speak_never_speaks(content: Any, facts: CallFacts) -> None:
    rules = read_rule_set(content)
    silent = {each.rule.key for each in reach_of_rules(rules) if each.reach in ("hidden", "contradicts_itself")}
    assert decide(rules, facts).rule_key not in silent


def test_a_rule_below_one_that_asks_for_less_never_speaks() -> None:
    weapon = {"all": [reported("weapon"), {"fact": "nexus", "in": ["yes"]}]}
    rules = rule_set(rule("any-weapon", reported("weapon")), rule("weapon-and-crisis", weapon))
    assert [each.sentence for each in reach_of_rules(rules)] == [
        "",
        "It never speaks: “Any-weapon” above it always answers first.",
    ]


def test_rules_that_together_cover_everything_hide_what_is_below() -> None:
    flags = [reported("weapon"), {"fact": "weapon", "in": ["no"]}, {"fact": "weapon", "unknown": True}]
    rules = rule_set(*(rule(f"r{place}", when) for place, when in enumerate(flags)), rule("rest", {"always": True}))
    assert reach_of_rules(rules)[-1].sentence == "It never speaks: the rules above it together always answer first."


def test_a_rule_that_can_speak_only_when_something_is_unknown_can_speak() -> None:
    rules = rule_set(
        rule("yes", reported("weapon")), rule("no", {"fact": "weapon", "in": ["no"]}), rule("rest", {"always": True})
    )
    assert reach_of_rules(rules)[-1].reach == "reachable"
    assert decide(rules, call()).rule_key == "rest"


def test_hours_that_lie_within_others_are_found_to_be_hidden() -> None:
    night = {"fact": "hours", "from": "22:00", "to": "06:00"}
    early = {"fact": "hours", "from": "03:00", "to": "04:30", "on": ["sat"]}
    late = {"fact": "hours", "from": "05:00", "to": "07:00"}
    found = reach_of_rules(rule_set(rule("night", night), rule("early", early), rule("late", late)))
    assert [each.reach for each in found] == ["reachable", "hidden", "reachable"]


def test_a_set_without_a_rule_that_holds_says_so_in_its_own_words() -> None:
    content = criteria(rule("weapon", reported("weapon")), otherwise="Ask the supervisor.")
    decision = decide(read_rule_set(content), call(weapon="no"))
    assert (decision.answer, decision.sentence, decision.rule_key) == ("no_rule", "Ask the supervisor.", "")
