"""Eve publishes at random, and somebody with a solver reads all of it: no small number can be narrowed."""

from dataclasses import replace

import pytest

from coresponder.analysis.disclosure import SMALLEST_PUBLISHED
from coresponder.analysis.measures.figures import Figure, MeasureResult
from coresponder.analysis.measures.outcomes.publications import Publication, exposed
from coresponder.analysis.measures.outcomes.publishing import counts_of
from tests.support.random_publications import Reader, drawn_as_offered, in_sequence

FEW, SOME, MANY = 8, 30, 200


def figures(publications: list[Publication]) -> list[Figure]:
    return [figure for each in publications for result in each.shown or () for figure in result.figures]


@pytest.fixture(scope="module")
def few() -> list[Publication]:
    return in_sequence(FEW, seed=2)


def test_publications_in_sequence_narrow_no_small_number(few: list[Publication]) -> None:
    assert sum(not figure.suppressed for figure in figures(few)) > 20
    assert sum(figure.suppressed for figure in figures(few)) > 20

    reader = Reader(few)

    assert reader.definitions_hold()
    assert reader.narrowed() == []


def test_the_reader_finds_it_where_nothing_is_withheld(few: list[Publication]) -> None:
    careless = [replace(each, shown=each.results) for each in few]

    assert len(Reader(careless).narrowed()) > 20


def test_the_reader_finds_it_where_only_the_small_figures_are_withheld(few: list[Publication]) -> None:
    """Small figures hidden and nothing else: then differences between reports tell them."""
    careless = [replace(each, shown=tuple(map(without_small, each.results))) for each in few]

    assert Reader(careless).narrowed()


def test_the_reader_and_the_audit_find_it_where_one_publication_withholds_nothing(few: list[Publication]) -> None:
    *out, last = few
    careless = replace(last, shown=last.results)

    assert Reader([*out, careless]).narrowed()
    assert exposed(careless, out)
    assert not exposed(last, out)


def without_small(result: MeasureResult) -> MeasureResult:
    """The small counts withheld, and nothing that they follow from."""
    small = [
        replace(figure, value=None, n=None, numerator=None, denominator=None, missing=None, suppressed=True)
        if any(0 < count < SMALLEST_PUBLISHED for count in counts_of(figure).values())
        else figure
        for figure in result.figures
    ]
    return replace(result, figures=tuple(small))


@pytest.mark.heavy
@pytest.mark.parametrize("seed", [2, 3])
def test_two_hundred_reports_in_sequence_narrow_no_small_number(seed: int) -> None:
    out = in_sequence(MANY, seed=seed, draw=drawn_as_offered)
    shown = sum(not figure.suppressed for figure in figures(out))

    assert shown > 1000
    reader = Reader(out)
    assert reader.definitions_hold()
    assert reader.narrowed() == []


@pytest.mark.heavy
@pytest.mark.parametrize("seed", [2, 3])
def test_thirty_reports_over_any_months_narrow_no_small_number(seed: int) -> None:
    """Periods that begin and end anywhere tell the most, and each costs more than the one before it."""
    out = in_sequence(SOME, seed=seed)

    reader = Reader(out)
    assert reader.definitions_hold()
    assert reader.narrowed() == []
