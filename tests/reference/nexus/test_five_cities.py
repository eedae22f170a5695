"""The rules against the call types of five cities that the Vera Institute of Justice sorted by hand."""

from pathlib import Path

import pytest

from coresponder.analysis.nexus.evaluation import Comparison, compare, published, read_reference
from coresponder.analysis.nexus.evaluation.comparing import ALL_RULES, LEARNED, LEFT_OUT, TOGETHER
from coresponder.analysis.nexus.tables import read_table

PAGE = Path(__file__).resolve().parents[3] / "docs" / "explanation" / "which-calls-are-crisis-calls.md"

pytestmark = pytest.mark.shared_data


@pytest.fixture
def comparison(shared_data: Path) -> Comparison:
    return compare(read_table(), read_reference(shared_data / "taxonomy-vera-911"))


def test_with_a_city_left_out_few_of_the_types_said_to_be_crisis_calls_are_not(comparison: Comparison) -> None:
    score = comparison.scores[LEFT_OUT][TOGETHER]

    assert (score.types, score.behavioral) == (2_385, 46)
    assert (score.precision_of_types.numerator, score.precision_of_types.denominator) == (37, 38)
    assert (score.recall_of_types.numerator, score.recall_of_types.denominator) == (37, 46)


def test_the_rules_are_more_precise_than_words_learned_from_the_other_cities(comparison: Comparison) -> None:
    rules, learned = comparison.scores[LEFT_OUT][TOGETHER], comparison.scores[LEARNED][TOGETHER]

    assert (rules.precision_of_types.value or 0) > (learned.precision_of_types.value or 0)


def test_every_type_that_the_rules_miss_is_a_death_an_overdose_or_a_person_down(comparison: Comparison) -> None:
    missed = [item for item in comparison.disagreements if item.type.label == "behavioral"]

    assert {item.rule for item in missed} == {"no.death", "possible.overdose", "possible.person-down"}
    assert comparison.scores[ALL_RULES][TOGETHER].recall_of_types.numerator == 46 - len(missed)


def test_the_published_tables_are_the_ones_that_the_rules_give_today(comparison: Comparison) -> None:
    renew = "Run: python -m coresponder.analysis.nexus.evaluation ../shared/data/taxonomy-vera-911 PAGE"

    assert published(comparison) in PAGE.read_text(encoding="utf-8"), renew
