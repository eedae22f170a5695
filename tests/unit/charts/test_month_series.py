"""Months on a line: what is not known is not drawn."""

from datetime import date

from coresponder.analysis.charts import Month, month_series
from tests.unit.charts.drawings import CAPTION, numbers, shapes, words


def year(*values, **more):
    return [
        Month(first_on=date(2025, place, 1), value=value, withheld=value is None, **more)
        for place, value in enumerate(values, 1)
    ]


def lines(svg: str) -> list[str]:
    return [str(path.get("d")) for path in shapes(svg, "path") if path.get("stroke-width") == "2"]


def test_the_line_breaks_where_a_month_is_withheld():
    drawn = month_series(year(20, 30, None, 40, 50), caption=CAPTION, unit="calls")
    assert [line.count("L") for line in lines(drawn)] == [1, 1]


def test_the_line_does_not_run_to_a_month_that_is_covered_in_part():
    months = [*year(20, 30), Month(first_on=date(2025, 3, 1), value=2, partial=True)]
    assert [line.count("L") for line in lines(month_series(months, caption=CAPTION, unit="calls"))] == [1]


def test_the_most_and_the_fewest_are_said_at_the_line():
    said = words(month_series(year(20, 55, 30), caption=CAPTION, unit="calls"))
    assert "55 in Feb 2025" in said
    assert "20 in Jan 2025" in said


def test_the_fewest_is_not_said_where_a_month_is_withheld():
    said = words(month_series(year(20, 55, None), caption=CAPTION, unit="calls"))
    assert "55 in Feb 2025" in said
    assert "20 in Jan 2025" not in said


def test_a_month_that_is_covered_in_part_is_neither():
    months = [*year(20, 55), Month(first_on=date(2025, 3, 1), value=99, partial=True)]
    said = words(month_series(months, caption=CAPTION, unit="calls"))
    assert "99 in Mar 2025" not in said


def test_few_months_are_named_and_many_are_told_by_their_years():
    assert "Jan" in words(month_series(year(*range(20, 32)), caption=CAPTION, unit="calls"))
    long = [Month(first_on=date(2023 + n // 12, n % 12 + 1, 1), value=20 + n) for n in range(36)]
    said = words(month_series(long, caption=CAPTION, unit="calls"))
    assert "Jan" not in said
    assert {"2023", "2024", "2025"} <= set(said)


def test_zero_is_at_the_foot_of_the_picture():
    drawn = month_series(year(0, 50), caption=CAPTION, unit="calls")
    first, second = (numbers(circle, "cy")[0] for circle in shapes(drawn, "circle"))
    assert first > second
