"""Coordinator Cora puts the baseline of Wickerbrook County before the planning team.

Each sentence of the report is written by rule from the figures, so it can be told here word by word.
"""

import pytest

from coresponder.analysis.report import key_figures, render_html, sections
from coresponder.analysis.report.content import Content
from coresponder.analysis.report.next_steps import next_steps
from tests.unit.report.sample_baseline import beats, measures, quality, sample_baseline


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    return {section.key: section.sentence for section in sections(sample_baseline())}


@pytest.fixture(scope="module")
def exhibits() -> dict[str, str]:
    return {exhibit.key: exhibit.sentence for section in sections(sample_baseline()) for exhibit in section.exhibits}


def test_how_many_crisis_calls_there_are(answers):
    assert answers["how_many"] == (
        "2,304 of 48,210 calls were crisis calls as coded, or 4.8% (95% range 4.6 to 5.0%). "
        "That is 2.1 (95% range 2.0 to 2.2) a day."
    )


def test_what_the_true_number_lies_between(exhibits):
    assert exhibits["definitions"] == (
        "The true number lies somewhere from 2,304, the calls whose type names behavioral health, to 5,120, the calls "
        "whose type may hide it."
    )


def test_which_months_had_the_most_and_that_chance_may_be_all_there_is(exhibits):
    assert exhibits["by_month"] == (
        "The whole months that can be shown had from 48 (95% range 35 to 64) crisis calls, in January 2023, to 78 (95% "
        "range 62 to 97), in November 2024. Their ranges overlap, so chance may be all there is between them. "
        "1 of 36 months is withheld to protect small numbers."
    )


def test_which_stretch_of_the_day_brings_half_of_them(answers):
    assert answers["when"] == "Half of the crisis calls (53.4%) came in from noon to 9 pm."


def test_which_days_bring_the_most(exhibits):
    assert exhibits["by_weekday"] == (
        "The most came on Sundays, 2.6 (95% range 2.3 to 2.8) a day, the fewest on Mondays, 2.0 (95% range 1.8 to 2.2)."
    )


def test_rare_calls_are_said_out_of_a_hundred_hours(exhibits):
    assert exhibits["by_weekday_hour"].startswith(
        "The busiest hour of the week that can be shown is Saturday from 4 pm to 5 pm, with 15 (95% range 10 to 23) "
        "crisis calls as coded in 100 such hours."
    )


def test_how_long_they_keep_a_unit_beside_all_calls(answers):
    assert answers["how_long"] == (
        "Half of the crisis calls kept the first unit at the scene for 24 min (95% range 22 to 25 min) or longer, half "
        "of all calls for 17 min or longer."
    )


def test_how_many_impossible_times_were_left_out(exhibits):
    assert (
        "(all calls: waiting for a unit 219, travel 3, response in all 12, at the scene 677)"
        in exhibits["time_on_task"]
    )


def test_how_they_ended_and_for_how_many_nobody_knows(answers):
    assert answers["how_they_end"] == (
        "The most frequent outcome is “report”, 30.4% (95% range 28.6 to 32.3%). "
        "For 30.2% the export does not say how they ended."
    )


def test_how_often_the_same_place_calls_again(answers):
    assert answers["repeat_places"] == (
        "15.1% (95% range 13.6 to 16.6%) of the 2,190 crisis calls that could be followed for 30 days were followed by "
        "another from the same place."
    )


def test_how_good_the_data_are(answers):
    assert answers["data_quality"] == "Overall grade B: Two of 900 rows could not be read."


def test_every_section_says_what_it_does_not_say():
    assert all(section.does_not_say for section in sections(sample_baseline()))


def test_every_key_figure_has_a_grade_and_what_it_rests_on():
    for card in key_figures(sample_baseline()):
        assert card.grade is not None
        assert card.detail


