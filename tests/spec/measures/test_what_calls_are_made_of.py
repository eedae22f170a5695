"""What calls are made of: outcomes, types, priorities, sources, and which fields are recorded."""

from tests.spec.measures.anytown import anytown, check, figures_of, result_of


def test_outcomes_are_shares_of_all_crisis_calls_and_not_recorded_is_a_row() -> None:
    context = anytown(
        """
        outcome   | coded
        transport | yes
        resolved  | yes
        resolved  | yes
                  | yes
        arrest    |
        """
    )
    check(
        figures_of("outcome_mix", context),
        """
        definition | outcome      | value | numerator | denominator
        coded      | resolved     | 0.5   | 2         | 4
        coded      | transport    | 0.25  | 1         | 4
        coded      | not_recorded | 0.25  | 1         | 4
        """,
    )


def test_types_stand_with_what_the_rule_table_says_of_them_and_rare_ones_are_pooled_without_their_names() -> None:
    frequent = "EDP | crisis | yes | yes \n" * 11 + "Welfare | welfare | possible | \n" * 12
    context = anytown(f"call_type | category | nexus | coded \n {frequent} THFET | theft | no | \n | | unknown |")
    check(
        figures_of("calls_by_type", context),
        """
        call_type  | nexus    | category | value
        EDP        | yes      | crisis   | 11
        Welfare    | possible | welfare  | 12
        rare_types | mixed    | mixed    | 2
        """,
    )
    assert result_of("calls_by_type", context).sentence == (
        "The most frequent call type that names behavioral health is “EDP”, with 11 calls."
        " Two types with fewer than 11 calls are pooled in one row."
    )


def test_calls_without_a_type_are_a_row_of_their_own() -> None:
    context = anytown("call_type | category | nexus \n" + " | | unknown \n" * 11)
    check(
        figures_of("calls_by_type", context),
        "call_type | nexus | category | value \n not_recorded | unknown | unknown | 11",
    )


def test_priorities_of_crisis_calls_stand_beside_those_of_all_calls() -> None:
    context = anytown("priority | coded \n 1 | yes \n 1 | \n 2 | \n | yes")
    check(
        figures_of("priority_mix", context),
        """
        group  | priority     | value | denominator
        all    | 1            | 0.5   | 4
        all    | 2            | 0.25  | 4
        all    | not_recorded | 0.25  | 4
        crisis | 1            | 0.5   | 2
        crisis | not_recorded | 0.5   | 2
        """,
    )


def test_sources_of_crisis_calls_stand_beside_those_of_all_calls() -> None:
    context = anytown("call_source | coded \n 911 | yes \n officer_initiated |")
    check(
        figures_of("call_source_mix", context),
        """
        group  | call_source       | value
        all    | 911               | 0.5
        all    | officer_initiated | 0.5
        crisis | 911               | 1.0
        """,
    )
    assert result_of("priority_mix", context).unavailable == "No priority is recorded in the export."


def test_coverage_says_for_each_field_how_many_calls_have_it() -> None:
    context = anytown("beat | disposition \n 5 | AOK \n | \n 7 |")
    check(
        figures_of("field_coverage", context),
        """
        field        | value | numerator | denominator | missing
        beat         | 0.667 | 2         | 3           | 1
        disposition  | 0.333 | 1         | 3           | 2
        initial_type | 0.0   | 0         | 3           | 3
        """,
    )


def test_a_measure_without_crisis_calls_says_so_instead_of_dividing_by_nothing() -> None:
    context = anytown("outcome | coded \n arrest |")
    assert figures_of("outcome_mix", context) == ()
    check(figures_of("crisis_calls", context), "definition | value | low \n coded | 0 | 0.0")
