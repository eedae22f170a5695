"""What a measure says of itself: its grade, its sentence, and nothing that a withheld number would give away."""

from collections.abc import Iterable
from dataclasses import replace

from coresponder.analysis.measures import Figure, compute, measure_named
from coresponder.analysis.measures.figures import Grade
from coresponder.analysis.measures.registry import REGISTRY
from tests.spec.measures.anytown import anytown, result_of

BY_HOUR = "received | coded \n 2031-03-03 09:00 | yes \n 2031-03-03 09:30 | yes \n 2031-03-03 17:00 | yes"


class GradedByColumn:
    """A grading that gives every column its own sentence and grades the district F."""

    def grade_for(self, columns: Iterable[str]) -> tuple[Grade, str]:
        names = list(columns)
        return ("F" if "district" in names else "A"), f"It rests on {', '.join(names)}."


def test_a_measure_carries_the_grade_of_the_columns_that_it_rests_on() -> None:
    context = anytown("priority | coded \n 1 | yes", quality=GradedByColumn())
    result = result_of("priority_mix", context)
    assert (result.grade, result.grade_sentence) == ("A", "It rests on coded, priority.")


def test_by_district_it_is_the_district_that_is_graded_and_not_the_beat() -> None:
    context = anytown("district | coded \n North | yes", area="district", quality=GradedByColumn())
    assert result_of("crisis_calls_by_beat", context).grade == "F"


def test_without_grading_there_is_no_grade() -> None:
    assert result_of("calls", anytown("coded \n yes")).grade is None


def test_the_busiest_hour_is_named() -> None:
    sentence = result_of("crisis_calls_by_hour", anytown(BY_HOUR)).sentence
    assert sentence == "The busiest hour of the day for coded crisis calls is 9 am to 10 am, with 2 an hour."


def test_where_some_are_withheld_only_those_that_are_shown_are_compared() -> None:
    context = anytown(BY_HOUR)
    figures = [_withheld(figure) if figure.by["hour"] == 9 else figure for figure in _by_hour(context)]
    sentence = measure_named("crisis_calls_by_hour").sentence(figures, context)
    assert sentence == (
        "The busiest hour of the day for coded crisis calls, of those that are shown, is 5 pm to 6 pm, with 1 an hour."
        " 1 of 24 hours are withheld to protect small numbers."
    )


def test_zero_is_never_called_the_most() -> None:
    context = anytown(BY_HOUR)
    figures = [figure if figure.value == 0 else _withheld(figure) for figure in _by_hour(context)]
    sentence = measure_named("crisis_calls_by_hour").sentence(figures, context)
    assert sentence == "No hour has coded crisis calls that may be shown."


def test_where_nothing_was_coded_that_is_said_and_no_weekday_is_named() -> None:
    context = anytown("received | call_source | beat | nexus \n 2031-03-03 09:00 | 911 | 5 | possible")
    for key in ("crisis_calls_by_month", "crisis_calls_by_weekday", "crisis_calls_by_hour", "crisis_calls_by_beat"):
        assert result_of(key, context).sentence == "No call was coded as a crisis call.", key
    assert result_of("call_source_mix", context).sentence == "No call was coded as a crisis call."


def test_every_measure_still_says_something_when_everything_is_withheld() -> None:
    context = anytown(
        """
        received         | coded | location_id | beat | outcome  | priority | call_source | call_type | dispatch_seconds
        2031-03-03 09:00 | yes   | 1           | 5    | resolved | 1        | 911         | EDP       | 60
        2031-04-30 09:00 | yes   | 2           | 6    | arrest   | 2        | 911         | EDP       | 90
        """,
        population=20_000,
    )
    for measure in REGISTRY:
        result = compute(measure, context)
        withheld = [_withheld(figure) for figure in result.figures]
        if withheld and measure.key not in ("calls", "field_coverage"):
            sentence = measure.sentence(withheld, context)
            assert sentence.endswith("."), measure.key
            assert "None" not in sentence, measure.key


def _by_hour(context: object) -> tuple[Figure, ...]:
    return result_of("crisis_calls_by_hour", context).figures  # type: ignore[arg-type]


def _withheld(figure: Figure) -> Figure:
    return replace(figure, value=None, low=None, high=None, n=None, numerator=None, missing=None, suppressed=True)
