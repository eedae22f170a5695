"""The pictures of needs: how many people got nothing, on the map of the county, and by need."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe

from coresponder.analysis.charts import Bar, Beat, Caption, Size, bars, beat_map
from coresponder.analysis.charts.palette import HEAT
from coresponder.analysis.charts.scales import heat_step
from coresponder.analysis.report.exhibiting import drawn
from coresponder.analysis.report.exhibits import Picture
from coresponder.kernel.spoken_english import counted
from coresponder.program.board.models import Area
from coresponder.program.needs.queries.counts import NeedRow
from coresponder.program.needs.vocabulary import NOT_KNOWN


def map_of(rows: list[NeedRow]) -> Picture | None:
    """The county’s areas, darker where more people got nothing; None where no outlines are known."""
    geometry = _geometry()
    if not geometry["features"]:
        return None
    beats = [Beat(name=row.code, value=row.gap, withheld=row.gap is None) for row in rows if row.code != NOT_KNOWN]

    def draw(caption: Caption, size: Size) -> str:
        return beat_map(geometry, beats, caption=caption, unit="People who got nothing", size=size)

    return drawn(draw, key="needs-map", title="People who got nothing, by area", description=most_of(rows, "area"))


def bars_of(rows: list[NeedRow]) -> Picture | None:
    """By need, longest first."""
    entries = [_bar(row) for row in sorted(rows, key=lambda row: -(row.gap or 0)) if row.people != 0]

    def draw(caption: Caption, size: Size) -> str:
        return bars(entries, caption=caption, size=size)

    title = "People who got nothing, by need"
    return drawn(draw, key="needs-kinds", title=title, description=most_of(rows, "need")) if entries else None


def most_of(rows: list[NeedRow], what: str) -> str:
    """The sentence beside a picture: where it is most."""
    known = [row for row in rows if row.gap is not None and row.code != NOT_KNOWN]
    if not known:
        return f"Every number by {what} is too small to be shown."
    most = max(known, key=lambda row: row.gap or 0)
    people = "person" if most.gap == 1 else "people"
    return (
        f"Most people got nothing for “{most.words}”: {counted(most.gap or 0)} {people}."
        if what == "need"
        else (f"In {most.words} most people got nothing: {counted(most.gap or 0)} {people}.")
    )


def shades(rows: list[NeedRow]) -> list[int | None]:
    """The shade of each row, 0 to 6; None where its number is withheld."""
    highest = max((row.gap or 0 for row in rows), default=0)
    return [None if row.gap is None else heat_step(row.gap, highest, len(HEAT)) if highest else 0 for row in rows]


def svg(text: str) -> SafeString:
    """A picture that our own charts have drawn and escaped."""
    return mark_safe(text)  # noqa: S308 - made by analysis.charts, which escapes every text


def _bar(row: NeedRow) -> Bar:
    said = "withheld" if row.gap is None else f"{counted(row.gap)} of {counted(row.people or 0)}"
    return Bar(label=row.words, value=row.gap, said=said, withheld=row.gap is None)


def _geometry() -> dict[str, Any]:
    features = [
        {"type": "Feature", "id": area.code, "geometry": {"type": "Polygon", "coordinates": area.rings}}
        for area in Area.objects.all()
    ]
    return {"type": "FeatureCollection", "features": features}
