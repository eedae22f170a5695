"""Eve publishes at random, and somebody with a solver reads all of it: no small number can be narrowed."""

from dataclasses import replace

import pytest

from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.outcomes.publications import Publication
from tests.support.random_publications import Reader, in_sequence


def figures(publications: list[Publication]) -> list[Figure]:
    return [figure for each in publications for result in each.shown or () for figure in result.figures]


@pytest.fixture(scope="module")
def ten() -> list[Publication]:
    return in_sequence(10, seed=2)


def test_ten_publications_in_sequence_narrow_no_small_number(ten: list[Publication]) -> None:
    assert sum(not figure.suppressed for figure in figures(ten)) > 20
    assert sum(figure.suppressed for figure in figures(ten)) > 20
    assert Reader(ten).narrowed() == []


def test_the_reader_would_find_it_if_one_publication_withheld_nothing(ten: list[Publication]) -> None:
    *out, last = ten

    assert Reader([*out, replace(last, shown=last.results)]).narrowed()


@pytest.mark.heavy
def test_two_hundred_publications_in_sequence_narrow_no_small_number() -> None:
    out = in_sequence(200, seed=2)

    assert sum(not figure.suppressed for figure in figures(out)) > 200
    assert Reader(out).narrowed() == []
