"""The pattern of a week at a glance: seven days by twenty-four hours, darker where there is more.

The numbers stand in the table with the same shades, which is the form that everyone can read; this is its picture.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coresponder.analysis.charts.palette import HEAT
from coresponder.analysis.charts.scales import heat_step
from coresponder.analysis.charts.svg import (
    SMALL_SIZE,
    WIDTHS,
    Caption,
    Size,
    box,
    element,
    hatch_pattern,
    hatched_box,
    picture,
    text,
)
from coresponder.kernel.spoken_english import WEEKDAYS, hour

LEFT, TOP = 38, 24
ROW_HEIGHT: dict[Size, int] = {"wide": 26, "narrow": 20}
WEEK = tuple((weekday, hour_of_day) for weekday in range(1, 8) for hour_of_day in range(24))


@dataclass(frozen=True, kw_only=True)
class Hour:
    """One hour of one weekday: its figure, None where there is none, `withheld` where it may not be shown."""

    value: float | None
    withheld: bool = False


def shades(week: Mapping[tuple[int, int], Hour]) -> dict[tuple[int, int], int | None]:
    """The shade of each hour, 0 to 6 in equal steps from zero to the busiest; None where there is no number to show."""
    highest = max((cell.value or 0 for cell in week.values()), default=0)
    return {
        place: None if cell.value is None else heat_step(cell.value, highest, len(HEAT)) for place, cell in week.items()
    }


def weekday_hour(week: Mapping[tuple[int, int], Hour], *, caption: Caption, size: Size = "wide") -> str:
    """The picture of a week. `week` is keyed by ISO weekday (1 is Monday) and local hour (0 to 23)."""
    pattern = f"{caption.id}-hatch"
    width = (WIDTHS[size] - LEFT) / 24
    cells = _cells(week, width, ROW_HEIGHT[size], pattern)
    height = TOP + 7 * ROW_HEIGHT[size]
    hatch = element("defs", {}, hatch_pattern(pattern))
    return picture(caption, WIDTHS[size], height, hatch, *_headings(width, ROW_HEIGHT[size]), *cells)


def _headings(width: float, height: float) -> Iterator[str]:
    for number, name in enumerate(WEEKDAYS):
        yield text(name[:3], 0, TOP + height * (number + 0.5) + 4, size=SMALL_SIZE)
    for hour_of_day in range(0, 24, 6):
        yield text(hour(hour_of_day), LEFT + width * hour_of_day, TOP - 8, role="muted", size=SMALL_SIZE)


def _cells(week: Mapping[tuple[int, int], Hour], width: float, height: float, pattern: str) -> Iterator[str]:
    shade = shades(week)
    for weekday, hour_of_day in WEEK:
        x, y = LEFT + width * hour_of_day, TOP + height * (weekday - 1)
        step = shade.get((weekday, hour_of_day))
        if step is not None:
            yield box(x, y, width - 1, height - 1, role=HEAT[step])
        elif (cell := week.get((weekday, hour_of_day))) and cell.withheld:
            yield hatched_box(x, y, width - 1, height - 1, pattern=pattern)
