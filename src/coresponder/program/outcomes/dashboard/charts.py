"""The charts of a measure: control chart, days between events, funnel between areas, and the small one of its line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from coresponder.analysis.assessment import AreaCount, Months
from coresponder.analysis.charts import Caption, Size, control, funnel, spark
from coresponder.analysis.disclosure import SMALLEST_PUBLISHED
from coresponder.analysis.monitoring import (
    CHART_COLUMNS,
    CHART_KINDS,
    FUNNEL_COLUMNS,
    SPANS,
    Area,
    ControlChart,
    Mark,
    chart_rows,
    chart_sentence,
    control_chart,
    funnel_plot,
    funnel_rows,
    funnel_sentence,
)
from coresponder.analysis.monitoring.funnel import FEWEST_AREAS
from coresponder.kernel.spoken_english import counted, day, measured, minutes, percent
from coresponder.program.outcomes.dashboard.headlines import Say
from coresponder.program.outcomes.presenting import safe

ONE_DAY = timedelta(days=1)
SAYINGS: dict[str, Say] = {"percent": percent, "minutes": minutes}
UNITS = {"percent": "percent", "minutes": "minutes", "days": "days since the one before", "a day": "a day"}


@dataclass(frozen=True, kw_only=True)
class ShownChart:
    """A chart ready to be put in a page: two drawings, its table, its sentence, and its marks in words."""

    wide: SafeString
    narrow: SafeString
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    sentence: str
    marks: list[tuple[str, str]]
    kind: str
    span: str = "month"
    why_longer: str = ""


def chart_of(months: Months, marks: Sequence[Mark], launch_on: date) -> ControlChart:
    """The control chart: limits begin anew with the first whole month since launch."""
    first, last = months.points[0].on, months.points[-1].on
    within = [
        mark for mark in marks if first <= mark.on.replace(day=1) and mark.on <= last + 31 * months.each * ONE_DAY
    ]
    return control_chart(months.points, months.kind, stages_from=(launch_on,), marks=within, each=months.each)


def shown_chart(
    months: Months, marks: Sequence[Mark], launch_on: date, *, title: str, key: str, only: ControlChart | None = None
) -> ShownChart:
    """The chart of a measure with all that stands beside it."""
    chart = only or chart_of(months, marks, launch_on)
    sentence = chart_sentence(chart, months.noun)
    return ShownChart(
        wide=_drawn(chart, months, title=title, sentence=sentence, key=key, size="wide"),
        narrow=_drawn(chart, months, title=title, sentence=sentence, key=key, size="narrow"),
        columns=(_first_column(months), *CHART_COLUMNS[1:]),
        rows=chart_rows(chart, SAYINGS.get(months.unit, measured)),
        sentence=sentence,
        marks=[(day(mark.on), mark.words) for mark in sorted(chart.marks, key=lambda mark: mark.on)],
        kind=f"{'XmR' if months.kind == 'xmr' else months.kind} chart: {CHART_KINDS[months.kind]}",
        span=SPANS[months.each],
        why_longer=why_longer(months),
    )


def why_longer(months: Months) -> str:
    """Why it is not shown month by month; nothing where it is."""
    if months.each == 1:
        return ""
    return (
        f"Shown by {SPANS[months.each]}, counted from the launch: too many single months have numbers below"
        f" {SMALLEST_PUBLISHED}, which could point at somebody."
    )


def _first_column(months: Months) -> str:
    return "Event" if months.kind == "t" else SPANS[months.each].capitalize()


def _drawn(chart: ControlChart, months: Months, *, title: str, sentence: str, key: str, size: Size) -> SafeString:
    caption = Caption(id=f"chart-{key}-{months.kind}-{size}", title=title, description=sentence)
    scale = 100 if months.unit == "percent" else 1
    return safe(control(chart, caption=caption, unit=UNITS[months.unit], scale=scale, size=size))


def small_chart(months: Months, launch_on: date, *, title: str, key: str) -> SafeString:
    """The months as a line of a table shows them."""
    values = [_value(months, place) for place in range(len(months.points))]
    since = [place for place, point in enumerate(months.points) if point.on >= launch_on]
    launch_at = since[0] if since and since[0] > 0 else None
    caption = Caption(
        id=f"small-{key}",
        title=f"{title}, {SPANS[months.each]} by {SPANS[months.each]}",
        description=_said(months, values),
    )
    return safe(spark(values, launch_at=launch_at, caption=caption))


def _value(months: Months, place: int) -> float | None:
    point = months.points[place]
    if not point.is_known or point.count is None:
        return None
    if months.kind in ("p", "u"):
        return point.count / point.over if point.over else None
    return point.count


def _said(months: Months, values: Sequence[float | None]) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return f"No {SPANS[months.each]} may be shown."
    say = SAYINGS.get(months.unit, measured)
    ends = f"from {say(min(known))} to {say(max(known))}"
    return f"{counted(len(values))} {SPANS[months.each]}s, {ends}; the newest that is shown {say(known[-1])}."


@dataclass(frozen=True, kw_only=True)
class ShownFunnel:
    """The funnel plot between beats, or the sentence why there is none."""

    sentence: str
    wide: str = ""
    narrow: str = ""
    columns: tuple[str, ...] = FUNNEL_COLUMNS
    rows: tuple[tuple[str, ...], ...] = ()


def shown_funnel(
    areas: Sequence[AreaCount], *, noun: str, title: str, key: str, is_by_area: bool, all_of_it: bool
) -> ShownFunnel:
    """Beats beside each other, where there are ten with something to expect; never officers, clinicians or teams."""
    if not is_by_area:
        return ShownFunnel(sentence="It is not counted by beat, so beats are not compared.")
    expected = _expected(areas)
    if not areas and not all_of_it:
        return ShownFunnel(sentence="Some beat has so few that it would point at single contacts; none is shown.")
    if len(expected) < FEWEST_AREAS:
        return ShownFunnel(
            sentence=f"Beats are compared from {FEWEST_AREAS} on of which something is known; here are {len(expected)}."
            " With fewer nobody can tell what is ordinary variety."
        )
    plot = funnel_plot(expected, kind="beat")
    sentence = funnel_sentence(plot, noun)
    drawings = {
        size: safe(
            funnel(
                plot,
                caption=Caption(id=f"funnel-{key}-{size}", title=f"{title} between beats", description=sentence),
                expected_unit="expected",
                size=size,
            )
        )
        for size in ("wide", "narrow")
    }
    return ShownFunnel(
        sentence=sentence, wide=drawings["wide"], narrow=drawings["narrow"], rows=tuple(funnel_rows(plot))
    )


def _expected(areas: Sequence[AreaCount]) -> list[Area]:
    """Each beat's events beside those that it would have at the rate of all; none where nothing happened anywhere."""
    events, of = sum(area.events for area in areas), sum(area.of for area in areas)
    if not events or not of:
        return []
    return [Area(name=area.name, observed=area.events, expected=area.of * events / of) for area in areas]