def test_the_report_tells_the_time_zone_the_hash_and_how_to_check_it():
    baseline = sample_baseline()
    text = render_html(baseline)
    assert "All times are local, America/Chicago." in text
    assert baseline["content_sha256"] in text
    assert "coresponder baseline verify FOLDER" in text


def test_what_to_do_next_follows_from_what_is_weak_or_missing():
    assert next_steps(Content(source=sample_baseline()))[:2] == [
        "Go through the two call types that may count, or that no rule reads, with someone who knows the agency’s "
        "codes: they decide between the lowest and the highest count.",
        "Ask the dispatch center about the fields that are graded D or F: disposition.",
    ]


def test_a_map_and_a_rate_are_asked_for_where_they_were_not_given():
    bare = sample_baseline(beats=None, population=None, measures=measures(crisis_calls_per_1000="No population given."))
    steps = " ".join(next_steps(Content(source=bare)))
    assert "--population" in steps
    assert "--beats" in steps
    assert "--beats" not in " ".join(next_steps(Content(source=sample_baseline(beats=beats()))))


def test_months_that_the_export_covers_in_part_are_not_compared():
    gap = [{"first_on": "2023-01-05", "last_on": "2023-02-02", "days": 29}]
    baseline = sample_baseline(quality=quality() | {"days_without_calls": gap})
    by_month = sections(baseline)[0].exhibits[1]
    assert "in January 2023," not in by_month.sentence
    assert (
        "January 2023 and February 2023 are not covered from end to end and cannot be compared with whole months."
        in by_month.sentence
    )


def test_a_range_that_stands_apart_is_not_called_chance():
    baseline = sample_baseline()
    weekdays = next(measure for measure in baseline["measures"] if measure["key"] == "crisis_calls_by_weekday")
    weekdays["figures"][6] |= {"value": 9.0, "low": 8.0, "high": 10.0}
    by_weekday = next(
        exhibit for section in sections(baseline) for exhibit in section.exhibits if exhibit.key == "by_weekday"
    )
    assert "chance" not in by_weekday.sentence


def test_too_few_hours_of_the_week_are_no_picture():
    baseline = sample_baseline()
    week = next(measure for measure in baseline["measures"] if measure["key"] == "crisis_calls_by_weekday_hour")
    for figure in week["figures"][:100]:
        figure |= {"value": None, "suppressed": True}
    exhibit = next(
        exhibit for section in sections(baseline) for exhibit in section.exhibits if exhibit.key == "by_weekday_hour"
    )
    assert exhibit.picture is None
    assert exhibit.table is None
    assert "That leaves too little for a picture of the week" in exhibit.sentence


def test_where_one_hour_is_withheld_the_busiest_of_the_others_is_said():
    baseline = sample_baseline()
    hours = next(measure for measure in baseline["measures"] if measure["key"] == "crisis_calls_by_hour")
    hours["figures"][0] = {"by": hours["figures"][0]["by"], "value": None, "suppressed": True}
    when = next(section for section in sections(baseline) if section.key == "when")
    assert when.sentence == (
        "The busiest hour that can be shown is 4 pm to 5 pm, with 14 (95% range 12 to 16) in 100 such hours."
    )
    card = next(card for card in key_figures(baseline) if card.key == "when")
    assert (card.value, card.unit) == ("4 pm to 5 pm", "is the busiest hour that can be shown")


def test_which_types_count_may_count_and_are_too_rare_to_name():
    which = next(section for section in sections(sample_baseline()) if section.key == "which_calls")
    rows = [[cell.text for cell in row] for row in which.exhibits[0].table.rows]
    assert rows == [
        ["Mental Health Crisis", "mental health crisis", "Crisis call", "1,404"],
        ["Suicide Threat <active>", "suicide", "Crisis call", "890"],
        ["Welfare Check", "welfare check", "Possibly", "2,608"],
        ["WKB 77", "unclear", "Not known", "41"],
        ["Types with fewer than 11 calls, together", "mixed", "Mixed", "38"],
    ]
