"""How contacts end: over those in whom it could have been, with what is not recorded beside it and never as a no."""

from datetime import date

from coresponder.analysis.measures.outcomes import Period
from coresponder.analysis.measures.outcomes.publishing import published
from tests.spec.outcomes.marigold import figure_of, marigold, result_of, sentence_of

FIVE = """
    person | arrested | arrest_eligible | booked | cited | reportable_force | handcuffs_only
    ada    | yes      | yes             | yes    | no    | no               | yes
    ada    | no       | yes             | no     | yes   | no               | no
    bea    | no       | no              | no     | no    | yes              | no
    cy     |          | unknown         |        |       |                  |
    dov    | no       |                 | no     | no    | no               | no
    """


def test_an_arrest_is_counted_over_contacts_and_over_those_where_one_was_possible() -> None:
    context = marigold(encounters=FIVE)
    over_all, over_eligible = (figure_of(key, context) for key in ("arrested_rate", "arrest_rate_of_eligible"))
    assert (over_all.numerator, over_all.denominator, over_all.missing) == (1, 4, 1)
    assert (over_eligible.numerator, over_eligible.denominator, over_eligible.missing) == (1, 2, 0)


def test_bookings_citations_and_warrants_stand_apart() -> None:
    context = marigold(encounters=FIVE)
    assert figure_of("booked_rate", context).numerator == 1
    assert figure_of("cited_rate", context).numerator == 1
    assert "has no column “warrant_arrest”" in result_of("warrant_arrest_rate", context).unavailable


def test_handcuffs_are_no_force() -> None:
    context = marigold(encounters=FIVE)
    assert figure_of("reportable_force_rate", context).numerator == 1
    assert figure_of("handcuffs_only_rate", context).numerator == 1


def test_the_sentence_says_the_range_and_what_is_not_recorded() -> None:
    sentence = sentence_of("arrested_rate", marigold(encounters=FIVE))
    assert sentence.startswith(
        "Of 4 contacts in which the person was met, without the program's own follow-ups, 1 (25.0%"
    )
    assert sentence.endswith("ended in an arrest. For 1 it is not recorded.")


def test_the_programs_own_follow_ups_and_people_who_were_not_met_do_not_count() -> None:
    context = marigold(
        encounters="""
        person | arrested | counts_as_repeat | is_met
        ada    | yes      | yes              | yes
        ada    | yes      | no               | yes
        bea    | no       | yes              | no
        """
    )
    assert figure_of("arrested_rate", context).denominator == 1


def test_ten_contacts_with_one_person_are_worth_less_than_with_ten() -> None:
    rows = ["ada | yes"] * 5 + [f"p{number} | no" for number in range(5)]
    alone = [f"p{number} | {'yes' if number < 5 else 'no'}" for number in range(10)]
    gathered, spread = (
        figure_of("involuntary_hold_rate", marigold(encounters="\n".join(["person | involuntary_hold", *each])))
        for each in ([*rows, "bea | no", "cy | no"], [*alone, "bea | no", "cy | no"])
    )
    assert gathered.value == spread.value
    assert (gathered.high or 0) - (gathered.low or 0) > (spread.high or 0) - (spread.low or 0)


def test_holds_are_also_counted_over_evaluations_and_admissions_over_holds_of_known_end() -> None:
    context = marigold(
        encounters="""
        person | involuntary_hold | hold_evaluated | hold_placed | hold_end
        ada    | yes              | yes            | yes         | admitted_involuntary
        bea    | yes              | yes            | yes         | unknown
        cy     | no               | yes            | no          |
        dov    | no               | no             |             |
        """
    )
    assert figure_of("hold_rate_of_evaluated", context).value == 2 / 3
    admitted = figure_of("hold_conversion_rate", context)
    assert (admitted.value, admitted.denominator, admitted.missing) == (1, 1, 1)


def test_a_measure_whose_column_is_not_there_says_so() -> None:
    assert result_of("follow_up_reached_72_hours", marigold(encounters=FIVE)).unavailable == (
        "The data set has no table “follow_ups”, so this cannot be computed."
    )


