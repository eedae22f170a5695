"""Published results: each with its source, drawn only beside what counts the same, and checked for mistakes."""

import math
import re

import pytest

from coresponder.analysis.measures.outcomes.registry import OUTCOMES
from coresponder.analysis.published import (
    PublishedResult,
    Topic,
    beside,
    findings,
    published_named,
    published_results,
    topics,
)
from coresponder.analysis.published.checks import change, ratio_interval

KEYS = {measure.key for measure in OUTCOMES}
FOUND = {finding.key: finding for finding in findings()}
# What the literature itself got wrong, and what the program says of it.
MISTAKES = {
    "CCSI, events": "a fall by 69%, not 70%",
    "CCSI, calls": "a fall by 66.5%, not 67.3%",
    "CORE, outcomes of calls": "981 of 956: they overlap",
    "Boston 2023, White against Black": "a lower limit of 0.59",
}


@pytest.mark.parametrize("result", published_results(), ids=lambda result: result.key)
class TestEveryResult:
    def test_says_what_was_counted_by_whom_and_how(self, result: PublishedResult) -> None:
        assert result.counted
        assert result.source
        assert result.period
        assert set(result.same_as) <= KEYS

    def test_is_the_share_of_its_counts(self, result: PublishedResult) -> None:
        if result.unit == "share" and result.count and result.of and result.value > 0:
            assert result.value == pytest.approx(result.count / result.of, abs=0.006)

    def test_that_no_one_can_reproduce_stands_beside_nothing(self, result: PublishedResult) -> None:
        if result.refused:
            assert not any(beside(result, key).is_drawn for key in KEYS)


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.key)
def test_what_is_said_of_a_topic_in_short_has_its_numbers_from_its_results(topic: Topic) -> None:
    own = {result.value_said for result in published_results() if result.topic == topic.key}
    assert own
    assert set(re.findall(r"\d[\d.,]*%", topic.in_short)) <= own


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("boulder-edge-savings", "$3,000,000 a year"),
        ("indianapolis-rct-costs", "$0 saved"),
        ("arlington-deescalated", "65%"),
        ("san-mateo-holds", "−16.5%"),
        ("quebec-force", "−8 percentage points"),
        ("halifax-on-scene", "136 minutes"),
    ],
)
def test_a_value_is_said_as_people_read_it(key: str, said: str) -> None:
    assert published_named(key).value_said == said


def test_no_two_results_have_the_same_key() -> None:
    assert len({result.key for result in published_results()}) == len(published_results())


@pytest.mark.parametrize("key", ["boulder-edge-diverted", "boston-best-arrests", "arlington-deescalated"])
def test_the_results_of_the_brief_are_there(key: str) -> None:
    assert published_named(key).mark == "stated in the brief"


def test_a_result_that_counts_the_same_is_drawn_with_what_its_design_can_say() -> None:
    shown = beside(published_named("boulder-cirt-arrests-2022"), "arrested_rate")
    assert shown.is_drawn
    assert "2.5%" in shown.sentence
    assert "without anything to compare it with" in shown.sentence


def test_one_that_counts_something_else_is_refused_with_both_definitions() -> None:
    refused = beside(published_named("boston-2023-on-scene"), "stabilized_in_community_rate")
    assert not refused.is_drawn
    assert (
        "it counted encounters whose single primary outcome was “resolved on scene” over encounters" in refused.sentence
    )
    assert "this counts contacts without arrest, hold or facility" in refused.sentence


def test_savings_that_nobody_can_reckon_again_are_refused() -> None:
    assert (
        "how it was reckoned could not be found"
        in beside(published_named("boulder-edge-savings"), "arrested_rate").sentence
    )


def test_an_unknown_result_is_no_result() -> None:
    with pytest.raises(KeyError):
        published_named("nowhere")


@pytest.mark.parametrize("key", FOUND)
def test_the_program_finds_the_mistakes_of_the_literature_and_no_others(key: str) -> None:
    finding = FOUND[key]
    assert finding.is_right == (key not in MISTAKES)
    assert MISTAKES.get(key, "") in finding.sentence


def test_numbers_that_are_checked_come_out_as_listed() -> None:
    assert round(FOUND["STAR, cost of an offense averted"].found, 2) == 151.27
    assert round(math.log(1 - 0.34), 4) == -0.4155
    assert round(change(553, 169, 0, digits=1)[1], 1) == 69.4
    middles = [
        round(ratio_interval(*limits)[1], 3) for limits in ((1.26, 0.85, 1.88), (0.85, 0.52, 1.37), (0.48, 0.25, 0.92))
    ]
    assert middles == [1.264, 0.844, 0.48]
    assert round(ratio_interval(0.73, 0.69, 0.90)[1], 2) == 0.79
