"""How long it takes: until a team is there, at the scene, at a facility; and minutes given back to patrol."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa

from coresponder.analysis.inference.matched_minutes import MatchedType, minutes_returned
from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.durations import Durations
from coresponder.analysis.measures.figure_kinds import NO_INTERVAL
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.measure import Direction, Measure
from coresponder.analysis.measures.outcomes.program import Program, program_of
from coresponder.analysis.measures.outcomes.registry.building import DOMAIN_SOURCE, unavailable
from coresponder.analysis.measures.outcomes.shares import Condition, Domain, met
from coresponder.analysis.measures.outcomes.tallies import minutes as tallies
from coresponder.analysis.measures.saying import one, range_said
from coresponder.kernel.spoken_english import counted, minutes

SECONDS = 60
MEDIAN_NOT_MEAN = "Median and 90th percentile instead of the mean, which a few extremes distort."
RANKS = "Interval: order statistics, interpolated between ranks (Beran and Hall 1993)."


@dataclass(frozen=True, kw_only=True)
class TimeOf:
    """A column of minutes, of which rows it is, and the words that go with it."""

    key: str
    title: str
    question: str
    numerator: str
    noun: str
    table: str
    day: str
    column: str
    caveats: str
    domain: Domain
    direction: Direction = "lower"
    among: Condition | None = None
    also_needs: tuple[str, ...] = ()

    @property
    def depends_on(self) -> tuple[str, ...]:
        names = [self.column, *self.also_needs, *([self.day] if self.day else [])]
        return tuple(f"{self.table}.{name}" for name in names)


TIMES = (
    TimeOf(
        key="team_response_minutes", title="Response time of teams",
        question="How long does it take until a team is at the scene?",
        numerator="Minutes from the call coming in until the team was there",
        noun="from the call until the team was there",
        table="team_responses", day="", column="minutes_received_to_on_scene", domain="timely",
        caveats="Only calls at which a team arrived. Where both halves have to arrive, the later one counts.",
    ),
    TimeOf(
        key="team_on_scene_minutes", title="Time of teams at the scene", question="How long does a team stay?",
        numerator="Minutes from being there until its part ended", noun="from being there until its part ended",
        table="team_responses", day="", column="minutes_on_scene", domain="timely", direction="neither",
        caveats="Longer is neither better nor worse: a crisis that is settled in place takes time.",
    ),
    TimeOf(
        key="officer_on_scene_minutes", title="The officer's time at the scene",
        question="How long is the team's officer at the scene?", numerator="The officer's minutes on scene",
        noun="of the officer at the scene", table="encounters", day="local_date", column="officer_minutes",
        domain="timely", direction="neither", among=met, also_needs=("is_met", "counts_as_repeat"),
        caveats="As the officer wrote it; contacts without it are missing.",
    ),
    TimeOf(
        key="police_release_minutes", title="Time until police left", question="How long until police could leave?",
        numerator="Minutes from the start of the contact until police left", noun="until police left",
        table="encounters", day="local_date", column="minutes_to_police_release", domain="timely",
        among=met, also_needs=("is_met", "counts_as_repeat"),
        caveats="Leaving early is good only where it is safe; look at injuries beside it.",
    ),
    TimeOf(
        key="facility_handover_minutes", title="Hand-over at a facility",
        question="How long does an officer wait at a facility?",
        numerator="Minutes from arriving at a facility until the officer could leave",
        noun="from arriving at a facility until the officer could leave", table="encounters", day="local_date",
        column="facility_release_minutes", domain="partnership", among=met,
        also_needs=("is_met", "counts_as_repeat"),
        caveats="Only where somebody was taken to a facility and both instants were written down.",
    ),
)  # fmt: skip


def _durations(program: Program, time: TimeOf) -> Durations:
    tally = program.taken(time.key, partial(_counts, time=time))
    recorded = tally.filter(tally["seconds"].is_valid())
    order = np.argsort(recorded["seconds"].to_numpy())
    missing = sum(tally["calls"].to_pylist()) - sum(recorded["calls"].to_pylist())
    found = Durations(
        seconds=recorded["seconds"].to_numpy()[order].astype(np.int64),
        calls=recorded["calls"].to_numpy()[order].astype(np.int64),
        missing=missing,
    )
    return found.after_exclusions()


def _counts(program: Program, *, time: TimeOf) -> pa.Table:
    return tallies.minutes_counts(program, table=time.table, day=time.day, column=time.column, among=time.among)


def _figures(context: MeasureContext, *, time: TimeOf) -> list[Figure]:
    durations = _durations(program_of(context), time)
    return [_quantile(durations, name, share) for name, share in (("median", 0.5), ("p90", 0.9)) if durations.n]


def _quantile(durations: Durations, name: str, share: float) -> Figure:
    value, interval = durations.quantile(share), durations.interpolated_interval(share)
    low, high = interval or NO_INTERVAL
    return Figure(
        by={"statistic": name},
        value=None if value is None else value / SECONDS,
        low=None if low is None else low / SECONDS,
        high=None if high is None else high / SECONDS,
        interval="interpolated ranks" if interval else "",
        n=durations.n,
        numerator=durations.n,
        missing=durations.missing,
        excluded=durations.excluded,
    )


def _sentence(figures: Sequence[Figure], context: MeasureContext, *, time: TimeOf) -> str:
    median, late = one(figures, statistic="median"), one(figures, statistic="p90")
    if median is None or median.value is None or late is None or late.value is None:
        return f"No time {time.noun} is recorded, or it is withheld."
    return (
        f"Half of {counted(median.n or 0)} took up to {minutes(median.value)}{range_said(median, minutes)} {time.noun},"
        f" nine of ten up to {minutes(late.value)}."
    )


def _time_measure(time: TimeOf) -> Measure:
    return Measure(
        key=time.key, title=time.title, question=time.question, numerator=time.numerator, denominator="",
        unit="minutes", grain="encounter" if time.table == "encounters" else "team response",
        dimensions=("statistic",), direction=time.direction,
        population=f"Rows of “{time.table}” with that time recorded and possible.", caveats=time.caveats,
        source=f"{DOMAIN_SOURCE} {MEDIAN_NOT_MEAN} {RANKS}", version="1", depends_on=time.depends_on,
        domain=time.domain, figures=partial(_figures, time=time), sentence=partial(_sentence, time=time),
        unavailable=partial(unavailable, needs=time.depends_on),
    )  # fmt: skip


MATCHED_NEEDS = (
    "calls.category", "calls.nexus", "calls.local_date", "calls.on_scene_seconds", "program_calls.category",
    "program_calls.call_id", "encounters.call_id", "encounters.is_met", "encounters.local_date",
    "encounters.minutes_to_police_release",
)  # fmt: skip


def _no_baseline(context: MeasureContext) -> str:
    program = program_of(context)
    if program.launch_on is None:
        return "No day of launch was given, so there are no calls from before it to compare with."
    return program.lacking(MATCHED_NEEDS)


def matched_types(program: Program) -> list[MatchedType]:
    """Every category with calls since launch, beside its calls before."""
    before: dict[str, Durations] = {}
    early = program.taken("calls before launch", tallies.before_launch)
    for category in set(early["category"].to_pylist()):
        rows = early.filter(np.array([each == category for each in early["category"].to_pylist()]))
        order = np.argsort(rows["on_scene_seconds"].to_numpy())
        seconds, calls = rows["on_scene_seconds"].to_numpy()[order], rows["calls"].to_numpy()[order]
        before[category] = Durations(seconds=seconds, calls=calls).after_exclusions()
    return [_matched(row, before.get(row["category"])) for row in _since(program)]


def _since(program: Program) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program.taken("police minutes", tallies.police_minutes).to_pylist()
    return rows


def _matched(row: dict[str, Any], before: Durations | None) -> MatchedType:
    numbers = {name: float(str(row[name] or 0)) for name in ("recorded", "seconds", "squares")}
    interval = before.interpolated_interval(0.5) if before else None
    return MatchedType(
        name=str(row["category"]),
        before=before.n if before else 0,
        median_before=((before.quantile(0.5) if before else None) or 0.0) / SECONDS,
        median_interval=(interval[0] / SECONDS, interval[1] / SECONDS) if interval else None,
        since=int(numbers["recorded"]),
        minutes=numbers["seconds"] / SECONDS,
        squares=numbers["squares"] / SECONDS**2,
    )


def _returned(context: MeasureContext) -> list[Figure]:
    program = program_of(context)
    found = minutes_returned(matched_types(program))
    if found is None:
        return []
    not_recorded = sum(int(str(row["contacts"])) - int(str(row["recorded"])) for row in _since(program))
    low, high = found.interval or NO_INTERVAL
    a_call = Figure(
        by={"statistic": "a_call"}, value=found.a_call, low=low, high=high,
        interval="normal, by type of call" if found.interval else "", n=found.calls, numerator=found.calls,
        missing=not_recorded, excluded=found.unmatched,
    )  # fmt: skip
    hours = Figure(by={"statistic": "hours_in_all"}, value=found.total / SECONDS, n=found.calls, numerator=found.calls)
    return [a_call, hours]


def _say_returned(figures: Sequence[Figure], context: MeasureContext) -> str:
    mean, total = one(figures, statistic="a_call"), one(figures, statistic="hours_in_all")
    if mean is None or mean.value is None or total is None or total.value is None:
        return "No type of call has enough calls before launch and since, so nothing can be compared."
    word = "given back to patrol" if mean.value >= 0 else "more than before"
    said = f"{abs(mean.value):.0f} minutes a call"
    ends = f" (95% range: {mean.low:.0f} to {mean.high:.0f})" if mean.low is not None and mean.high is not None else ""
    return (
        f"Over {counted(mean.n or 0)} calls of matched types, {said}{ends} were {word},"
        f" {counted(abs(total.value))} hours in all."
    )


RETURNED = Measure(
    key="patrol_minutes_returned", title="Patrol minutes returned",
    question="How much time of patrol does a team give back?",
    numerator="Median minutes on scene of calls of the same category before launch, less minutes until police left",
    denominator="calls that a team reached, of categories with 30 calls or more before launch", unit="minutes",
    grain="encounter", dimensions=("statistic",), direction="higher",
    population="Calls of matched categories at which somebody was met.",
    caveats=(
        "Time that is free is capacity, not money. Teams may be sent to the longest calls, which hides what they give"
        " back; two officers at a scene count once on either side. What has no match is counted as excluded."
    ),
    source=f"{DOMAIN_SOURCE} Interval: normal, from the spread of calls since launch and of each median before.",
    version="1", depends_on=MATCHED_NEEDS, domain="effective", figures=_returned, sentence=_say_returned,
    unavailable=_no_baseline,
)  # fmt: skip

MEASURES = (*(_time_measure(time) for time in TIMES), RETURNED)
