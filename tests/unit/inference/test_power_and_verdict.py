"""How long one has to wait, and the sentence that says so."""

import pytest

from coresponder.analysis.inference.power import months_until_seen, power_of_two_rates, smallest_detectable_ratio
from coresponder.analysis.inference.verdict import plain_counts, verdict

# Smallest fall in percent that is seen with 24 months before and 12 after, by events a month, at dispersion 1, 2 and 3.
SMALLEST_FALLS = {
    2: (65, None, None), 5: (42, 58, 71), 10: (30, 42, 51), 25: (19, 27, 33), 50: (14, 19, 23), 100: (10, 14, 17),
    250: (6, 9, 11),
}  # fmt: skip


def test_the_power_is_that_of_pass_chapter_436() -> None:
    assert power_of_two_rates(15, 10, 6, 8, one_sided=True) == pytest.approx(0.82566, abs=5e-6)


@pytest.mark.parametrize("events", SMALLEST_FALLS)
def test_the_smallest_fall_that_a_county_of_that_size_can_see(events: int) -> None:
    found = [
        smallest_detectable_ratio(events, months_before=24, months_after=12, dispersion=dispersion)
        for dispersion in (1, 2, 3)
    ]
    assert tuple(None if ratio is None else round(100 * (1 - ratio)) for ratio in found) == SMALLEST_FALLS[events]


def test_waiting_is_over_when_the_fall_can_be_seen() -> None:
    months = months_until_seen(10, 0.6, months_before=24)
    assert months is not None
    at_last, before = (
        smallest_detectable_ratio(10, months_before=24, months_after=number) for number in (months, months - 1)
    )
    assert (at_last or 0) >= 0.6 > (before or 0)


def test_a_rare_event_is_never_seen() -> None:
    assert months_until_seen(0.1, 0.75, months_before=24) is None


def test_a_clear_fall_is_said_to_be_one_without_a_reason() -> None:
    found = verdict(plain_counts([20] * 24, [8] * 12), "arrests")
    assert found.code == "lower"
    assert found.sentence.startswith("Arrests fell by 60% (95% range: a fall by")
    assert found.sentence.endswith("Why, this cannot say.")


def test_a_rise_is_said_as_plainly() -> None:
    assert verdict(plain_counts([8] * 24, [20] * 12), "holds").sentence.startswith("Holds rose by 150%")


def test_too_few_to_tell_says_how_long_it_takes() -> None:
    found = verdict(plain_counts([10, 12, 9, 11] * 6, [9, 10, 11]), "arrests")
    assert found.code == "cannot tell yet"
    assert found.months_to_wait
    assert f"about {found.months_to_wait} more months" in found.sentence or "more month" in found.sentence


def test_much_data_without_a_change_says_that_there_was_none_of_that_size() -> None:
    found = verdict(plain_counts([300] * 24, [301] * 24), "crisis calls")
    assert found.code == "not changed so much"
    assert "did not change by as much as 25%" in found.sentence


def test_events_so_rare_that_nobody_lives_to_see_a_change_are_said_to_be() -> None:
    found = verdict(plain_counts([0] * 23 + [1], [0] * 12), "deaths")
    assert "not be seen within twenty years" in found.sentence


def test_nothing_counted_is_no_fall() -> None:
    assert verdict(plain_counts([0] * 12, [0] * 12), "deaths").code == "nothing counted"
