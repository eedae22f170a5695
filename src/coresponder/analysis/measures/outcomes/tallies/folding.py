"""Tallies of small cells folded into coarser ones: by month out of month and area, by one trait out of all of them."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


def folded(cells: pa.Table, by: str) -> dict[Any, dict[str, int]]:
    """For each value of the column `by`: the sums of every column of counts."""
    counts = [name for name in _columns_of_counts(cells) if name != by]
    sums = cells.group_by(by).aggregate([(name, "sum") for name in counts])
    return {row[by]: {name: row[f"{name}_sum"] or 0 for name in counts} for row in sums.to_pylist()}


def totals(cells: pa.Table) -> dict[str, int]:
    """The sum of every column of counts."""
    return {name: pc.sum(cells[name]).as_py() or 0 for name in _columns_of_counts(cells)}


def _columns_of_counts(cells: pa.Table) -> list[str]:
    return [column.name for column in cells.schema if pa.types.is_integer(column.type)]
