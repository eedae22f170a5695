"""A share month by month for its chart, with changes in recording; and what of a measure may be published."""

from dataclasses import replace
from datetime import date

from coresponder.analysis.disclosure import exposed_counts
from coresponder.analysis.measures.outcomes import Period
from coresponder.analysis.measures.outcomes.program import program_of
from coresponder.analysis.measures.outcomes.publishing import linked_counts, published
from coresponder.analysis.measures.outcomes.registry import outcome_named, share_named
from coresponder.analysis.measures.outcomes.series import marks_of, months_of
from coresponder.analysis.monitoring import chart_sentence, control_chart
from tests.spec.outcomes.marigold import marigold, result_of

MONTHS = """
    person | arrested | local_date
    ada    | yes      | 2031-01-10
    bea    | no       | 2031-01-20
    cy     | no       | 2031-03-05
    dov    |          | 2031-03-06
    """
CHANGES = """
    change_id | since_on   | what              | table_name | column_name   | measure
    one       | 2031-02-01 | another form      | encounters | arrested      |
    two       | 2031-02-15 | another rule      | encounters | hold_placed   |
    three     | 2031-03-01 | new software      |            |               |
    four      | 2031-03-09 | another count     |            |               | cited_rate
    """


def test_months_without_a_contact_are_gaps_and_not_recorded_is_no_contact() -> None:
    points = months_of(program_of(marigold(encounters=MONTHS)), share_named("arrested_rate"))
    assert [(point.on.month, point.count, point.over) for point in points] == [(1, 1, 2), (2, None, None), (3, 0, 1)]


def test_a_month_that_the_period_cuts_is_partial() -> None:
    period = Period(first_on=date(2031, 1, 15), last_on=date(2031, 3, 31))
    points = months_of(program_of(marigold(encounters=MONTHS, period=period)), share_named("arrested_rate"))
    assert [point.partial for point in points] == [True, False, False]


def test_the_chart_shows_the_launch_and_the_changes_in_recording_that_affect_it() -> None:
    program = program_of(marigold(encounters=MONTHS, recording_changes=CHANGES, launch_on=date(2031, 1, 1)))
    marks = marks_of(program, outcome_named("arrested_rate"))
    assert [mark.words for mark in marks] == ["launch", "another form", "new software"]
    chart = control_chart(months_of(program, share_named("arrested_rate")), "p", marks=marks)
    assert "the way of recording changed" in chart_sentence(chart, "arrests")


def contacts(with_outcome: int, without: int) -> str:
    rows = [f"p{number} | {'yes' if number < with_outcome else 'no'}" for number in range(with_outcome + without)]
    return "\n".join(["person | arrested", *rows])


def test_a_small_number_is_withheld_with_what_it_could_be_reckoned_from() -> None:
    shown = published(result_of("arrested_rate", marigold(encounters=contacts(3, 200))))
    assert shown.figures[0].suppressed
    assert shown.figures[0].denominator is None
    assert "withheld" in shown.sentence


def test_few_without_the_outcome_are_as_small_a_number() -> None:
    assert published(result_of("arrested_rate", marigold(encounters=contacts(200, 3)))).figures[0].suppressed


def test_large_numbers_and_none_at_all_are_shown() -> None:
    for result in (result_of("arrested_rate", marigold(encounters=contacts(found, 200))) for found in (0, 40)):
        assert published(result) == result


def test_no_group_can_be_reckoned_from_the_others() -> None:
    people = ["person | race_ethnicity"]
    people += [
        f"p{number} | {'white' if number < 150 else 'asian' if number < 200 else 'several'}" for number in range(260)
    ]
    rows = ["person | arrested"]
    rows += [f"p{number} | {'yes' if number % 10 == 0 else 'no'}" for number in range(260)]
    result = result_of("equity_in_outcome", marigold(encounters="\n".join(rows), persons="\n".join(people)))
    by_race = tuple(figure for figure in result.figures if figure.by["trait"] == "race_ethnicity")
    differences = [
        figure for figure in published(replace(result, figures=by_race)).figures if figure.by["kind"] != "share"
    ]
    assert differences
    assert all(figure.suppressed for figure in differences)
    shares = tuple(
        figure
        for figure in result.figures
        if figure.by.get("kind") == "share" and figure.by["trait"] == "race_ethnicity"
    )
    shown = published(replace(result, figures=shares))
    hidden = {place for place, figure in enumerate(shown.figures) if figure.suppressed}
    assert len(hidden) >= 2
    counts = linked_counts(shares)
    withheld = frozenset(key for key in counts.counts if key[0] == "figure" and int(key[1]) in hidden)
    assert not exposed_counts(counts, withheld, threshold=11)
