"""Where crisis calls come from: by patrol area, on a map where the outlines were given."""

from collections.abc import Mapping, Sequence
from typing import Any

from coresponder.analysis.charts import Bar, Beat, Caption, Size, bars, beat_map
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.content import Content
from coresponder.analysis.report.exhibiting import exhibit
from coresponder.analysis.report.exhibits import Cell, Column, Exhibit, Section, Table
from coresponder.analysis.report.phrases import (
    NOT_RECORDED,
    joined,
    known,
    named,
    said,
    value_of,
    withheld_note,
    withheld_sentence,
)
from coresponder.analysis.report.tables import RANGE, number_columns, value_and_range
from coresponder.kernel.spoken_english import counted, percent

MOST_BARS = 20
DOES_NOT_SAY = (
    "These are counts and not rates: an area where more people live, work or pass through has more calls.",
    "An area says where the call was answered, not where the person lives.",
)


def section(content: Content) -> Section:
    """The section, its first sentence being the answer."""
    return Section(
        key="where",
        title="Where do they come from?",
        sentence=answer(content),
        exhibits=(_by_beat(content),),
        does_not_say=DOES_NOT_SAY,
    )


def answer(content: Content) -> str:
    """The areas that together hold a third of the calls that can be shown."""
    figures = content.measure("crisis_calls_by_beat").coded()
    shown = sorted(known(placed(figures)), key=value_of, reverse=True)
    total = sum(value_of(figure) for figure in known(figures))
    if len(shown) < 2 or not total:
        return ""
    top = _fewest_with(shown, total / 3)
    share = sum(value_of(figure) for figure in top) / total
    names = named([area_name(figure) for figure in top], most=5)
    verb = "has" if len(top) == 1 else "have"
    return f"{names} {verb} {percent(share)} of the crisis calls shown, among {len(shown)} areas."


def _fewest_with(ordered: Sequence[Figure], wanted: float) -> list[Figure]:
    taken: list[Figure] = []
    for figure in ordered:
        taken.append(figure)
        if sum(value_of(entry) for entry in taken) >= wanted:
            break
    return taken


def area_name(figure: Figure) -> str:
    """The area as the source names it."""
    return str(figure.by.get("beat") or NOT_RECORDED)


def placed(figures: Sequence[Figure]) -> list[Figure]:
    """The areas, without what has none recorded."""
    return [figure for figure in figures if area_name(figure) != NOT_RECORDED]


def _by_beat(content: Content) -> Exhibit:
    measure = content.measure("crisis_calls_by_beat")
    figures = sorted(measure.coded(), key=_by_size)
    geometry = content.mapping("beats")

    def draw(caption: Caption, size: Size) -> str:
        return _map(geometry, figures, caption, size) if geometry else _list(figures, caption, size)

    return exhibit(
        measure,
        key="by_beat",
        title="Crisis calls by patrol area",
        sentence=joined(_range_sentence(figures), withheld_sentence(figures, "areas"), _unmapped(geometry, figures)),
        table=_table(figures),
        draw=draw,
    )


def _by_size(figure: Figure) -> tuple[bool, float, str]:
    """Most first; what is withheld after that, so that its place tells nothing; not recorded last."""
    return area_name(figure) == NOT_RECORDED, -(figure.value or 0) if not figure.suppressed else 0, area_name(figure)


def _map(geometry: Mapping[str, Any], figures: Sequence[Figure], caption: Caption, size: Size) -> str:
    beats = [Beat(name=area_name(figure), value=figure.value, withheld=figure.suppressed) for figure in figures]
    return beat_map(geometry, beats, caption=caption, unit="Crisis calls", size=size)


def _list(figures: Sequence[Figure], caption: Caption, size: Size) -> str:
    entries = [
        Bar(
            label=area_name(figure),
            value=figure.value,
            said=said(figure, counted),
            low=figure.low,
            high=figure.high,
            withheld=figure.suppressed,
        )
        for figure in figures[:MOST_BARS]
    ]
    return bars(entries, caption=caption, size=size)


def _range_sentence(figures: Sequence[Figure]) -> str:
    shown = sorted(known(placed(figures)), key=value_of)
    if len(shown) < 2:
        return ""
    fewest, most = shown[0], shown[-1]
    return (
        f"Areas that can be shown had from {said(fewest, counted)} crisis calls ({area_name(fewest)}) "
        f"to {said(most, counted)} ({area_name(most)})."
    )


def _unmapped(geometry: Mapping[str, Any], figures: Sequence[Figure]) -> str:
    """Which areas have calls and no outline, so that the map does not look complete where it is not."""
    if not geometry:
        return ""
    outlined = {str(feature.get("id", "")) for feature in geometry.get("features", [])}
    missing = [area_name(figure) for figure in placed(figures) if area_name(figure) not in outlined]
    return f"Not on the map, for want of an outline: {named(missing, most=8)}." if missing else ""


def _table(figures: Sequence[Figure]) -> Table:
    total = sum(value_of(figure) for figure in known(figures))
    complete = total > 0 and len(known(figures)) == len(figures)
    rows = (
        (
            Cell(text=area_name(figure)),
            *value_and_range(figure, counted),
            Cell(text=percent(value_of(figure) / total) if complete else "–"),
        )
        for figure in figures
    )
    return Table(
        id="table-by_beat",
        caption="Crisis calls as coded, by patrol area",
        columns=(Column(title="Area"), *number_columns("Calls", RANGE, "Share")),
        rows=tuple(rows),
        note=withheld_note(figures),
    )
