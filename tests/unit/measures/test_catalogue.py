"""The catalogue page holds every measure with its whole definition."""

from coresponder.analysis.measures import REGISTRY
from coresponder.analysis.measures.catalogue import catalogue_page


def test_every_measure_has_a_section_that_the_table_links_to() -> None:
    page = catalogue_page()
    for measure in REGISTRY:
        assert f"(#{measure.key})" in page
        assert f"\n## {measure.key}\n" in page


def test_nothing_of_a_definition_is_left_out() -> None:
    page = catalogue_page()
    for measure in REGISTRY:
        for text in (measure.question, measure.numerator, measure.population, measure.caveats, measure.source):
            assert text in page


def test_no_cell_of_a_table_is_broken_by_its_own_text() -> None:
    rows = [line for line in catalogue_page().splitlines() if line.startswith("| ")]
    assert {row.count("|") for row in rows} <= {3, 4}
