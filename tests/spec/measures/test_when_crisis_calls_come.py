"""When crisis calls come: by month, weekday, hour and hour of the week, on the local clock."""

from tests.spec.measures.anytown import anytown, check, figures_of, result_of


def test_months_are_local_and_say_how_many_days_they_cover() -> None:
    context = anytown(
        """
        received         | coded
        2031-01-31 23:30 | yes
        2031-02-01 00:30 | yes
        2031-02-01 08:00 | yes
        2031-02-02 08:00 |
        """
    )
    check(
        figures_of("crisis_calls_by_month", context),
        """
        definition | month      | value | n | denominator
        coded      | 2031-01-01 | 1     | 1 | 1
        coded      | 2031-02-01 | 2     | 2 | 2
        """,
    )


def test_a_month_without_any_call_is_not_there_at_all() -> None:
    context = anytown("received | coded \n 2031-01-05 09:00 | yes \n 2031-03-05 09:00 | yes")
    months = [figure.by["month"] for figure in figures_of("crisis_calls_by_month", context)]
    assert sorted(set(months)) == ["2031-01-01", "2031-03-01"]


def test_a_weekday_is_a_mean_over_the_days_that_fall_on_it() -> None:
    context = anytown(
        """
        received         | coded
        2031-03-03 09:00 | yes
        2031-03-10 09:00 | yes
        2031-03-10 10:00 | yes
        2031-03-11 09:00 |
        """
    )
    check(
        figures_of("crisis_calls_by_weekday", context),
        """
        definition | weekday | value | numerator | denominator
        coded      | 1       | 1.5   | 3         | 2
        coded      | 2       | 0.0   | 0         | 1
        """,
    )


def test_an_hour_is_a_rate_over_the_hours_that_it_lasted() -> None:
    context = anytown("received | coded \n 2031-03-03 09:59 | yes \n 2031-03-04 09:00 | yes \n 2031-03-05 10:00 |")
    check(
        figures_of("crisis_calls_by_hour", context),
        """
        definition | hour | value | numerator | denominator
        coded      | 9    | 0.667 | 2         | 3
        coded      | 10   | 0.0   | 0         | 3
        """,
    )


def test_the_hour_that_the_clock_skips_does_not_count_and_the_one_it_repeats_counts_twice() -> None:
    context = anytown("received | coded \n 2031-03-09 12:00 | yes \n 2031-11-02 01:30 | yes")
    check(
        figures_of("crisis_calls_by_weekday_hour", context),
        """
        definition | weekday | hour | value | numerator | denominator
        coded      | 7       | 1    | 0.333 | 1         | 3
        coded      | 7       | 2    | 0.0   | 0         | 1
        coded      | 7       | 12   | 0.5   | 1         | 2
        """,
    )


def test_hours_of_the_week_that_the_days_do_not_cover_are_not_there() -> None:
    figures = figures_of("crisis_calls_by_weekday_hour", anytown("received | coded \n 2031-03-03 09:00 | yes"))
    assert {figure.by["weekday"] for figure in figures} == {1}


def test_a_call_with_a_date_and_no_hour_counts_for_the_day_and_is_missing_by_the_hour() -> None:
    context = anytown(
        """
        received         | local_date | local_hour | coded
        2031-03-03 09:00 | 2031-03-03 | 9          | yes
                         | 2031-03-03 |            | yes
                         |            |            | yes
        """
    )
    check(
        figures_of("crisis_calls_by_hour", context),
        "definition | hour | value | missing \n coded | 9 | 1.0 | 2 \n coded | 0 | 0.0 | 2",
    )
    check(figures_of("crisis_calls_per_day", context), "definition | value | missing \n coded | 2.0 | 1")


def test_where_only_dates_are_recorded_nothing_is_said_by_the_hour() -> None:
    context = anytown("received | local_date | coded \n | 2031-03-03 | yes")
    assert result_of("crisis_calls_by_hour", context).unavailable == (
        "The export has only dates and no hours, so there is no clock to count by."
    )


def test_without_any_readable_time_there_is_no_calendar() -> None:
    result = result_of("crisis_calls_by_month", anytown("received | coded \n | yes"))
    assert result.unavailable == "No call has a time that could be read, so there is no calendar to count by."
