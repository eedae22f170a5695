"""The eight numbers that a planning team asks for first, each with its range, what it rests on, and its grade."""

from collections.abc import Sequence

from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.content import Content, Measured
from coresponder.analysis.report.exhibits import KeyFigure
from coresponder.analysis.report.phrases import Say, known, range_said, said, value_of
from coresponder.analysis.report.questions.how_they_end import outcome_label, telling
from coresponder.analysis.report.questions.stages import AFTER
from coresponder.analysis.report.questions.when import busiest, busiest_half
from coresponder.analysis.report.questions.where import area_name, placed
from coresponder.kernel.spoken_english import counted, hours, measured, minutes, percent


def key_figures(content: Content) -> tuple[KeyFigure, ...]:
    """The eight cards, in the order of the questions that they belong to."""
    cards = (_crisis_calls, _share, _per_day, _when, _where, _how_long, _how_they_end, _repeat)
    return tuple(card(content) for card in cards)


def _coded(measure: Measured) -> Figure | None:
    return next(iter(measure.coded()), None)


def _details(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _range(figure: Figure | None, say: Say) -> str:
    ranged = range_said(figure, say)
    return f"95% range {ranged}" if ranged else ""


def _crisis_calls(content: Content) -> KeyFigure:
    measure, everyone = content.measure("crisis_calls"), _coded(content.measure("calls"))
    possible = measure.one(definition="possible")
    upper = f"up to {said(possible, counted)} if all possible ones count" if possible and possible.value else ""
    return KeyFigure(
        key="crisis_calls",
        label="Crisis calls",
        value=said(_coded(measure), counted),
        unit="as coded, in the whole period",
        detail=_details(f"of {said(everyone, counted)} calls", upper),
        section="how_many",
        grade=measure.grade,
    )


def _share(content: Content) -> KeyFigure:
    measure = content.measure("crisis_call_share")
    figure = _coded(measure)
    return KeyFigure(
        key="crisis_call_share",
        label="Share of all calls",
        value=said(figure, percent),
        unit="of all calls for service",
        detail=_details(_range(figure, percent), _n(figure, "calls")),
        section="how_many",
        grade=measure.grade,
    )


def _n(figure: Figure | None, noun: str) -> str:
    return f"n {counted(figure.n)} {noun}" if figure and figure.n is not None else ""


def _per_day(content: Content) -> KeyFigure:
    measure, by_residents = content.measure("crisis_calls_per_day"), _coded(content.measure("crisis_calls_per_1000"))
    figure = _coded(measure)
    rate = f"{said(by_residents, measured)} a year for each 1,000 residents" if by_residents else ""
    return KeyFigure(
        key="crisis_calls_per_day",
        label="How many a day",
        value=said(figure, measured),
        unit="crisis calls a day",
        detail=_details(_range(figure, measured), _n(figure, "days"), rate),
        section="how_many",
        grade=measure.grade,
    )


def _when(content: Content) -> KeyFigure:
    measure = content.measure("crisis_calls_by_hour")
    value, unit, detail = _half_or_busiest(measure.coded()) or ("not known", "", measure.unavailable)
    return KeyFigure(
        key="when", label="When", value=value, unit=unit, detail=detail, section="when", grade=measure.grade
    )


def _half_or_busiest(figures: Sequence[Figure]) -> tuple[str, str, str] | None:
    """The stretch of the day that brings half of the calls; where an hour is withheld, the busiest of the others."""
    if half := busiest_half(figures):
        detail = f"{percent(half.share)}; n {counted(half.calls)} calls"
        return hours(half.first, half.last), "brings half of them", detail
    most = busiest(figures)
    if most is None:
        return None
    at = int(most.by["hour"])
    return hours(at, at), "is the busiest hour that can be shown", _n(most, "calls")


def _where(content: Content) -> KeyFigure:
    measure = content.measure("crisis_calls_by_beat")
    shown = known(placed(measure.coded()))
    most = max(shown, key=value_of, default=None)
    return KeyFigure(
        key="where",
        label="Where",
        value=area_name(most) if most else "not known",
        unit="has the most" if most else "",
        detail=f"{said(most, counted)} crisis calls; {counted(len(shown))} areas shown"
        if most
        else measure.unavailable,
        section="where",
        grade=measure.grade,
    )


def _how_long(content: Content) -> KeyFigure:
    measure = content.measure("on_scene_time").in_minutes()
    crisis = measure.one(group="crisis", statistic="median", stage=AFTER)
    everyone = measure.one(group="all", statistic="median", stage=AFTER)
    against = f"all calls {said(everyone, minutes)}" if everyone else measure.unavailable
    return KeyFigure(
        key="on_scene_time",
        label="How long",
        value=said(crisis, minutes),
        unit="at the scene, median",
        detail=_details(_range(crisis, minutes), _n(crisis, "calls"), against),
        section="how_long",
        grade=measure.grade,
    )


def _how_they_end(content: Content) -> KeyFigure:
    measure = content.measure("outcome_mix")
    most = next(iter(telling(measure.coded())), None)
    outcome = outcome_label(str(most.by["outcome"])).lower() if most else ""
    return KeyFigure(
        key="outcome_mix",
        label="How they ended",
        value=said(most, percent),
        unit=f"“{outcome}”, the most frequent outcome" if most else "",
        detail=_details(_range(most, percent), _n(most, "calls")) or measure.unavailable,
        section="how_they_end",
        grade=measure.grade,
    )


def _repeat(content: Content) -> KeyFigure:
    measure = content.measure("repeat_location_windows")
    figure = measure.one(definition="coded", window_days=30)
    return KeyFigure(
        key="repeat_places",
        label="Repeat places",
        value=said(figure, percent),
        unit="followed by another from the same place within 30 days",
        detail=_details(_range(figure, percent), _n(figure, "calls")) or measure.unavailable,
        section="repeat_places",
        grade=measure.grade,
    )
