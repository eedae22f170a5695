"""Where crisis calls come from: patrol areas, and places that call again."""

from tests.spec.measures.anytown import anytown, check, figures_of, result_of


def test_crisis_calls_by_beat_say_how_many_have_none() -> None:
    context = anytown("beat | coded | nexus \n 5 | yes | \n 5 | yes | \n 7 |  | possible \n | yes | \n 9 |  | no")
    check(
        figures_of("crisis_calls_by_beat", context),
        """
        definition | beat | value | missing
        coded      | 5    | 2     | 1
        coded      | 7    | 0     | 1
        possible   | 7    | 1     | 1
        """,
    )


def test_the_district_stands_in_for_the_beat_where_it_is_asked_for() -> None:
    context = anytown("beat | district | coded \n 51 | North | yes \n 52 | North | yes", area="district")
    check(figures_of("crisis_calls_by_beat", context), "definition | beat | value \n coded | North | 2")


def test_without_areas_the_reason_is_said() -> None:
    result = result_of("crisis_calls_by_beat", anytown("coded \n yes"))
    assert result.unavailable == "No crisis call has a beat, sector or district, so there is nothing to show by area."


def test_the_busiest_places_are_rounded_up_and_places_without_crisis_calls_do_not_count() -> None:
    places = [1] * 6 + [2] * 2 + [3, 4]
    rows = "\n".join(f"{place} | yes" for place in places)
    check(
        figures_of("repeat_location_concentration", anytown(f"location_id | coded \n {rows} \n 5 | \n | yes")),
        """
        definition | top_share | statistic | value | numerator | denominator | n | missing
        coded      | 1         |           | 0.6   | 6         | 10          | 4 | 1
        coded      | 10        |           | 0.6   | 6         | 10          | 4 | 1
        """,
    )


def test_the_gini_coefficient_is_nought_where_all_places_are_alike() -> None:
    context = anytown("location_id | coded \n 1 | yes \n 2 | yes \n 3 | yes")
    check(figures_of("repeat_location_concentration", context), "definition | statistic | value \n coded | gini | 0.0")


def test_the_gini_coefficient_of_four_places() -> None:
    rows = "\n".join(f"{place} | yes" for place in [1] * 6 + [2] * 2 + [3, 4])
    check(
        figures_of("repeat_location_concentration", anytown(f"location_id | coded \n {rows}")),
        "definition | statistic | value \n coded | gini | 0.4",
    )


def test_only_calls_that_could_be_followed_for_the_whole_window_count() -> None:
    context = anytown(
        """
        received         | location_id | coded
        2031-01-01 09:00 | 1           | yes
        2031-01-20 09:00 | 1           | yes
        2031-01-21 09:00 | 2           | yes
        2031-03-15 09:00 | 1           | yes
        2031-03-20 09:00 |             | yes
        2031-03-31 09:00 |             |
        """
    )
    check(
        figures_of("repeat_location_windows", context),
        """
        definition | window_days | value | numerator | denominator | missing
        coded      | 30          | 0.333 | 1         | 3           | 1
        """,
    )


def test_a_call_of_a_wider_definition_does_not_count_as_following_under_a_narrower_one() -> None:
    context = anytown(
        """
        received         | location_id | coded | detected
        2031-01-01 09:00 | 1           | yes   |
        2031-01-02 09:00 | 1           |       | yes
        2031-03-31 09:00 | 2           |       |
        """
    )
    check(
        figures_of("repeat_location_windows", context),
        """
        definition | window_days | value | denominator
        coded      | 30          | 0.0   | 1
        detected   | 30          | 0.5   | 2
        """,
    )


def test_a_call_exactly_at_the_end_of_the_window_still_follows() -> None:
    context = anytown(
        """
        received         | location_id | coded
        2031-01-01 09:00 | 1           | yes
        2031-01-31 09:00 | 1           | yes
        """
    )
    check(
        figures_of("repeat_location_windows", context),
        "definition | window_days | value | denominator \n coded | 30 | 1.0 | 1",
    )


def test_without_places_the_reason_is_said() -> None:
    for key in ("repeat_location_concentration", "repeat_location_windows"):
        assert result_of(key, anytown("coded \n yes")).unavailable == (
            "No crisis call has a place, so repeat locations cannot be recognized."
        )
