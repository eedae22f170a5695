"""How many crisis calls there are: count, share, rate and mean, under three definitions side by side."""

from tests.spec.measures.anytown import anytown, check, figures_of, result_of

FIVE_CALLS = """
    received         | coded | detected | nexus
    2031-03-03 09:00 | yes   |          | yes
    2031-03-03 10:00 |       | yes      | no
    2031-03-04 11:00 |       |          | possible
    2031-03-04 12:00 |       |          | no
                     | yes   |          | yes
    """


def test_every_call_counts_once_with_or_without_a_time() -> None:
    check(figures_of("calls", anytown(FIVE_CALLS)), "value | n | numerator \n 5 | 5 | 5")


def test_each_definition_holds_the_one_before() -> None:
    check(
        figures_of("crisis_calls", anytown(FIVE_CALLS)),
        """
        definition | value | low   | high
        coded      | 2     | 0.242 | 7.225
        detected   | 3     | 0.619 | 8.767
        possible   | 4     | 1.090 | 10.242
        """,
    )


def test_the_share_is_of_all_calls() -> None:
    check(
        figures_of("crisis_call_share", anytown(FIVE_CALLS)),
        """
        definition | value | numerator | denominator | n | low   | high
        coded      | 0.4   | 2         | 5           | 5 | 0.118 | 0.769
        detected   | 0.6   | 3         | 5           | 5 | 0.231 | 0.882
        possible   | 0.8   | 4         | 5           | 5 | 0.376 | 0.964
        """,
    )


def test_the_share_is_said_in_a_sentence() -> None:
    sentence = result_of("crisis_call_share", anytown(FIVE_CALLS)).sentence
    assert sentence == "Of 5 calls, 2 (40.0%, 11.8 to 76.9%) were coded as crisis calls."


def test_the_mean_is_over_days_with_calls_and_says_how_many_calls_have_no_day() -> None:
    check(
        figures_of("crisis_calls_per_day", anytown(FIVE_CALLS)),
        """
        definition | value | numerator | denominator | n | missing
        coded      | 0.5   | 1         | 2           | 2 | 1
        detected   | 1.0   | 2         | 2           | 2 | 1
        possible   | 1.5   | 3         | 2           | 2 | 1
        """,
    )


def test_a_day_without_any_call_is_left_out_and_not_zero() -> None:
    context = anytown(
        """
        received         | coded
        2031-03-03 09:00 | yes
        2031-03-03 10:00 | yes
        2031-03-10 09:00 | yes
        2031-03-11 09:00 |
        """
    )
    check(figures_of("crisis_calls_per_day", context), "definition | value | denominator \n coded | 1.0 | 3")


def test_the_rate_by_residents_is_taken_to_a_year_of_days_with_calls() -> None:
    check(
        figures_of("crisis_calls_per_1000", anytown(FIVE_CALLS, population=50_000)),
        """
        definition | value | numerator | denominator | missing
        coded      | 3.6525 | 1         | 0.2738      | 1
        detected   | 7.305 | 2         | 0.2738      | 1
        """,
    )


def test_without_a_population_there_is_no_rate_and_the_reason_is_said() -> None:
    result = result_of("crisis_calls_per_1000", anytown(FIVE_CALLS))
    assert (result.figures, result.unavailable) == (
        (),
        "No population was given, so there is no rate by residents.",
    )
