"""Month to month: is what we see more than the ordinary up and down?

`points` one month as it was counted · `limits` the center and the natural limits of each kind of chart · `run_rules`
signals that need no limits · `control_chart` all of it together, in stages · `saying` the sentence, `table` the figures
that go with it · `funnel` areas beside each other, never people.
"""

from coresponder.analysis.monitoring.control_chart import ChartedPoint, ControlChart, Stage, control_chart
from coresponder.analysis.monitoring.funnel import Area, FunnelArea, FunnelPlot, funnel_plot
from coresponder.analysis.monitoring.points import CHART_KINDS, ChartKind, Mark, MarkKind, Point
from coresponder.analysis.monitoring.run_rules import RunsFound, runs_of
from coresponder.analysis.monitoring.saying import chart_sentence, funnel_sentence, recording_warning
from coresponder.analysis.monitoring.spans import SPANS, months_later, span_in_table, span_named
from coresponder.analysis.monitoring.table import CHART_COLUMNS, FUNNEL_COLUMNS, chart_rows, funnel_rows

__all__ = [
    "CHART_COLUMNS",
    "CHART_KINDS",
    "FUNNEL_COLUMNS",
    "SPANS",
    "Area",
    "ChartKind",
    "ChartedPoint",
    "ControlChart",
    "FunnelArea",
    "FunnelPlot",
    "Mark",
    "MarkKind",
    "Point",
    "RunsFound",
    "Stage",
    "chart_rows",
    "chart_sentence",
    "control_chart",
    "funnel_plot",
    "funnel_rows",
    "funnel_sentence",
    "months_later",
    "recording_warning",
    "runs_of",
    "span_in_table",
    "span_named",
]
