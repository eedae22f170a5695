"""How long calls take: median and 90th percentile, as recorded and after impossible times were left out."""

import pytest

from tests.spec.measures.anytown import anytown, check, figures_of, result_of

FIVE_DISPATCHES = """
    dispatch_seconds | coded
    60               | yes
    120              | yes
    -30              |
    90000            |
                     | yes
    """


def test_as_recorded_holds_every_time_and_after_exclusions_only_possible_ones() -> None:
    check(
        figures_of("dispatch_time", anytown(FIVE_DISPATCHES)),
        """
        group  | stage            | statistic | value | n | missing | excluded
        all    | as_recorded      | median    | 90    | 4 | 1       | 0
        all    | after_exclusions | median    | 90    | 2 | 1       | 2
        all    | after_exclusions | p90       | 114   | 2 | 1       | 2
        crisis | as_recorded      | median    | 90    | 2 | 1       | 0
        crisis | after_exclusions | median    | 90    | 2 | 1       | 0
        """,
    )


def test_a_quantile_between_two_calls_is_interpolated_as_pandas_does() -> None:
    context = anytown("travel_seconds | coded \n 100 | \n 200 | \n 300 | \n 1000 |")
    check(
        figures_of("travel_time", context),
        """
        group | stage       | statistic | value
        all   | as_recorded | median    | 250
        all   | as_recorded | p90       | 790
        """,
    )


def test_the_interval_of_a_median_lies_between_two_recorded_times() -> None:
    minutes = "\n".join(f"{60 * minute} | yes" for minute in range(1, 21))
    check(
        figures_of("on_scene_time", anytown(f"on_scene_seconds | coded \n {minutes}")),
        """
        group  | stage            | statistic | value | low | high
        crisis | after_exclusions | median    | 630   | 360 | 900
        """,
    )


def test_too_few_calls_have_no_interval() -> None:
    figures = figures_of("dispatch_time", anytown(FIVE_DISPATCHES))
    assert {(figure.low, figure.high, figure.interval) for figure in figures} == {(None, None, "")}


@pytest.mark.parametrize(
    ("key", "column"),
    [
        ("call_taking_time", "call_taking_seconds"),
        ("dispatch_time", "dispatch_seconds"),
        ("travel_time", "travel_seconds"),
        ("response_time", "response_seconds"),
        ("on_scene_time", "on_scene_seconds"),
    ],
)
def test_each_time_is_read_from_its_own_interval(key: str, column: str) -> None:
    context = anytown(f"{column} | coded \n 77 | yes")
    assert {figure.value for figure in figures_of(key, context)} == {77}


def test_a_stage_that_nobody_recorded_is_unavailable() -> None:
    result = result_of("travel_time", anytown(FIVE_DISPATCHES))
    assert result.unavailable == "No call has both times that the travel time is counted between."
