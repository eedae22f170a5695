"""How many calls there are, and how many of them are crisis calls under each definition."""

from collections.abc import Sequence

from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.definitions import LEVELS
from coresponder.analysis.measures.figure_kinds import (
    count_figure,
    daily_mean_figure,
    known,
    rate_figure,
    share_figure,
)
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.registry import sources
from coresponder.analysis.measures.saying import by_definition_said, one, range_said, value_said
from coresponder.kernel.spoken_english import counted, measured, percent, some

DAYS_PER_YEAR = 365.25
RESIDENTS = 1_000


def _calls(context: MeasureContext) -> list[Figure]:
    return [count_figure({}, context.hourly.all_calls)]


def _say_calls(figures: Sequence[Figure], context: MeasureContext) -> str:
    days = len(context.hourly.days)
    return f"The export holds {value_of(figures[0])} on {some(days, 'day')} with calls."


def value_of(figure: Figure) -> str:
    """The count with its noun, without the range that a complete count of an export does not need."""
    return some(int(figure.value or 0), "call")


def _crisis_calls(context: MeasureContext) -> list[Figure]:
    return [count_figure({"definition": definition}, context.hourly.crisis_total(definition)) for definition in LEVELS]


def _say_crisis_calls(figures: Sequence[Figure], context: MeasureContext) -> str:
    return f"Crisis calls: {by_definition_said(figures, counted)}."


def _share(context: MeasureContext) -> tuple[Figure, ...]:
    hourly = context.hourly
    return known(
        share_figure({"definition": definition}, hourly.crisis_total(definition), hourly.all_calls)
        for definition in LEVELS
    )


def _say_share(figures: Sequence[Figure], context: MeasureContext) -> str:
    coded = one(figures, definition="coded")
    if coded is None or coded.suppressed or coded.value is None:
        return f"How many of {counted(context.hourly.all_calls)} calls were coded as crisis calls is withheld."
    share = f"{percent(coded.value)}{range_said(coded, percent).replace('(', ', ').replace(')', '').lstrip()}"
    return (
        f"Of {counted(coded.denominator or 0)} calls, {counted(coded.numerator or 0)} ({share})"
        " were coded as crisis calls."
    )


def _per_1000(context: MeasureContext) -> tuple[Figure, ...]:
    years = len(context.hourly.days) / DAYS_PER_YEAR
    exposure = (context.population or 0) / RESIDENTS * years
    hourly = context.hourly
    return known(
        rate_figure(
            {"definition": definition},
            int(hourly.crisis_by_day(definition).sum()),
            exposure,
            missing=hourly.crisis_undated(definition),
        )
        for definition in LEVELS
    )


def _say_per_1000(figures: Sequence[Figure], context: MeasureContext) -> str:
    days = len(context.hourly.days)
    return (
        f"For every 1,000 residents there were, in a year, {by_definition_said(figures, measured)} crisis calls;"
        f" the year is taken from {some(days, 'day')} with calls."
    )


def _without_population(context: MeasureContext) -> str:
    if context.population:
        return ""
    return "No population was given, so there is no rate by residents."


def _per_day(context: MeasureContext) -> tuple[Figure, ...]:
    hourly = context.hourly
    return known(
        daily_mean_figure(
            {"definition": definition},
            hourly.crisis_by_day(definition).astype(float),
            context.stream(f"crisis_calls_per_day/{definition}"),
            missing=hourly.crisis_undated(definition),
        )
        for definition in LEVELS
    )


def _say_per_day(figures: Sequence[Figure], context: MeasureContext) -> str:
    coded = one(figures, definition="coded")
    if coded is None or coded.value is None:
        return "How many calls were coded as crisis calls on an average day is withheld to protect small numbers."
    return f"On an average day {value_said(coded, measured)} calls were coded as crisis calls."


def without_dates(context: MeasureContext) -> str:
    """Nothing can be said by the calendar where no call has a date."""
    return "" if context.hourly.days else "No call has a time that could be read, so there is no calendar to count by."