def test_training_and_meetings_say_why_they_cannot_be_computed() -> None:
    context = marigold(encounters=FIVE)
    assert "no table “shifts”" in result_of("training_current", context).unavailable
    assert "no table “meetings”" in result_of("workgroup_held", context).unavailable


def test_training_is_counted_by_places_on_shifts_that_were_worked() -> None:
    context = marigold(
        shifts="""
        state      | officers | partners | trained
        ended      | 1        | 1        | 2
        ended      | 1        | 2        | 1
        called_off | 1        | 1        | 0
        ended      | 1        | 1        |
        """
    )
    found = figure_of("training_current", context)
    assert (found.numerator, found.denominator) == (3, 5)
    assert sentence_of("training_current", context).startswith("Of 5 places on shifts, 60.0% (")


def test_the_planning_team_is_asked_whether_it_meets_and_who_is_there() -> None:
    """What was canceled was not held; of what nobody has said anything nothing is known."""
    context = marigold(
        meetings="""
        held_on    | was_held | attended | with_lived_experience
        2031-03-03 | yes      | 7        | yes
        2031-03-10 | yes      | 6        | no
        2031-03-17 | no       | 0        | no
        2031-03-24 |          | 0        | no
        """
    )
    held, lived = (figure_of("workgroup_held", context, what=each) for each in ("held", "with_lived_experience"))
    assert (held.numerator, held.denominator, held.missing) == (2, 3, 1)
    assert (lived.numerator, lived.denominator) == (1, 3)
    assert sentence_of("workgroup_held", context) == (
        "Of three planned meetings of the planning team, 2 were held; at 1 somebody with lived experience was there."
    )


def test_few_meetings_are_no_small_number_of_people() -> None:
    rows = ["held_on | was_held | attended | with_lived_experience", *["2031-03-03 | yes | 7 | yes"] * 3]
    found = published(result_of("workgroup_held", marigold(meetings="\n".join(rows))))
    assert not any(figure.suppressed for figure in found.figures)


def test_follow_ups_are_attempted_and_reached_apart() -> None:
    context = marigold(
        follow_ups="""
        person | hours_to_first_attempt | hours_to_reached | is_on_time | rule
        ada    | 5                      | 50               | yes        | within_72_hours
        bea    | 30                     |                  | yes        | within_72_hours
        cy     |                        |                  | no         | within_72_hours
        dov    |                        |                  |            | within_72_hours
        eli    | 1                      | 1                | yes        |
        """
    )
    assert figure_of("follow_up_attempted_24_hours", context).value == 1 / 3
    assert figure_of("follow_up_attempted_72_hours", context).value == 2 / 3
    assert figure_of("follow_up_reached_72_hours", context).value == 1 / 3


def test_coverage_is_counted_three_ways() -> None:
    context = marigold(
        program_calls="""
        is_eligible | team_on_duty | is_reached | nexus | missed_because
        yes         | yes          | yes        | yes   |
        yes         | yes          | no         | yes   | busy
        yes         | no           | no         | yes   | off_shift
        no          |              | no         | yes   |
        no          |              | no         | no    |
        """
    )
    assert figure_of("coverage_of_eligible", context).value == 1 / 3
    assert figure_of("coverage_while_on_duty", context).value == 1 / 2
    assert figure_of("coverage_of_crisis_calls", context).value == 1 / 4
    assert figure_of("missed_by_reason", context, reason="busy").value == 1 / 2


def test_only_the_period_counts() -> None:
    context = marigold(
        encounters="""
        person | arrested | local_date
        ada    | yes      | 2031-03-31
        bea    | no       | 2031-04-01
        cy     | no       | 2031-04-30
        dov    | yes      | 2031-05-01
        """,
        period=Period(first_on=date(2031, 4, 1), last_on=date(2031, 4, 30)),
    )
    assert figure_of("arrested_rate", context).denominator == 2
