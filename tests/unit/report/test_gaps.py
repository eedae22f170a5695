"""What a baseline lacks is said, and the rest still stands."""

import html5lib
import pytest

from coresponder.analysis.measures.registry import REGISTRY
from coresponder.analysis.report import key_figures, render_html, sections
from tests.unit.report.sample_baseline import measures, sample_baseline

NO_CALLS = {measure.key: "The export holds no calls." for measure in REGISTRY}


def empty_baseline():
    """The baseline of an export without a single call."""
    return sample_baseline(
        period={"first_on": None, "last_on": None, "days": 0, "days_with_calls": 0, "time_zone": "America/Chicago"},
        quality={"overall": {"grade": "F", "sentence": "There are no calls in the export."}},
        measures=measures(**NO_CALLS),
        beats=None,
        population=None,
    )


def parse(text: str):
    return html5lib.HTMLParser(strict=True).parse(text)


def test_a_baseline_without_calls_is_a_report_that_says_so():
    text = render_html(empty_baseline())
    parse(text)
    assert "No call in the export has a time that could be read." in text
    assert text.count("The export holds no calls.") > 10


def test_a_baseline_that_holds_next_to_nothing_is_still_a_report():
    text = render_html({"title": "Bare County (invented)"})
    parse(text)
    assert "This baseline was made without this measure." in text
    assert "not frozen" in text


@pytest.mark.parametrize("key", [measure.key for measure in REGISTRY])
def test_any_one_measure_may_be_missing(key):
    baseline = sample_baseline(measures=measures(**{key: "Nobody recorded it."}))
    parse(render_html(baseline))


def test_the_reason_stands_where_the_figure_would_be():
    baseline = sample_baseline(measures=measures(on_scene_time="No call has both times."))
    card = next(card for card in key_figures(baseline) if card.key == "on_scene_time")
    assert (card.value, card.detail) == ("not recorded", "No call has both times.")


def test_a_question_that_the_export_cannot_answer_says_so():
    baseline = sample_baseline(measures=measures(crisis_calls_by_beat="No crisis call has a beat."))
    where = next(section for section in sections(baseline) if section.key == "where")
    assert where.sentence == "This export does not hold what it would take to say."
    card = next(card for card in key_figures(baseline) if card.key == "where")
    assert (card.value, card.unit, card.detail) == ("not known", "", "No crisis call has a beat.")


def test_stages_that_the_export_lacks_are_named():
    baseline = sample_baseline(measures=measures(call_taking_time="No.", travel_time="No."))
    how_long = next(section for section in sections(baseline) if section.key == "how_long")
    assert "Not in this export: call taking and travel." in how_long.exhibits[0].sentence


def test_without_outlines_the_areas_are_bars():
    where = next(section for section in sections(sample_baseline(beats=None)) if section.key == "where")
    assert "<rect" in where.exhibits[0].picture.wide
    assert "Not on the map" not in where.exhibits[0].sentence


def test_an_area_without_an_outline_is_named_beside_the_map():
    where = next(section for section in sections(sample_baseline()) if section.key == "where")
    assert "Not on the map, for want of an outline: W6." in where.exhibits[0].sentence


def test_a_month_without_any_call_is_a_gap_and_not_a_zero():
    baseline = sample_baseline()
    months = next(measure for measure in baseline["measures"] if measure["key"] == "crisis_calls_by_month")
    months["figures"] = [figure for figure in months["figures"] if figure["by"]["month"] != "2023-05-01"]
    exhibit = next(exhibit for exhibit in sections(baseline)[0].exhibits if exhibit.key == "by_month")
    may = next(row for row in exhibit.table.rows if row[0].text == "May")
    assert may[1].text == "–"
    assert exhibit.picture.wide.count("stroke-linejoin") == 3
