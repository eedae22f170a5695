"""A map of the patrol areas, darker where there is more, hatched where a number is withheld or there is none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coresponder.analysis.charts.geometry import Area, areas, fitted, label_place, path
from coresponder.analysis.charts.palette import HEAT, ON_HEAT
from coresponder.analysis.charts.scales import class_of, class_starts
from coresponder.analysis.charts.svg import (
    SMALL_SIZE,
    WIDTHS,
    Caption,
    Size,
    box,
    element,
    hatch_pattern,
    hatched,
    hatched_box,
    paint,
    picture,
    text,
    text_width,
)
from coresponder.kernel.spoken_english import counted

MAP_WIDTHS: dict[Size, int] = {"wide": 500, "narrow": 360}
LEGEND_LEFT: dict[Size, int] = {"wide": 530, "narrow": 0}
LEGEND_TOP = 26
TALLEST: dict[Size, int] = {"wide": 460, "narrow": 420}
LEGEND_ROW = 22
CLASS_SHADES = (1, 2, 4, 5, 6)  # five shades of the seven that stay apart when they are not side by side


@dataclass(frozen=True, kw_only=True)
class Beat:
    """One patrol area's figure: None where nothing was recorded, `withheld` where it may not be shown."""

    name: str
    value: float | None
    withheld: bool = False


@dataclass(frozen=True, kw_only=True)
class _Classes:
    """The classes of one map: where each begins, and the largest figure in the last."""

    starts: Sequence[float]
    largest: float

    def shade(self, value: float) -> int:
        return CLASS_SHADES[class_of(value, self.starts)]

    def said(self) -> list[str]:
        ends = [*(start - 1 for start in self.starts[1:]), self.largest]
        return [f"{counted(start)} to {counted(end)}" for start, end in zip(self.starts, ends, strict=True)]


def beat_map(
    geometry: Mapping[str, Any], beats: Sequence[Beat], *, caption: Caption, unit: str, size: Size = "wide"
) -> str:
    """The picture of a count by patrol area. `geometry` is GeoJSON in degrees; `unit` heads the legend."""
    shapes, height = fitted(areas(geometry), width=MAP_WIDTHS[size], tallest=TALLEST[size])
    known = {beat.name: beat for beat in beats}
    values = [beat.value for beat in beats if beat.value is not None]
    classes = _Classes(starts=class_starts(values), largest=max(values, default=0))
    pattern = f"{caption.id}-hatch"
    drawn = [_shape(area, known.get(area.name), classes, pattern) for area in shapes]
    labels = [_label(area, known.get(area.name), classes) for area in shapes]
    legend_top = LEGEND_TOP if size == "wide" else height + LEGEND_TOP
    legend = list(_legend(classes, unit, pattern, legend_top, LEGEND_LEFT[size]))
    full = max(height + 2, legend_top + LEGEND_ROW * (len(legend) - 1) + 8)
    hatch = element("defs", {}, hatch_pattern(pattern))
    return picture(caption, WIDTHS[size], full, hatch, *drawn, *labels, *legend)


def _shape(area: Area, beat: Beat | None, classes: _Classes, pattern: str) -> str:
    if beat is None or beat.value is None:
        painted = hatched(pattern)
    else:
        painted = paint(fill=HEAT[classes.shade(beat.value)], stroke="surface")
    return element("path", {"d": path(area), **painted, "fill-rule": "evenodd", "stroke-width": 1.2})


def _label(area: Area, beat: Beat | None, classes: _Classes) -> str:
    """The area's name where it fits inside; the table beside the map names them all."""
    place = label_place(area)
    if place.width < text_width(area.name, SMALL_SIZE) + 6:
        return ""
    if beat is None or beat.value is None:
        return _plate(area.name, place.x, place.y)
    role = ON_HEAT[classes.shade(beat.value)]
    return text(area.name, place.x, place.y + 4, role=role, size=SMALL_SIZE, anchor="middle")


def _plate(name: str, x: float, y: float) -> str:
    """A name on a plain ground, so that it can be read on hatching."""
    width = text_width(name, SMALL_SIZE) + 6
    ground = box(x - width / 2, y - 9, width, 18, role="surface", radius=3)
    return ground + text(name, x, y + 4, size=SMALL_SIZE, anchor="middle")


def _legend(classes: _Classes, unit: str, pattern: str, top: float, left: float) -> Iterator[str]:
    yield text(unit, left, top, bold=True)
    for number, words in enumerate(classes.said(), 1):
        y = top + LEGEND_ROW * number
        outline = paint(fill=HEAT[CLASS_SHADES[number - 1]], stroke="second")
        yield element(
            "rect", {"x": left, "y": y - 12, "width": 26, "height": 15, "stroke-width": 0.5, **outline}
        ) + text(words, left + 36, y)
    y = top + LEGEND_ROW * (len(classes.starts) + 1)
    yield hatched_box(left, y - 12, 26, 15, pattern=pattern) + text("withheld, or no data", left + 36, y)
