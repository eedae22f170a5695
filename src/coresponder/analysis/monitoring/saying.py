"""The sentence of a chart, chosen by rule: the same picture always says the same, whoever would rather have another."""

from collections.abc import Sequence
from datetime import date

from coresponder.analysis.monitoring.control_chart import ChartedPoint, ControlChart, Stage
from coresponder.analysis.monitoring.funnel import FunnelPlot
from coresponder.analysis.monitoring.points import Mark
from coresponder.analysis.monitoring.spans import SPANS, span_named
from coresponder.kernel.spoken_english import SMALL_NUMBERS, counted, listed, short_month, some, starting

NOTHING_TO_SAY = "There is no {span} yet that could be judged."
MONTHS_NAMED = 3
# Of fewer, as when months are withheld, nobody knows what is usual.
FEWEST_MONTHS = 3


def chart_sentence(chart: ControlChart, noun: str) -> str:
    """What the newest stage of the chart says about “noun” (“arrests per 100 encounters”), signals first.

    No sentence says why: a chart cannot know. Where the way of recording changed within the picture, that is said.
    """
    judged = [point for point in chart.points if point.value is not None and not point.left_out and not point.partial]
    if not judged or not chart.stages:
        return NOTHING_TO_SAY.format(span=SPANS[chart.each])
    stage = chart.stages[-1]
    points = [point for point in chart.points[stage.first : stage.last + 1] if point in judged]
    return " ".join(
        part
        for part in (
            _found(points, stage, noun, chart.each),
            _provisional(stage, chart.each),
            recording_warning(chart.recording_changes),
        )
        if part
    )


def _found(points: Sequence[ChartedPoint], stage: Stage, noun: str, each: int) -> str:
    outside = [point for point in points if point.signal == "beyond a limit"]
    if outside:
        return f"{starting(noun)} {_outside(outside, each)}: more than the ordinary up and down."
    shifted = [point for point in points if point.signal in ("shift", "trend")]
    if shifted:
        return f"{starting(noun)} {_shifted(shifted, each)}."
    if stage.runs is not None and stage.runs.is_signal:
        return f"{starting(noun)} did not vary around one level as chance would have it: {_runs(stage, each)}."
    if any(point.signal for point in points):
        within = f"twice within three {SPANS[each]}s"
        return f"{starting(noun)} came close to a limit {within}: worth watching, no more than that."
    if len(points) < FEWEST_MONTHS:
        return f"Too few {SPANS[each]}s can be seen to say how {noun} go up and down."
    return f"{starting(noun)} went up and down no more than usual."


def _outside(points: Sequence[ChartedPoint], each: int) -> str:
    said = []
    for side in ("above", "below"):
        days = [point.on for point in points if point.side == side]
        if days:
            limit = "upper" if side == "above" else "lower"
            said.append(f"{_months(days, each)} {side} the {limit} natural limit")
    return f"{'were' if len(points) > 1 else 'was'} {listed(said)}"


def _months(days: Sequence[date], each: int) -> str:
    if len(days) > MONTHS_NAMED:
        return f"in {some(len(days), SPANS[each])}"
    return f"in {listed([span_named(day, each) for day in days])}"


def _shifted(points: Sequence[ChartedPoint], each: int) -> str:
    side, since = points[-1].side, span_named(points[0].on, each)
    number = some(len(points), SPANS[each])
    if points[-1].signal == "trend":
        return f"{'rose' if side == 'above' else 'fell'} {SPANS[each]} by {SPANS[each]}, over {number}, from {since} on"
    return f"stayed {side} the usual level for {number}, from {since} on"


def _runs(stage: Stage, each: int) -> str:
    runs = stage.runs
    if runs is None:
        return ""
    if runs.longest_run > runs.longest_run_allowed:
        return (
            f"{counted(runs.longest_run)} {SPANS[each]}s in a row on one side, where chance allows"
            f" {runs.longest_run_allowed}"
        )
    return (
        f"{_number(runs.crossings)} crossings of the center, where chance makes at least"
        f" {_number(runs.crossings_needed)}"
    )


def _number(number: int) -> str:
    return SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else counted(number)


def _provisional(stage: Stage, each: int) -> str:
    if not stage.is_provisional or not stage.sets_limits:
        return ""
    return f"The limits rest on only {some(stage.sets_limits, SPANS[each])} and will still move."


def recording_warning(changes: Sequence[Mark]) -> str:
    """That the way of recording changed within what is looked at; nothing where it did not."""
    if not changes:
        return ""
    said = listed([f"“{mark.words.rstrip('.')}” ({short_month(mark.on)})" for mark in changes])
    return f"Take care: the way of recording changed, {said}, which can look like an effect and be none."


def funnel_sentence(plot: FunnelPlot, noun: str, *, areas: str = "beats") -> str:
    """Which areas differ, after the ordinary variety between areas is allowed for."""
    if not plot.outside:
        return f"No area differs from the others in {noun} by more than chance and ordinary variety between {areas}."
    names = listed([f"{area.name} ({'more' if area.ratio > 1 else 'fewer'} than expected)" for area in plot.outside])
    verb = "differs" if len(plot.outside) == 1 else "differ"
    return (
        f"{names} {verb} from the others in {noun} by more than chance and ordinary variety between {areas}."
        " That is a reason to look, not a judgment: who lives there and who calls differs too."
    )
