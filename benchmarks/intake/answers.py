"""Answers that can be compared: which measure, which cell of it, and the number."""

from collections.abc import Mapping
from typing import Any

Cell = tuple[str, frozenset[tuple[str, str]]]
Answers = dict[Cell, float]


def cell(measure: str, **by: Any) -> Cell:
    """The cell of a measure by the names and values that a baseline uses for its figures."""
    return measure, frozenset((name, str(value)) for name, value in by.items())


def said(which: Cell) -> str:
    """The cell in words, for a message."""
    measure, by = which
    return f"{measure} ({', '.join(f'{name} {value}' for name, value in sorted(by)) or 'in all'})"


def by_cells(measure: str, dimension: str, values: Mapping[Any, float], **by: Any) -> Answers:
    """Answers for each value of one dimension; `by` holds for all of them."""
    return {cell(measure, **by, **{dimension: name}): float(value) for name, value in values.items()}
