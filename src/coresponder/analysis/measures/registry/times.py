"""How long calls take, stage by stage: median and 90th percentile."""

from collections.abc import Iterator, Sequence
from functools import partial

from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.durations import Durations
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.registry import sources
from coresponder.analysis.measures.saying import one, value_said
from coresponder.formats.dataset.tables import CALL_INTERVALS
from coresponder.kernel.spoken_english import counted, minutes

GROUPS = {"all": False, "crisis": True}
QUANTILES = {"median": 0.5, "p90": 0.9}
SECONDS_PER_MINUTE = 60


def _times(context: MeasureContext, *, column: str) -> list[Figure]:
    figures: list[Figure] = []
    for group, crisis_only in GROUPS.items():
        recorded = context.durations(column, crisis_only=crisis_only)
        stages = {"as_recorded": recorded, "after_exclusions": recorded.after_exclusions()}
        for stage, durations in stages.items():
            figures.extend(_quantiles(durations, {"group": group, "stage": stage}))
    return figures


def _quantiles(durations: Durations, cell: dict[str, str]) -> Iterator[Figure]:
    for statistic, share in QUANTILES.items():
        interval = durations.quantile_interval(share)
        yield Figure(
            by={**cell, "statistic": statistic},
            value=durations.quantile(share),
            low=interval[0] if interval else None,
            high=interval[1] if interval else None,
            interval="order statistics" if interval else "",
            n=durations.n,
            missing=durations.missing,
            excluded=durations.excluded,
        )


def _say_times(figures: Sequence[Figure], context: MeasureContext, *, stage: str) -> str:
    cell = {"group": "crisis", "stage": "after_exclusions"}
    median = one(figures, **cell, statistic="median")
    tenth = one(figures, **cell, statistic="p90")
    if median is None or median.suppressed or median.value is None:
        return f"The {stage} of coded crisis calls is withheld or was not recorded."
    return (
        f"For half of the {_how_many(median)}coded crisis calls with both times, the {stage} was at most"
        f" {value_said(median, _in_minutes)}; for nine in ten it was at most {value_said(tenth, _in_minutes)}."
    )


def _how_many(figure: Figure) -> str:
    """How many calls, with a space after it; nothing where the number is withheld though the time is not."""
    return "" if figure.n is None else f"{counted(figure.n)} "


def _in_minutes(seconds: float) -> str:
    return minutes(seconds / SECONDS_PER_MINUTE)


def _not_recorded(context: MeasureContext, *, column: str, stage: str) -> str:
    if context.durations(column, crisis_only=False).n:
        return ""
    return f"No call has both times that the {stage} is counted between."


TIMES_CAVEAT = (
    "Stage as_recorded holds every recorded time, also negative and very long ones, so that it can be compared with"
    " figures that others computed from the same export. Stage after_exclusions leaves out times below zero or above"
    " 24 hours and says how many. Calls that lack one of the two stamps are missing from both, never counted as zero."
    " Stamps are the first unit's; where a source writes them to the minute, so are the times."
)


def _time_measure(key: str, column: str, stage: str, **words: str) -> Measure:
    """The measure of one stage; the stamps that it rests on are those that the data set's definition names."""
    earlier, later, _ = CALL_INTERVALS[column]
    return Measure(
        key=key,
        title=words["title"],
        question=words["question"],
        numerator=words["numerator"],
        denominator="",
        unit="seconds",
        grain="call",
        dimensions=("group", "stage", "statistic"),
        direction="neither" if key == "on_scene_time" else "lower",
        population="Calls with both stamps; all of them, and the coded crisis calls among them.",
        caveats=f"{words['caveat']} {TIMES_CAVEAT}",
        source=f"{sources.MEDIAN_NOT_MEAN} {sources.ORDER_STATISTICS}",
        version="1",
        depends_on=(earlier, later, column, "coded"),
        figures=partial(_times, column=column),
        sentence=partial(_say_times, stage=stage),
        unavailable=partial(_not_recorded, column=column, stage=stage),
    )


MEASURES = (
    _time_measure(
        "call_taking_time",
        "call_taking_seconds",
        "call-taking time",
        title="Call-taking time",
        question="How long does it take from answering a call to putting it into the queue?",
        numerator="Time from answering the call to queueing it",
        caveat="A call may be queued while the call-taker is still asking, so call-taking can go on after this time.",
    ),
    _time_measure(
        "dispatch_time",
        "dispatch_seconds",
        "dispatch time",
        title="Dispatch time",
        question="How long does a call wait until a unit is assigned?",
        numerator="Time from queueing the call to assigning the first unit",
        caveat="Calls of low priority wait on purpose, so the mix of priorities moves this time.",
    ),
    _time_measure(
        "travel_time",
        "travel_seconds",
        "travel time",
        title="Travel time",
        question="How long does the first unit take from assignment to arrival?",
        numerator="Time from assigning the first unit to the first arrival",
        caveat=(
            "The first unit to arrive need not be the first that was assigned. Calls on which nobody is recorded to"
            " have arrived are not in it, which hides the longest waits."
        ),
    ),
    _time_measure(
        "response_time",
        "response_seconds",
        "response time",
        title="Response time",
        question="How long does a caller wait until somebody is there?",
        numerator="Time from the call coming in to the first arrival",
        caveat=(
            "Officers' own stops arrive at once and shorten it for all calls. Calls on which nobody is recorded to have"
            " arrived are not in it, which hides the longest waits."
        ),
    ),
    _time_measure(
        "on_scene_time",
        "on_scene_seconds",
        "on-scene time",
        title="On-scene time",
        question="How long does the first unit stay at the scene?",
        numerator="Time from the first arrival to the first unit clearing",
        caveat=(
            "Longer is neither better nor worse: a crisis that is settled in place takes time. The first unit that"
            " clears need not be the one that arrived first."
        ),
    ),
)
