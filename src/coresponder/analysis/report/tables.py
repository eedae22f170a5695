"""Cells and columns that the tables of the report share."""

from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.exhibits import Cell, Column
from coresponder.analysis.report.phrases import WITHHELD, Say, range_said, said

RANGE = "95% range"


def number_columns(*titles: str, group: str = "") -> tuple[Column, ...]:
    """Columns of numbers, set right."""
    return tuple(Column(title=title, numeric=True, group=group) for title in titles)


def value_cell(figure: Figure | None, say: Say, *, shade: int | None = None) -> Cell:
    """The value of a figure, in words where there is none to show."""
    if figure is None or figure.value is None:
        withheld = figure is not None and figure.suppressed
        return Cell(text=said(figure, say), state="withheld" if withheld else "not_recorded")
    return Cell(text=said(figure, say), shade=shade)


def range_cell(figure: Figure | None, say: Say) -> Cell:
    """The range of a figure; a dash where it has none."""
    return Cell(text=range_said(figure, say) or "–")


def count_cell(count: float | None) -> Cell:
    """A whole number; a dash where there is none."""
    return Cell(text="–" if count is None else f"{round(count):,}")


def counts_beside(figure: Figure | None) -> tuple[Cell, Cell, Cell]:
    """What a value rests on, lacks and leaves out. One that would give a small number away is withheld by itself."""
    if figure is None or figure.suppressed:
        return (count_cell(None),) * 3
    return _count_or_withheld(figure.n), _count_or_withheld(figure.missing), _count_or_withheld(figure.excluded)


def _count_or_withheld(count: int | None) -> Cell:
    return Cell(text=WITHHELD, state="withheld") if count is None else count_cell(count)


def value_and_range(figure: Figure | None, say: Say) -> tuple[Cell, Cell]:
    """The two cells of a figure that stand side by side."""
    return value_cell(figure, say), range_cell(figure, say)
