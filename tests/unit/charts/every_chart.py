"""Each chart once, with figures that cover what can happen: withheld, missing, without a range, long names."""

from collections.abc import Callable
from datetime import date
from typing import Any

from coresponder.analysis.charts import (
    Bar,
    Beat,
    Bin,
    Caption,
    Column,
    Hour,
    Intercept,
    Minutes,
    Month,
    Size,
    Span,
    Stage,
    Station,
    TopPlaces,
    bars,
    beat_map,
    columns,
    concentration,
    control,
    funnel,
    intercepts,
    month_series,
    time_on_task,
    weekday_hour,
)
from coresponder.analysis.monitoring import FunnelPlot, control_chart
from tests.unit.charts.monitored import staged_chart, thirteen_areas

Draw = Callable[[Caption, Size], str]

SQUARES: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "id": name, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for name, ring in (
            ("W1", [[0, 50], [1, 50], [1, 51], [0, 51], [0, 50]]),
            ("W2 & <W3>", [[1, 50], [2, 50], [2, 51], [1, 51], [1, 50]]),
        )
    ],
}


def _months(caption: Caption, size: Size) -> str:
    months = [
        Month(first_on=date(2024, 11, 1), value=40, low=30, high=50),
        Month(first_on=date(2024, 12, 1), value=None, withheld=True),
        Month(first_on=date(2025, 1, 1), value=None),
        Month(first_on=date(2025, 2, 1), value=60),
        Month(first_on=date(2025, 3, 1), value=12, partial=True),
    ]
    return month_series(months, caption=caption, unit="calls & more a month", size=size)


def _columns(caption: Caption, size: Size) -> str:
    bins = [
        Bin(label="Mon", value=0.4, said="0.4", low=0.2, high=0.7),
        Bin(label="Tue", value=None, said="withheld", withheld=True),
        Bin(label="Wed", value=None, said="not recorded"),
    ]
    return columns(bins, caption=caption, unit="calls an hour", size=size)


def _bars(caption: Caption, size: Size) -> str:
    entries = [
        Bar(
            label="A name so long that it cannot stand in one line, or even in two, next to its bar", value=3, said="3"
        ),
        Bar(label="Short", value=None, said="withheld", withheld=True),
        Bar(label="Not recorded", value=1, said="1", low=0.2, high=4, aside=True),
    ]
    return bars(entries, caption=caption, size=size)


def _week(caption: Caption, size: Size) -> str:
    week = {(1, 0): Hour(value=3), (7, 23): Hour(value=None, withheld=True), (2, 5): Hour(value=None)}
    return weekday_hour(week, caption=caption, size=size)


def _times(caption: Caption, size: Size) -> str:
    spans = (
        Span(group="Crisis", median=Minutes(value=20, low=18, high=23), p90=Minutes(value=70)),
        Span(group="All", median=None, p90=None, withheld=True),
    )
    return time_on_task([Stage(label="At the scene", explained="to <clear>", spans=spans)], caption=caption, size=size)


def _concentration(caption: Caption, size: Size) -> str:
    steps = [
        TopPlaces(percent_of_places=1, share_of_calls=0.2, low=0.1, high=0.3),
        TopPlaces(percent_of_places=5, share_of_calls=None, withheld=True),
    ]
    return concentration(steps, caption=caption, calls="crisis calls", size=size)


def _map(caption: Caption, size: Size) -> str:
    beats = [Beat(name="W1", value=120), Beat(name="W2 & <W3>", value=None, withheld=True)]
    return beat_map(SQUARES, beats, caption=caption, unit="Crisis calls", size=size)


def _intercepts(caption: Caption, size: Size) -> str:
    stations = (
        Station(label="Crisis line", said="2 services, 1 at any hour"),
        Station(label="A place with a name so long that it needs two lines & <more>", said="none", is_missing=True),
    )
    columns = (Column(title="Somebody to contact", stations=stations), Column(title="A place", stations=stations[:1]))
    bands = [Intercept(title=f"Intercept {number}", columns=columns) for number in (0, 1)]
    return intercepts(bands, caption=caption, size=size)


def _control(caption: Caption, size: Size) -> str:
    return control(staged_chart(), caption=caption, unit="arrests & more per 100", scale=100, size=size)


def _funnel(caption: Caption, size: Size) -> str:
    return funnel(thirteen_areas(), caption=caption, expected_unit="arrests & more expected", size=size)


DRAWINGS: dict[str, Draw] = {
    "month series": _months,
    "columns": _columns,
    "bars": _bars,
    "week": _week,
    "time on task": _times,
    "concentration": _concentration,
    "beat map": _map,
    "intercepts": _intercepts,
    "control": _control,
    "funnel": _funnel,
}


def _none(caption: Caption, size: Size) -> dict[str, str]:
    """Every chart of nothing at all."""
    no_areas = FunnelPlot(areas=(), level=0.998, variance_between=0, dispersion=1)
    return {
        "month series": month_series([], caption=caption, unit="calls", size=size),
        "columns": columns([], caption=caption, unit="calls", size=size),
        "bars": bars([], caption=caption, size=size),
        "week": weekday_hour({}, caption=caption, size=size),
        "time on task": time_on_task([], caption=caption, size=size),
        "concentration": concentration([], caption=caption, calls="calls", size=size),
        "beat map": beat_map({"features": []}, [], caption=caption, unit="calls", size=size),
        "intercepts": intercepts([], caption=caption, size=size),
        "control": control(control_chart([], "c"), caption=caption, unit="calls", size=size),
        "funnel": funnel(no_areas, caption=caption, expected_unit="calls expected", size=size),
    }


def of_nothing(name: str, caption: Caption, size: Size) -> str:
    """That chart, drawn of nothing."""
    return _none(caption, size)[name]
