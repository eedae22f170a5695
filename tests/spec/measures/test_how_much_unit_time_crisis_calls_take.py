"""Workload in unit-hours: from assignment to clearing, in the hours of the week in which units are truly tied up."""

from tests.spec.measures.anytown import anytown, check, figures_of, result_of

CALLS = """
    received         | first_assigned_at | first_cleared_at | closed_at        | coded
    2031-03-03 09:00 | 2031-03-03 09:30  | 2031-03-03 11:15 | 2031-03-03 12:00 | yes
    2031-03-03 10:00 | 2031-03-03 10:00  |                  | 2031-03-03 10:30 | yes
    2031-03-04 10:00 | 2031-03-04 10:00  |                  |                  | yes
    2031-03-04 11:00 | 2031-03-04 11:00  | 2031-03-04 10:00 |                  | yes
    2031-03-04 12:00 | 2031-03-04 12:00  | 2031-03-04 13:00 |                  |
    """


def test_each_call_counts_as_one_unit_until_it_clears_or_the_call_is_closed() -> None:
    check(
        figures_of("crisis_unit_hours", anytown(CALLS)),
        """
        definition | value | n | missing | excluded
        coded      | 2.25  | 2 | 1       | 1
        """,
    )


def test_with_unit_rows_each_unit_counts_from_its_own_assignment_to_its_own_clearing() -> None:
    context = anytown(
        "event_number | coded \n A1 | yes \n A2 |",
        units="""
        event_number | unit | assigned_at      | cleared_at
        A1           | 11   | 2031-03-03 09:00 | 2031-03-03 10:00
        A1           | 12   | 2031-03-03 09:00 | 2031-03-03 09:30
        A1           | 13   | 2031-03-03 09:00 |
        A2           | 14   | 2031-03-03 09:00 | 2031-03-03 12:00
        """,
    )
    check(
        figures_of("crisis_unit_hours", context),
        """
        definition | value | n | missing | excluded
        coded      | 1.5   | 2 | 1       | 0
        """,
    )


def test_a_span_is_spread_over_the_clock_hours_that_it_took() -> None:
    check(
        figures_of("crisis_unit_hours_by_weekday_hour", anytown(CALLS)),
        """
        definition | weekday | hour | value | numerator | denominator | n
        coded      | 1       | 9    | 0.5   | 0.5       | 1           | 1
        coded      | 1       | 10   | 1.5   | 1.5       | 1           | 2
        coded      | 1       | 11   | 0.25  | 0.25      | 1           | 1
        coded      | 1       | 12   | 0.0   | 0.0       | 1           | 0
        """,
    )


def test_time_after_midnight_belongs_to_the_next_day_where_that_day_has_calls() -> None:
    context = anytown(
        """
        received         | first_assigned_at | first_cleared_at | coded
        2031-03-03 23:00 | 2031-03-03 23:30  | 2031-03-04 01:00 | yes
        2031-03-04 12:00 |                   |                  |
        """
    )
    check(
        figures_of("crisis_unit_hours_by_weekday_hour", context),
        """
        definition | weekday | hour | value
        coded      | 1       | 23   | 0.5
        coded      | 2       | 0    | 1.0
        """,
    )


def test_without_assignment_or_clearing_the_reason_is_said() -> None:
    result = result_of("crisis_unit_hours", anytown("received | coded \n 2031-03-03 09:00 | yes"))
    assert result.unavailable == "No crisis call has both a time of assignment and a time of clearing or closing."
