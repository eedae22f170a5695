"""Length of stay in 54 hospitals: over-dispersion and the funnel of SHMI, row 25 of the table of reference results."""

from collections import defaultdict

import numpy as np
import pytest

from coresponder.analysis.inference.poisson_regression import PoissonFit, fit_poisson
from coresponder.analysis.monitoring import Area, FunnelPlot, funnel_plot
from tests.reference.outcomes.conftest import Read, numbers

pytestmark = pytest.mark.shared_data


def stays(read: Read) -> tuple[PoissonFit, FunnelPlot]:
    """The regression of lengths of stay, and the funnel of hospitals against what it expects."""
    data = read("medpar.csv")
    names = ("hmo", "died", "age80", "type2", "type3")
    columns = np.column_stack([np.ones(len(data["los"])), *(numbers(data[name]) for name in names)])
    fit = fit_poisson(columns, numbers(data["los"]))
    observed: dict[str, float] = defaultdict(float)
    expected: dict[str, float] = defaultdict(float)
    for hospital, days, wanted in zip(data["provnum"], numbers(data["los"]), fit.expected, strict=True):
        observed[hospital] += days
        expected[hospital] += wanted
    areas = [Area(name=name, observed=observed[name], expected=expected[name]) for name in observed]
    return fit, funnel_plot(areas, kind="district")


def test_stays_vary_six_times_as_much_as_poisson_says(published_data: Read) -> None:
    fit, _ = stays(published_data)
    assert round(fit.dispersion, 2) == 6.24
    assert round(fit.dispersion, 4) == 6.2405


def test_nine_of_54_lie_outside_after_the_adjustment_and_25_before(published_data: Read) -> None:
    _, plot = stays(published_data)
    assert len(plot.areas) == 54
    assert len(plot.outside) == 9
    assert sum(area.is_outside_unadjusted for area in plot.areas) == 25
