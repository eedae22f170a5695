"""Every interval that the dashboard offers holds the truth as often as it says: the quick version of the benchmark.

2,000 draws leave a sampling error of half a point, which the limits here allow for; the committed table has 20,000.
"""

import pytest

from benchmarks.interval_coverage.counties import COUNTIES, drawn_counties
from benchmarks.interval_coverage.measuring import measure
from benchmarks.interval_coverage.trials import METHODS, Method
from coresponder.kernel.random_streams import named_stream

OFFERED = [method for method in METHODS if method.use == "offered"]


def named(method: Method) -> str:
    return f"{method.of}: {method.name}"


@pytest.mark.parametrize("method", OFFERED, ids=named)
def test_what_is_offered_covers_95_percent_within_a_point_and_a_half(method: Method) -> None:
    (found,) = measure(1, [method])
    assert 0.93 <= found.coverage <= 0.97
    assert found.trials > COUNTIES / 4


def test_what_is_too_wide_or_too_narrow_is_not_offered() -> None:
    refused = {named(method): method for method in METHODS if method.use == "compared"}
    exact, contacts = (
        refused["a count or rate: exact (Garwood)"],
        refused["a rate after over before, restless months: mid-P"],
    )
    too_wide, too_narrow = measure(1, [exact, contacts])
    assert too_wide.coverage > 0.965
    assert too_narrow.coverage < 0.935


def test_most_counties_are_small() -> None:
    counties = drawn_counties(named_stream("interval coverage/counties"))
    assert len(counties) == COUNTIES
    events = sorted(county.events_a_month for county in counties)
    assert events[len(events) // 2] < 5
