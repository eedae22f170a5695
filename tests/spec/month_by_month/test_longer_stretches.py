"""Who may not see single months sees quarters, half-years or years, and never enough to reckon a month."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate, repeat

from coresponder.analysis.assessment import Months, published_months
from coresponder.analysis.assessment.widening import widened
from coresponder.analysis.monitoring import Point, chart_rows, chart_sentence, control_chart, months_later
from coresponder.program.outcomes.dashboard.charts import chart_of, why_longer
from tests.support.sample_outcomes import assessed

LAUNCH_ON = date(2031, 7, 1)


def months(before: Sequence[int], since: Sequence[int], *, over: int = 100) -> Months:
    """A share month by month around a launch on the first of July."""
    first = months_later(LAUNCH_ON, -len(before))
    days = accumulate(repeat(1, len(before) + len(since) - 1), months_later, initial=first)
    points = tuple(Point(on=on, count=count, over=over) for on, count in zip(days, [*before, *since], strict=True))
    return Months(kind="p", noun="arrests", unit="percent", points=points)


def shown(found: Months) -> list[str]:
    return ["withheld" if point.withheld else f"{point.count:.0f} of {point.over:.0f}" for point in found.points]


def test_months_that_are_large_enough_stay_months() -> None:
    found = published_months(months([30] * 6, [25] * 6), LAUNCH_ON)
    assert (found.each, len(found.points)) == (1, 12)
    assert why_longer(found) == ""


def test_where_most_months_would_be_withheld_the_shortest_stretch_that_can_be_seen_is_shown() -> None:
    found = published_months(months([12] * 6, [5] * 6), LAUNCH_ON)
    assert (found.each, shown(found)) == (3, ["36 of 300", "36 of 300", "15 of 300", "15 of 300"])

    found = published_months(months([9] * 12, [3] * 12), LAUNCH_ON)
    assert (found.each, shown(found)) == (6, ["54 of 600", "54 of 600", "18 of 600", "18 of 600"])
    assert why_longer(found).startswith("Shown by half-year, counted from the launch: too many single months")


def test_no_stretch_has_months_of_both_sides_and_what_is_left_over_is_part_of_one() -> None:
    found = widened(months([20] * 7, [10] * 8), 3, LAUNCH_ON)
    assert [(point.on, point.count, point.partial) for point in found.points] == [
        (date(2030, 12, 1), 20, True),
        (date(2031, 1, 1), 60, False),
        (date(2031, 4, 1), 60, False),
        (date(2031, 7, 1), 30, False),
        (date(2031, 10, 1), 30, False),
        (date(2032, 1, 1), 20, True),
    ]


def test_what_is_left_over_and_small_cannot_be_reckoned_from_the_total() -> None:
    """The total since launch is printed as well; so with a small rest another stretch has to go."""
    found = published_months(months([12] * 12, [8] * 12 + [4]), LAUNCH_ON)
    withheld = [point for point in found.points if point.withheld and point.on >= LAUNCH_ON]
    assert found.points[-1].withheld
    assert len(withheld) >= 2


def test_even_years_that_are_too_small_are_withheld() -> None:
    found = published_months(months([1] * 12, [1] + [0] * 11), LAUNCH_ON)
    assert found.each > 1
    assert not [each for each in shown(found) if each.startswith("1 of")]


def test_chart_and_table_say_what_a_point_is() -> None:
    found = published_months(months([12] * 12, [5] * 12), LAUNCH_ON)
    chart = chart_of(found, (), LAUNCH_ON)
    assert chart_sentence(chart, found.noun) == (
        "Arrests went up and down no more than usual. The limits rest on only four quarters and will still move."
    )
    assert chart_rows(chart)[4][0] == "Jul 2031 to Sep 2031"


def test_a_quarter_beyond_a_limit_is_named_by_its_first_month() -> None:
    found = widened(months([], [10] * 30 + [30] * 3), 3, LAUNCH_ON)
    chart = control_chart(found.points, "p", each=found.each)
    assert "in the quarter from Jan 2034 above the upper natural limit" in chart_sentence(chart, "arrests")


def test_an_assessment_keeps_months_whoever_reads_it() -> None:
    """So its fingerprint is the same for all."""
    kept = assessed().named("arrested_rate").months
    assert kept is not None
    assert "each" not in kept.to_mapping()
    assert Months.from_mapping(kept.to_mapping()).each == 1
