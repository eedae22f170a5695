"""The table that stands with every chart: what is drawn, in figures, for whoever cannot see it or wants to reckon."""

from collections.abc import Callable

from coresponder.analysis.monitoring.control_chart import ChartedPoint, ControlChart
from coresponder.analysis.monitoring.funnel import FunnelArea, FunnelPlot
from coresponder.analysis.monitoring.spans import SPANS, span_in_table
from coresponder.kernel.spoken_english import counted, measured

Say = Callable[[float], str]
Row = tuple[str, ...]

CHART_COLUMNS: Row = ("Month", "Value", "Out of", "Usual", "Natural limits", "Remark")
FUNNEL_COLUMNS: Row = ("Area", "Observed", "Expected", "Times expected", "Limits", "Remark")


def chart_rows(chart: ControlChart, say: Say = measured) -> list[Row]:
    """One row for each point, in the columns of CHART_COLUMNS; `say` writes the values (as percent, as minutes)."""
    return [_chart_row(point, say, chart.each) for point in chart.points]


def _chart_row(point: ChartedPoint, say: Say, each: int) -> Row:
    value = "withheld" if point.withheld else "not recorded" if point.value is None else say(point.value)
    over = "" if point.n is None or point.withheld else counted(point.n)
    usual = "" if point.center is None else say(point.center)
    limits = "" if point.low is None or point.high is None else f"{say(point.low)} to {say(point.high)}"
    return (span_in_table(point.on, each), value, over, usual, limits, _remark(point, each))


def _remark(point: ChartedPoint, each: int) -> str:
    remarks = [
        f"{point.signal}, {point.side}" if point.signal else "",
        "left out of the limits" if point.left_out else "",
        f"part of a {SPANS[each]}" if point.partial else "",
    ]
    return "; ".join(remark for remark in remarks if remark)


def funnel_rows(plot: FunnelPlot) -> list[Row]:
    """One row for each area, in the columns of FUNNEL_COLUMNS, in the order of their names and not of their ratios."""
    return [_funnel_row(plot, area) for area in sorted(plot.areas, key=lambda area: area.name)]


def _funnel_row(plot: FunnelPlot, area: FunnelArea) -> Row:
    low, high = plot.limits_at(area.expected)
    limits = f"{measured(low)} to {measured(high)}"
    remark = "outside the limits" if area.is_outside else ""
    return (area.name, counted(area.observed), measured(area.expected), measured(area.ratio), limits, remark)
