"""Funnel plots: of areas, with the variety between them allowed for, and of nothing else."""

import numpy as np
import pytest

from coresponder.analysis.monitoring import Area, funnel_plot, funnel_sentence
from coresponder.kernel.errors import UsageError


def areas(ratio_of_last: float = 1.0, number: int = 20) -> list[Area]:
    stream = np.random.default_rng(5)
    observed = stream.poisson(100, number)
    observed[-1] = 100 * ratio_of_last
    return [Area(name=f"beat {place}", observed=int(count), expected=100.0) for place, count in enumerate(observed)]


@pytest.mark.parametrize("kind", ["officer", "clinician", "team", "call_sign", "badge", ""])
def test_people_and_teams_are_never_ranked(kind: str) -> None:
    with pytest.raises(UsageError, match="never compares officers, clinicians or teams") as refused:
        funnel_plot(areas(), kind=kind)
    assert refused.value.code == "people_are_not_ranked"


def test_areas_that_vary_as_poisson_says_need_no_wider_limits() -> None:
    plot = funnel_plot(areas(), kind="beat")
    assert plot.variance_between == pytest.approx(0, abs=0.005)
    assert not plot.outside
    assert "No area differs" in funnel_sentence(plot, "arrests")


def test_the_one_that_differs_is_named_and_not_judged() -> None:
    plot = funnel_plot(areas(2.0), kind="beat")
    assert [area.name for area in plot.outside] == ["beat 19"]
    assert funnel_sentence(plot, "arrests").startswith("beat 19 (more than expected) differs")
    assert "not a judgment" in funnel_sentence(plot, "arrests")


def test_limits_narrow_as_more_is_expected() -> None:
    plot = funnel_plot(areas(), kind="beat")
    assert plot.limits_at(10)[1] > plot.limits_at(100)[1] > 1 > plot.limits_at(100)[0]


def test_a_few_areas_are_too_few() -> None:
    with pytest.raises(UsageError, match="at least 10 areas"):
        funnel_plot(areas(number=9), kind="beat")


def test_an_area_without_anything_expected_is_refused() -> None:
    with pytest.raises(UsageError, match="no expected events"):
        funnel_plot([*areas(), Area(name="lake", observed=0, expected=0)], kind="beat")


def test_an_area_without_an_event_has_a_place_in_the_plot() -> None:
    plot = funnel_plot([*areas(), Area(name="park", observed=0, expected=3)], kind="beat")
    assert plot.areas[-1].ratio == 0
    assert not plot.areas[-1].is_outside
