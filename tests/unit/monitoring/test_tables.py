"""The table beside a chart says what the picture shows, and what it cannot show."""

from coresponder.analysis.monitoring import CHART_COLUMNS, FUNNEL_COLUMNS, chart_rows, funnel_rows
from coresponder.kernel.spoken_english import percent
from tests.unit.charts.monitored import staged_chart, thirteen_areas


def test_every_month_is_a_row_with_its_limits_and_a_remark() -> None:
    rows = chart_rows(staged_chart(), percent)
    assert len(rows) == 28
    assert all(len(row) == len(CHART_COLUMNS) for row in rows)
    assert rows[12] == ("January 2032", "29.0%", "100", "13.2%", "3.1% to 23.4%", "beyond a limit, above")
    assert rows[24][1:3] == ("not recorded", "")
    assert rows[25][1:3] == ("withheld", "")
    assert rows[27][5] == "part of a month"


def test_areas_stand_in_the_order_of_their_names_and_not_of_their_ratios() -> None:
    rows = funnel_rows(thirteen_areas())
    assert all(len(row) == len(FUNNEL_COLUMNS) for row in rows)
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert [row[0] for row in rows if row[5]] == ["W7 & <7>"]
