"""What is withheld stays withheld: no number of a suppressed cell reaches the page, even where a baseline holds one."""

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest

from coresponder.analysis.report import render_html, sections
from tests.unit.report.sample_baseline import sample_baseline

LEAK = 987_654


def leaking(baseline: dict[str, Any]) -> dict[str, Any]:
    """The baseline as a mistaken writer might leave it: suppressed figures that still hold their numbers."""
    leaky = copy.deepcopy(baseline)
    for measure in leaky["measures"]:
        for figure in measure["figures"]:
            if figure.get("suppressed"):
                figure |= dict.fromkeys(("value", "low", "high", "n", "numerator", "denominator", "missing"), LEAK)
    return leaky


def suppressed(baseline: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (figure for measure in baseline["measures"] for figure in measure["figures"] if figure.get("suppressed"))


def all_withheld() -> dict[str, Any]:
    """A baseline in which every crisis figure is too small."""
    baseline = sample_baseline()
    for measure in baseline["measures"]:
        if measure["key"] not in ("calls", "field_coverage"):
            measure["figures"] = [
                {"by": figure["by"], "value": None, "suppressed": True} for figure in measure["figures"]
            ]
    return baseline


def test_the_sample_has_something_to_withhold():
    assert len(list(suppressed(sample_baseline()))) > 50


@pytest.mark.parametrize("baseline", [sample_baseline(), all_withheld()], ids=["some", "all"])
def test_no_number_of_a_suppressed_cell_is_anywhere_in_the_report(baseline):
    text = render_html(leaking(baseline))
    assert not re.search(r"987[,.]?654|98765400|16460|274", text)


def test_a_withheld_cell_says_so_in_words():
    months = next(exhibit for exhibit in sections(sample_baseline())[0].exhibits if exhibit.key == "by_month")
    assert "1 of 36 months is withheld to protect small numbers." in months.sentence
    cells = [cell for row in months.table.rows for cell in row if cell.state == "withheld"]
    assert [cell.text for cell in cells] == ["withheld"]
    assert "Withheld is not zero." in months.table.note


def test_a_withheld_hour_of_the_week_is_marked_and_said_but_not_numbered():
    text = render_html(sample_baseline())
    table = text[text.index('id="table-by_weekday_hour"') :]
    table = table[: table.index("</table>")]
    assert table.count('<span class="crt-hidden">withheld</span>') == 52
    assert not re.search(r"crt-withheld[^>]*>\s*\d", table)


def test_shares_are_not_said_where_one_area_is_withheld_since_the_rest_would_give_it_away():
    where = next(section for section in sections(sample_baseline()) if section.key == "where")
    shares = [row[-1].text for row in where.exhibits[0].table.rows]
    assert shares == ["–"] * 6


def test_withheld_areas_come_after_the_others_so_that_their_place_tells_nothing():
    where = next(section for section in sections(sample_baseline()) if section.key == "where")
    states = [row[1].state for row in where.exhibits[0].table.rows]
    assert states == ["", "", "", "", "", "withheld"]


def test_a_report_in_which_all_is_withheld_still_says_what_it_can():
    text = render_html(all_withheld())
    assert "36 of 36 months are withheld to protect small numbers." in text
    assert "168 of 168 hours of the week are withheld to protect small numbers." in text
    assert 'id="table-by_weekday_hour"' not in text
    assert "<h1>Wickerbrook County (invented)</h1>" in text


def test_a_count_that_is_withheld_by_itself_is_said_to_be():
    baseline = sample_baseline()
    travel = next(measure for measure in baseline["measures"] if measure["key"] == "travel_time")
    for figure in travel["figures"]:
        figure["excluded"] = None
    how_long = next(section for section in sections(baseline) if section.key == "how_long")
    row = next(row for row in how_long.exhibits[0].table.rows if row[0].text == "Travel, crisis calls")
    assert row[-1].text == "withheld"
    assert "travel" not in how_long.exhibits[0].sentence.split("left out")[1]
