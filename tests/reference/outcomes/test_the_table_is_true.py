"""Every line of docs/reference/reference-results.md, computed and written with the digits that the page shows."""

from collections.abc import Callable

import pytest

from coresponder.analysis.inference.power import power_of_two_rates
from coresponder.analysis.inference.two_rates import Rate, difference, e_test, exact_ratio
from coresponder.analysis.monitoring import Point, control_chart
from coresponder.analysis.published.reproduced import ALSO, REPRODUCED, Reproduced
from tests.reference.outcomes import test_control_charts, test_funnel, test_survival
from tests.reference.outcomes.conftest import Read, numbers

pytestmark = pytest.mark.shared_data


def minus(text: str) -> str:
    return text.replace("-", "−")


def row_16(read: Read) -> str:
    data = test_survival.bladder(read("bladder2.csv"))
    return _fit(test_survival.first(test_survival.fitted(data, start=data["start"], stop=data["stop"]), 5))


def row_17(read: Read) -> str:
    data = test_survival.bladder(read("bladder2.csv"))
    fit = test_survival.fitted(data, start=data["start"], stop=data["stop"], strata=data["enum"])
    return _fit(test_survival.first(fit, 6))


def row_18(read: Read) -> str:
    data = test_survival.bladder(read("bladder2.csv"))
    gap = data["stop"] - data["start"]
    return _fit(test_survival.first(test_survival.fitted(data, start=gap * 0, stop=gap, strata=data["enum"]), 5))


def row_19(read: Read) -> str:
    data = test_survival.bladder(read("bladder.csv"))
    fit = test_survival.fitted(data, start=data["stop"] * 0 - 1, stop=data["stop"], strata=data["enum"])
    return _fit(test_survival.first(fit, 5))


def row_20(read: Read) -> str:
    fit = test_survival.with_effects_of_their_own(read("bladder.csv"))
    return f"{_fit(test_survival.first(fit, 5))}, LR {fit.likelihood_ratio:.2f}"


def _fit(found: tuple[float, float, float]) -> str:
    return minus(f"{found[0]} ({found[1]}; robust {found[2]})")


def row_21(read: Read) -> str:
    return minus(", ".join(f"{number:.7f}" for number in test_survival.rossi(read("rossi.csv")).coefficients))


def row_22(read: Read) -> str:
    curve = test_survival.valve_seats(read("valveSeat.csv"))
    return f"{curve.mean[0]:.5f} first; {curve.mean[-1]:.5f} ({curve.standard_error[-1]:.5f}) last"


def row_23(read: Read) -> str:
    furthest = 0.0
    for example in test_control_charts.EXAMPLES:
        chart, expected = test_control_charts.chart_of(example, read)
        for ours, theirs in (("center", "cl"), ("low", "lcl"), ("high", "ucl")):
            pairs = zip(chart.points, numbers(expected[theirs]), strict=True)
            furthest = max(
                furthest, *(abs(getattr(point, ours) - wanted) / max(1, abs(wanted)) for point, wanted in pairs)
            )
        test_control_charts.test_runs_and_crossings_are_those_of_the_stored_results(example, read)
    assert furthest < 4e-12
    return "center and limits within 4e-12; runs and crossings identical"


def row_24(read: Read) -> str:
    draws = test_control_charts.R_DRAWS
    mean, low, high = test_control_charts.xmr(draws)
    points = [Point(on=test_control_charts.day(place), count=value) for place, value in enumerate(draws)]
    chart = control_chart(points, "xmr", stages_from=[test_control_charts.day(10)])
    (a, b, c), (d, e, f) = (
        (each.center or 0, each.low or 0, each.high or 0) for each in (chart.points[0], chart.points[10])
    )
    halves = f"{a:.4f} ({b:.2f} to {c:.2f}), {d:.3f} ({e:.2f} to {f:.2f})"
    return minus(f"{mean:.3f} ({low:.2f} to {high:.2f}); halves {halves}")


def row_25(read: Read) -> str:
    fit, plot = test_funnel.stays(read)
    before = sum(area.is_outside_unadjusted for area in plot.areas)
    return f"{fit.dispersion:.2f}; {len(plot.outside)} outside ({before} before the adjustment)"


def row_27(read: Read) -> str:
    return f"{power_of_two_rates(15, 10, 6, 8, one_sided=True):.5f}"


ROWS: dict[int, Callable[[Read], str]] = {
    16: row_16, 17: row_17, 18: row_18, 19: row_19, 20: row_20, 21: row_21, 22: row_22, 23: row_23, 24: row_24,
    25: row_25,
    27: row_27,
}  # fmt: skip


@pytest.mark.parametrize("row", REPRODUCED, ids=lambda each: str(each.row))
def test_what_the_page_says_comes_out(row: Reproduced, published_data: Read) -> None:
    assert ROWS[row.row](published_data) == row.ours


def test_intervals_and_tests_come_out_as_the_page_says() -> None:
    exposed, others = Rate(60, 51_477.5), Rate(30, 54_308.7)
    low, high = exact_ratio(exposed, others) or (0, 0)
    gap = difference(Rate(60, 51.4775), Rate(30, 54.3087))
    ours = [
        f"{low:.5f} to {high:.5f}",
        f"{e_test(exposed, others, one_sided=True):.6f}",
        f"{gap[0]:.6f} to {gap[1]:.6f}",
    ]
    assert ours == [each.ours for each in ALSO]
