"""The value axis that the charts share: round marks from zero, thin lines, the unit in words above."""

from collections.abc import Sequence

from coresponder.analysis.charts.scales import Scale
from coresponder.analysis.charts.svg import SMALL_SIZE, element, line, text
from coresponder.kernel.spoken_english import measured


def value_axis(marks: Sequence[float], y: Scale, *, left: float, right: float, unit: str) -> str:
    """Horizontal lines at the marks (the zero line darker), their values at the left, the unit at the top left."""
    lines = [line(left, y(mark), right, y(mark), role="rule" if mark else "second") for mark in marks]
    values = [
        text(measured(mark), left - 7, y(mark) + 4, role="muted", size=SMALL_SIZE, anchor="end") for mark in marks
    ]
    return element("g", {}, text(unit, 0, y(marks[-1]) - 18, role="muted", size=SMALL_SIZE), *lines, *values)
