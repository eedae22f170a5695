"""Times with missing and impossible ones beside them, and minutes given back against calls of the same category."""

from datetime import date

import pytest

from tests.spec.outcomes.marigold import figure_of, figures_of, marigold, result_of, sentence_of


def contacts(minutes: list[str]) -> str:
    return "\n".join(
        ["person | facility_release_minutes", *(f"p{number} | {each}" for number, each in enumerate(minutes))]
    )


def test_median_and_ninetieth_percentile_with_missing_and_impossible_apart() -> None:
    context = marigold(encounters=contacts([*map(str, range(1, 10)), "", "-5", "2000"]))
    median = figure_of("facility_handover_minutes", context, statistic="median")
    assert median.value == 5
    assert (median.n, median.missing, median.excluded) == (9, 1, 2)
    assert median.low is not None
    assert median.low < 5


def test_of_five_no_interval_can_be_said() -> None:
    context = marigold(encounters=contacts(["1", "2", "3", "4", "5"]))
    assert figure_of("facility_handover_minutes", context, statistic="median").low is None


def test_nothing_recorded_is_said() -> None:
    context = marigold(encounters=contacts(["", ""]))
    assert figures_of("facility_handover_minutes", context) == ()
    assert "No time" in sentence_of("facility_handover_minutes", context)


def matched(before: int, since: list[int]) -> dict[str, str]:
    early = ["source | event_number | local_date | category | nexus | on_scene_seconds"]
    early += [f"s | {number} | 2030-01-01 | suicide | yes | 3600" for number in range(before)]
    early += [f"s | w{number} | 2030-01-01 | welfare_check | yes | 1200" for number in range(3)]
    calls = ["call_id | category", *(f"c{number} | suicide" for number in range(len(since))), "w | welfare_check"]
    met = [
        "person | call_id | minutes_to_police_release",
        *(f"p{n} | c{n} | {m}" for n, m in enumerate(since)),
        "q | w | 5",
    ]
    return {"calls": "\n".join(early), "program_calls": "\n".join(calls), "encounters": "\n".join(met)}


def test_minutes_are_given_back_against_the_median_of_the_same_category() -> None:
    context = marigold(**matched(40, [20, 40]), launch_on=date(2031, 1, 1))
    a_call = figure_of("patrol_minutes_returned", context, statistic="a_call")
    assert a_call.value == pytest.approx(30)
    assert (a_call.n, a_call.excluded) == (2, 1)
    assert figure_of("patrol_minutes_returned", context, statistic="hours_in_all").value == pytest.approx(1)


def test_a_category_with_too_few_calls_before_is_not_compared() -> None:
    context = marigold(**matched(10, [20, 40]), launch_on=date(2031, 1, 1))
    assert figures_of("patrol_minutes_returned", context) == ()


def test_without_a_launch_there_is_no_before() -> None:
    assert (
        "No day of launch was given" in result_of("patrol_minutes_returned", marigold(**matched(40, [20]))).unavailable
    )
