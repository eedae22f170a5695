"""Charts as accessible SVG, drawn from small typed inputs: the same text serves the screen and the printed page."""

from coresponder.analysis.charts.bars import Bar, bars
from coresponder.analysis.charts.beat_map import Beat, beat_map
from coresponder.analysis.charts.columns import Bin, columns
from coresponder.analysis.charts.concentration import TopPlaces, concentration
from coresponder.analysis.charts.control import control
from coresponder.analysis.charts.funnel import funnel
from coresponder.analysis.charts.intercepts import Column, Intercept, Station, intercepts
from coresponder.analysis.charts.month_series import Month, month_series
from coresponder.analysis.charts.spark import spark
from coresponder.analysis.charts.svg import Caption, Size
from coresponder.analysis.charts.time_on_task import Minutes, Span, Stage, time_on_task
from coresponder.analysis.charts.tornado import Reach, tornado_chart
from coresponder.analysis.charts.weekday_hour import Hour, shades, weekday_hour

__all__ = [
    "Bar",
    "Beat",
    "Bin",
    "Caption",
    "Column",
    "Hour",
    "Intercept",
    "Minutes",
    "Month",
    "Reach",
    "Size",
    "Span",
    "Stage",
    "Station",
    "TopPlaces",
    "bars",
    "beat_map",
    "columns",
    "concentration",
    "control",
    "funnel",
    "intercepts",
    "month_series",
    "shades",
    "spark",
    "time_on_task",
    "tornado_chart",
    "weekday_hour",
]