DAYS_CAVEAT = (
    "Days without any call in the export are left out and listed with the data quality, not counted as zero: nobody"
    " can say whether nobody called or the feed was down. The first and the last day may be only part of a day."
)

MEASURES = (
    Measure(
        key="calls",
        title="Calls for service",
        question="How many calls for service does the export hold?",
        numerator="Calls for service",
        denominator="",
        unit="calls",
        grain="call",
        population=sources.EVERY_CALL,
        caveats=(
            "It counts what the export holds, not what residents needed: calls answered by others, or not recorded,"
            " are not in it. The interval says how much a number of this size moves by chance alone. "
            + sources.SMALL_POISSON
        ),
        source=f"{sources.FOUR_TIPS} {sources.POISSON}",
        version="1",
        depends_on=("source", "event_number"),
        figures=_calls,
        sentence=_say_calls,
    ),
    Measure(
        key="crisis_calls",
        title="Crisis calls",
        question="How many crisis calls were there, under each definition?",
        numerator="Crisis calls",
        denominator="",
        unit="calls",
        grain="call",
        dimensions=("definition",),
        population=sources.EVERY_CRISIS_CALL,
        caveats=(
            "A call counts by what dispatch wrote, not by what was found at the scene: coded misses calls that came in"
            " as something else, possible holds many that have nothing to do with behavioral health. Confirmed crisis"
            f" calls are not available before encounters are recorded. {sources.SMALL_POISSON}"
        ),
        source=f"{sources.FOUR_TIPS} {sources.POISSON}",
        version="1",
        depends_on=("coded", "detected", "nexus"),
        figures=_crisis_calls,
        sentence=_say_crisis_calls,
    ),
    Measure(
        key="crisis_call_share",
        title="Share of calls that are crisis calls",
        question="What share of all calls are crisis calls?",
        numerator="Crisis calls",
        denominator="all calls",
        unit="share",
        grain="call",
        dimensions=("definition",),
        population=sources.EVERY_CALL,
        caveats=(
            "The share depends on the definition more than on the city: published shares run from under 1% to 15% of"
            " calls. Calls without a type count as not coded. It also moves when other calls, such as officers' own"
            " stops, are recorded differently."
        ),
        source=f"{sources.FOUR_TIPS} {sources.WILSON}",
        version="1",
        depends_on=("coded", "detected", "nexus"),
        figures=_share,
        sentence=_say_share,
    ),
    Measure(
        key="crisis_calls_per_1000",
        title="Crisis calls for every 1,000 residents",
        question="How many crisis calls are there in a year for every 1,000 residents?",
        numerator="Crisis calls on days with calls",
        denominator="thousands of residents times years, a year being 365.25 days with calls",
        unit="calls per 1,000 residents and year",
        grain="call",
        dimensions=("definition",),
        population=sources.EVERY_CRISIS_CALL,
        caveats=(
            "The population is the number that was given; visitors and commuters are not in it. A period shorter than"
            " a year is scaled up as if all seasons were alike. People are not counted: one resident may have called"
            f" many times. {DAYS_CAVEAT} {sources.SMALL_POISSON}"
        ),
        source=f"{sources.FOUR_TIPS} {sources.POISSON}",
        version="1",
        depends_on=("coded", "detected", "nexus", "local_date"),
        figures=_per_1000,
        sentence=_say_per_1000,
        unavailable=lambda context: without_dates(context) or _without_population(context),
    ),
    Measure(
        key="crisis_calls_per_day",
        title="Crisis calls per day",
        question="How many crisis calls come in on an average day?",
        numerator="Crisis calls",
        denominator="days with calls",
        unit="calls per day",
        grain="day",
        dimensions=("definition",),
        population=sources.EVERY_CRISIS_CALL,
        caveats=(
            f"{DAYS_CAVEAT} The interval takes days as independent of each other; where busy days follow each other it"
            " is too narrow."
        ),
        source=f"{sources.FOUR_TIPS} {sources.DAY_BOOTSTRAP}",
        version="1",
        depends_on=("coded", "detected", "nexus", "local_date"),
        figures=_per_day,
        sentence=_say_per_day,
        unavailable=without_dates,
    ),
)
