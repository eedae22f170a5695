"""Repeat encounters: how soon people are met again, how often, and how much of it is with how few."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa

from coresponder.analysis.measures.concentration import PlaceCounts, place_counts
from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.figure_kinds import NO_INTERVAL, share_figure
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.outcomes.program import Program, program_of
from coresponder.analysis.measures.outcomes.registry.building import DOMAIN_SOURCE, unavailable
from coresponder.analysis.measures.outcomes.tallies import returns
from coresponder.analysis.measures.outcomes.tallies.folding import folded
from coresponder.analysis.measures.saying import one, value_said
from coresponder.analysis.survival import MeanCumulative, SurvivalCurve, kaplan_meier, mean_cumulative
from coresponder.kernel.spoken_english import counted, measured, percent

NEEDS = (
    "encounters.is_met", "encounters.counts_as_repeat", "encounters.person", "encounters.person_day",
    "encounters.local_date", "persons.is_identified", "persons.observed_days",
)  # fmt: skip
WINDOWS = (7, 30, 90, 180, 365)
TOP_PERCENT = (1, 5, 10)
REACTIVE = (
    "Persons known well enough to be recognized another time, met in the period by a reactive contact. The program's"
    " own follow-ups, outreach and conferences are no returns."
)
WINDOW_CAVEAT = (
    "The same window before launch and after, or the longer one finds more. Follow-up ends with the period. Whoever was"
    " chosen at a bad time gets better without any program (regression to the mean): compare with others like them."
)


def curve_of(program: Program) -> SurvivalCurve:
    """Days to the next reactive contact."""
    came, stayed = _came_on(program), _never_came(program)
    days = np.array([*came, *stayed], dtype=float)
    had_event = np.repeat([True, False], [len(came), len(stayed)])
    return kaplan_meier(days, had_event, np.array([*came.values(), *stayed.values()], dtype=np.int64))


def _came_on(program: Program) -> dict[int, int]:
    """Persons by the day on which they were met again for the first time."""
    return _summed(program.taken("first returns", returns.first_returns), "day")


def _never_came(program: Program) -> dict[int, int]:
    """Persons who were not met again, by the days for which they could be followed."""
    came = _summed(program.taken("first returns", returns.first_returns), "left")
    everybody = _summed(program.taken("follow-up lengths", returns.follow_up_lengths), "left")
    left = {days: persons - came.get(days, 0) for days, persons in everybody.items()}
    return {days: persons for days, persons in left.items() if persons}


def _summed(tally: pa.Table, by: str) -> dict[int, int]:
    return {days: row["persons"] for days, row in sorted(folded(tally.select([by, "persons"]), by).items())}


def mean_number_of(program: Program) -> MeanCumulative:
    """The mean number of further reactive contacts by day."""
    came = program.taken("lengths of the returned", returns.lengths_of_returned)["left"].to_numpy()
    stayed = _never_came(program)
    lengths = np.concatenate([came, np.repeat(list(stayed), list(stayed.values()))]).astype(float)
    later = program.taken("later contacts", returns.later_contacts)
    return mean_cumulative(lengths, later["number"].to_numpy().astype(np.int64), later["day"].to_numpy().astype(float))


def contacts_by_person(program: Program) -> PlaceCounts:
    """How many persons had how many contacts, in the form that shares of the busiest are reckoned from."""
    tally = program.taken("persons by contacts", returns.persons_by_contacts)
    return place_counts(dict(zip(tally["contacts"].to_pylist(), tally["persons"].to_pylist(), strict=True)))


def _unknown(program: Program) -> int:
    """Reactive contacts whose person would not be recognized another time."""
    contacts = program.first_row("reactive contacts", returns.reactive_contacts)["contacts"]
    return int(contacts or 0) - contacts_by_person(program).all_calls


def _returned(context: MeasureContext) -> list[Figure]:
    program = program_of(context)
    curve, missing = curve_of(program), _unknown(program)
    figures = [_returned_by(curve, days, missing) for days in WINDOWS if days <= program.follow_days]
    return [figure for figure in figures if figure is not None]


def _returned_by(curve: SurvivalCurve, days: int, missing: int) -> Figure | None:
    share, interval = curve.share_at(days), curve.interval_at(days)
    if share is None:
        return None
    low, high = (1 - interval[1], 1 - interval[0]) if interval else NO_INTERVAL
    return Figure(
        by={"days": days}, value=1 - share, low=low, high=high, interval="Kaplan-Meier" if interval else "",
        n=curve.persons, numerator=int(curve.events[curve.days <= days].sum()), denominator=curve.persons,
        missing=missing,
    )  # fmt: skip


def _say_returned(figures: Sequence[Figure], context: MeasureContext) -> str:
    month, quarter = one(figures, days=30), one(figures, days=90)
    if month is None:
        return "Nobody could be followed for 30 days yet."
    rest = f" and {value_said(quarter, percent)} within 90" if quarter else ""
    return (
        f"Of {counted(month.denominator or 0)} persons, {value_said(month, percent)} were met again within 30"
        f" days{rest}, with those who could not be followed so long allowed for."
    )


def _days_to_return(context: MeasureContext) -> list[Figure]:
    program = program_of(context)
    curve = curve_of(program)
    figures = []
    for share in (0.25, 0.5):
        value, interval = curve.quantile(share), curve.quantile_interval(share)
        low, high = interval or NO_INTERVAL
        figures.append(
            Figure(
                by={"percent": round(share * 100)},
                value=value,
                low=low,
                high=high,
                interval="Kaplan-Meier" if interval else "",
                n=curve.persons,
                numerator=curve.all_events,
                denominator=curve.persons,
                missing=_unknown(program),
            )
        )
    return figures


def _say_days(figures: Sequence[Figure], context: MeasureContext) -> str:
    quarter = one(figures, percent=25)
    if quarter is None or quarter.value is None:
        return "Fewer than a quarter of persons were met again while they could be followed."
    return f"A quarter of persons were met again within {counted(quarter.value)} days."


def _mean_number(context: MeasureContext) -> list[Figure]:
    program = program_of(context)
    curve = mean_number_of(program)
    figures = []
    for days in (90, 180, 365):
        mean, interval = curve.mean_at(days), curve.interval_at(days)
        if mean is not None and days <= program.follow_days:
            low, high = interval or NO_INTERVAL
            figures.append(
                Figure(
                    by={"days": days},
                    value=mean,
                    low=low,
                    high=high,
                    interval="Lawless-Nadeau" if interval else "",
                    n=curve.persons,
                    numerator=int(curve.events[curve.days <= days].sum()),
                    denominator=curve.persons,
                    missing=_unknown(program),
                )
            )
    return figures


def _say_mean_number(figures: Sequence[Figure], context: MeasureContext) -> str:
    half = one(figures, days=180)
    if half is None:
        return "Nobody could be followed for 180 days yet."
    return f"On average a person was met {value_said(half, measured)} more times within 180 days of the first contact."


def _top(context: MeasureContext) -> list[Figure]:
    program = program_of(context)
    counts = contacts_by_person(program)
    if not counts.all_places:
        return []
    return [
        Figure(
            by={"top_percent": top}, value=counts.top_calls(top / 100) / counts.all_calls, n=counts.all_places,
            numerator=counts.top_calls(top / 100), denominator=counts.all_calls, missing=_unknown(program),
        )
        for top in TOP_PERCENT
    ]  # fmt: skip


def _say_top(figures: Sequence[Figure], context: MeasureContext) -> str:
    top = one(figures, top_percent=5)
    if top is None:
        return "No person was met who would be recognized another time."
    of = counted(top.denominator or 0)
    return f"The 5% of persons who were met most often had {value_said(top, percent)} of {of} contacts."


def _met_twice(context: MeasureContext) -> list[Figure]:
    program = program_of(context)
    counts = contacts_by_person(program)
    twice = int(counts.places[counts.calls >= 2].sum())
    figure = share_figure({}, twice, counts.all_places, missing=_unknown(program))
    return [] if figure is None else [figure]


def _say_twice(figures: Sequence[Figure], context: MeasureContext) -> str:
    if not figures:
        return "No person was met who would be recognized another time."
    persons = counted(figures[0].denominator or 0)
    return f"{value_said(figures[0], percent)} of {persons} persons were met twice or more in the period."


def _measure(key: str, title: str, question: str, numerator: str, **rest: Any) -> Measure:
    given: dict[str, Any] = {
        "denominator": "persons met by a reactive contact", "unit": "share", "grain": "person", "dimensions": (),
        "direction": "lower", "caveats": WINDOW_CAVEAT, "population": REACTIVE, "version": "1", "depends_on": NEEDS,
        "domain": "effective", "unavailable": partial(unavailable, needs=NEEDS),
    } | rest  # fmt: skip
    return Measure(key=key, title=title, question=question, numerator=numerator, **given)


MEASURES = (
    _measure(
        "met_again_within",
        "Met again within days",
        "How many people are met again within 7 to 365 days?",
        "Persons with another reactive contact within so many days",
        dimensions=("days",),
        source=f"{DOMAIN_SOURCE} Kaplan and Meier 1958; interval on the log-log scale.",
        figures=_returned,
        sentence=_say_returned,
    ),
    _measure(
        "days_until_met_again",
        "Days until met again",
        "By which day have a quarter and half of the people been met again?",
        "The first day by which that share was met again",
        unit="days",
        dimensions=("percent",),
        direction="higher",
        source=f"{DOMAIN_SOURCE} Kaplan and Meier 1958; interval by Brookmeyer and Crowley 1982.",
        figures=_days_to_return,
        sentence=_say_days,
    ),
    _measure(
        "mean_further_contacts",
        "Mean number of further contacts",
        "How often is a person met again within 90, 180 and 365 days?",
        "Reactive contacts after the first one",
        unit="contacts a person",
        dimensions=("days",),
        source=f"{DOMAIN_SOURCE} Mean cumulative function, Nelson 1988; standard error by Lawless and Nadeau 1995.",
        figures=_mean_number,
        sentence=_say_mean_number,
    ),
    _measure(
        "met_twice_or_more",
        "Met twice or more",
        "How many people were met twice or more in the period?",
        "Persons with two reactive contacts or more in the period",
        source=f"{DOMAIN_SOURCE} Interval: Wilson 1927.",
        caveats="Compare only periods of the same length: in a longer one more people come twice.",
        figures=_met_twice,
        sentence=_say_twice,
    ),
    _measure(
        "contacts_of_the_top_persons",
        "Contacts with the few who are met most",
        "How many contacts are with the 1, 5 and 10% of people who are met most often?",
        "Contacts with these persons",
        denominator="reactive contacts with persons who would be recognized",
        grain="encounter",
        dimensions=("top_percent",),
        direction="neither",
        caveats=(
            "Without an interval: bootstrap intervals of such shares hold the truth in 87 of 100 counties, not in 95"
            " (docs/reference/interval-coverage.md)."
        ),
        source=DOMAIN_SOURCE,
        figures=_top,
        sentence=_say_top,
    ),
)
