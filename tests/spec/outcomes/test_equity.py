"""Equity: groups beside each other, with those of whom nothing is recorded among them."""

import pytest

from coresponder.analysis.measures import MeasureContext
from tests.spec.outcomes.marigold import figure_of, figures_of, marigold, sentence_of

PEOPLE = """
    person | race_ethnicity | age_band | gender | language | housing
    ada    | white          | 25_to_44 | woman  | en       | stable
    bea    | white          | 25_to_44 | woman  | en       | stable
    cy     | white          | 25_to_44 | man    | en       | stable
    dov    | black_african_american | 25_to_44 | man | en   | unsheltered
    eli    | black_african_american | 25_to_44 | man | en   | unsheltered
    fay    | not_recorded   | not_recorded | woman | en     | not_recorded
    """
CONTACTS = """
    person | arrested
    ada    | no
    bea    | no
    cy     | yes
    dov    | yes
    eli    | yes
    fay    | no
    gil    | no
    """


@pytest.fixture(scope="module")
def context() -> MeasureContext:
    return marigold(encounters=CONTACTS, persons=PEOPLE)


def equity(context: MeasureContext, **cell: str | int) -> float | None:
    return figure_of("equity_in_outcome", context, outcome="arrested_rate", trait="race_ethnicity", **cell).value


def test_every_group_has_its_share_the_not_recorded_as_well(context: MeasureContext) -> None:
    assert equity(context, group="white", kind="share") == pytest.approx(1 / 3)
    assert equity(context, group="black_african_american", kind="share") == 1
    assert equity(context, group="not_recorded", kind="share") == 0


def test_a_group_is_compared_with_the_largest_one_that_is_recorded(context: MeasureContext) -> None:
    assert equity(context, group="black_african_american", kind="less white") == pytest.approx(2 / 3)


def test_the_gap_is_bounded_by_where_the_not_recorded_may_belong(context: MeasureContext) -> None:
    assert equity(context, group="all", kind="largest gap") == pytest.approx(2 / 3)
    assert equity(context, group="all", kind="largest gap, worst case") == pytest.approx(1 - 1 / 5)


def test_the_sentence_says_how_many_are_not_recorded(context: MeasureContext) -> None:
    sentence = sentence_of("equity_in_outcome", context)
    assert "is not recorded" in sentence
    assert "before chance is allowed for" in sentence


def test_without_persons_nothing_is_compared() -> None:
    assert figures_of("equity_in_outcome", marigold(encounters=CONTACTS)) == ()
