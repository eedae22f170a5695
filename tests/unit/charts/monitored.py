"""A control chart and a funnel plot with all that can happen in them: stages, signals, gaps, marks, small areas."""

from datetime import date

from coresponder.analysis.monitoring import (
    Area,
    ControlChart,
    FunnelPlot,
    Mark,
    Point,
    control_chart,
    funnel_plot,
)

COUNTS = (14, 12, 15, 13, 11, 14, 12, 16, 13, 12, 14, 13, 29, 9, 8, 9, 7, 9, 8, 6, 8, 7, 9, 8)
OBSERVED = (12, 110, 95, 60, 41, 22, 310, 75, 48, 1, 260, 130, 0)
EXPECTED = (11.0, 100.0, 99.0, 61.0, 40.0, 24.0, 120.0, 78.0, 50.0, 1.2, 255.0, 128.0, 2.0)


def month(place: int) -> date:
    return date(2031 + place // 12, place % 12 + 1, 1)


def staged_chart() -> ControlChart:
    """A share with a launch, a change in recording, a gap, a withheld month and a part of one."""
    points = [Point(on=month(place), count=count, over=100 + 10 * (place % 3)) for place, count in enumerate(COUNTS)]
    points += [
        Point(on=month(24), count=None),
        Point(on=month(25), count=8, over=90, withheld=True),
        Point(on=month(26), count=7, over=100),
        Point(on=month(27), count=2, over=30, partial=True),
    ]
    marks = [
        Mark(on=month(13), kind="launch", words="launch"),
        Mark(on=month(16), kind="change", words="evening shift & weekend"),
        Mark(on=month(20), kind="recording change", words="<other> report form"),
    ]
    return control_chart(points, "p", stages_from=[month(13)], marks=marks)


def thirteen_areas() -> FunnelPlot:
    """Thirteen beats, one of them far out, one without an event."""
    areas = [
        Area(name=f"W{place} & <{place}>", observed=observed, expected=expected)
        for place, (observed, expected) in enumerate(zip(OBSERVED, EXPECTED, strict=True), start=1)
    ]
    return funnel_plot(areas, kind="beat")
