"""Control charts and runs against published results: rows 23 and 24 of the table of reference results."""

from datetime import date, timedelta

import numpy as np
import pytest

from coresponder.analysis.monitoring import ChartKind, ControlChart, Point, control_chart
from tests.reference.outcomes.conftest import Columns, Read, numbers

pytestmark = pytest.mark.shared_data

FIRST_ON = date(2020, 1, 1)
# The stored result, Montgomery's table, the kind of chart, its columns, the first place of each later stage, how many
# points set the limits.
EXAMPLES = {
    "6.5 xmr": ("ex_6.5_3", "06.07", "xmr", "cost", None, (), 20),
    "7.1 p staged": ("ex_7.1_5", "07.03", "p", "count", "size", (30,), None),
    "table 7.4 p": ("tbl_7.4_1", "07.04", "p", "count", "size", (), None),
    "7.3 c": ("ex_7.3_3", "07.08", "c", "count", None, (), 26),
    "7.4 u": ("ex_7.4_1", "07.10", "u", "count", "size", (), None),
    "7.6 t": ("ex_7.6_1", "07.14", "t", "hours", None, (), None),
}
# The first twenty draws of R's rnorm after set.seed(123).
R_DRAWS = (
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285,
    -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716,
    0.70135590, -0.47279141,
)  # fmt: skip


def day(place: int) -> date:
    return FIRST_ON + timedelta(days=place)


def chart_of(example: str, read: Read) -> tuple[ControlChart, Columns]:
    stored, table, kind, count, over, stages, limits_until = EXAMPLES[example]
    expected, data = read(f"qicharts2_expected_{stored}.csv"), read(f"montgomery_tbl_{table}.csv")
    included = [value == "True" for value in expected["include"]]
    sizes = numbers(data[over]) if over else [None] * len(included)
    points = [
        Point(on=day(place), count=value, over=size, left_out=not included[place])
        for place, (value, size) in enumerate(zip(numbers(data[count]), sizes, strict=True))
    ]
    chart = control_chart(
        points,
        _kind(kind),
        stages_from=[day(place) for place in stages],
        limits_until=day(limits_until) if limits_until else None,
    )
    return chart, expected


def _kind(name: str) -> ChartKind:
    kinds: dict[str, ChartKind] = {"xmr": "xmr", "p": "p", "u": "u", "c": "c", "t": "t"}
    return kinds[name]


@pytest.mark.parametrize("example", EXAMPLES)
def test_center_and_limits_are_those_of_the_stored_results(example: str, published_data: Read) -> None:
    chart, expected = chart_of(example, published_data)
    for ours, theirs in (("value", "y"), ("center", "cl"), ("low", "lcl"), ("high", "ucl")):
        found = np.array([getattr(point, ours) for point in chart.points], dtype=float)
        assert found == pytest.approx(numbers(expected[theirs]), rel=1e-12, abs=4e-12), theirs


@pytest.mark.parametrize("example", EXAMPLES)
def test_runs_and_crossings_are_those_of_the_stored_results(example: str, published_data: Read) -> None:
    chart, expected = chart_of(example, published_data)
    for stage in chart.stages:
        assert stage.runs is not None
        ours = (
            stage.runs.useful,
            stage.runs.longest_run,
            stage.runs.longest_run_allowed,
            stage.runs.crossings,
            stage.runs.crossings_needed,
            stage.runs.is_signal,
        )
        names = ("n.useful", "longest.run", "longest.run.max", "n.crossings", "n.crossings.min")
        row = [expected[name][stage.first] for name in names]
        assert ours == (*(int(float(value)) for value in row), expected["runs.signal"][stage.first] == "True")


@pytest.mark.parametrize("example", EXAMPLES)
def test_points_beyond_a_limit_are_those_of_the_stored_results(example: str, published_data: Read) -> None:
    chart, expected = chart_of(example, published_data)
    theirs = {
        place
        for place, signal in enumerate(expected["sigma.signal"])
        if signal == "True" and expected["include"][place] == "True"
    }
    ours = {place for place, point in enumerate(chart.points) if point.signal == "beyond a limit"}
    assert ours == theirs


def xmr(values: tuple[float, ...]) -> tuple[float, float, float]:
    """Mean and limits of a chart without stages."""
    points = [Point(on=day(place), count=value) for place, value in enumerate(values)]
    first = control_chart(points, "xmr").points[0]
    assert first.center is not None
    assert first.low is not None
    assert first.high is not None
    return first.center, first.low, first.high


def test_the_chart_of_twenty_normal_draws_is_that_of_plot_the_dots() -> None:
    mean, low, high = xmr(R_DRAWS)
    assert (round(mean, 3), round(low, 2), round(high, 2)) == (0.142, -3.01, 3.29)


@pytest.mark.parametrize(
    ("half", "mean", "low", "high"), [(slice(0, 10), 0.0746, -2.60, 2.75), (slice(10, 20), 0.209, -3.28, 3.70)]
)
def test_limits_begin_anew_in_each_half(half: slice, mean: float, low: float, high: float) -> None:
    points = [Point(on=day(place), count=value) for place, value in enumerate(R_DRAWS)]
    chart = control_chart(points, "xmr", stages_from=[day(10)])
    first = chart.points[half.start]
    assert first.center == pytest.approx(mean, abs=0.0005)
    assert first.low == pytest.approx(low, abs=0.005)
    assert first.high == pytest.approx(high, abs=0.005)
