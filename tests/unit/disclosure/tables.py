"""Small tables as linked counts, and an audit written a second time, as plainly as possible."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from scipy.optimize import linprog

from coresponder.analysis.disclosure.linked_counts import Count, Key, LinkedCounts, Sum, linked

Rows = Sequence[Sequence[int]]


def one_way(cells: Mapping[str, int]) -> LinkedCounts:
    """Cells with their published total."""
    counts = [Count(key=(name,), value=value) for name, value in cells.items()]
    total = Count(key=("total",), value=sum(cells.values()), keep=2)
    return linked([*counts, total], [Sum(whole=("total",), parts=tuple((name,) for name in cells))])


def two_way(rows: Rows, prefix: str = "", keep: int = 0) -> LinkedCounts:
    """Cells with both margins and the grand total: keys such as (prefix, "r0", "c2"), (prefix, "r0"), (prefix,)."""
    table = np.array(rows)
    row_names, column_names = (
        [f"{letter}{place}" for place in range(size)] for letter, size in zip("rc", table.shape, strict=True)
    )
    counts = [Count(key=(prefix,), value=int(table.sum()), keep=keep + 2)]
    counts += [
        Count(key=(prefix, r), value=int(n), keep=keep + 1) for r, n in zip(row_names, table.sum(1), strict=True)
    ]
    counts += [
        Count(key=(prefix, c), value=int(n), keep=keep + 1) for c, n in zip(column_names, table.sum(0), strict=True)
    ]
    counts += [
        Count(key=(prefix, r, c), value=int(table[i, j]), keep=keep)
        for i, r in enumerate(row_names)
        for j, c in enumerate(column_names)
    ]
    sums = [Sum(whole=(prefix,), parts=tuple((prefix, name) for name in names)) for names in (row_names, column_names)]
    sums += [Sum(whole=(prefix, r), parts=tuple((prefix, r, c) for c in column_names)) for r in row_names]
    sums += [Sum(whole=(prefix, c), parts=tuple((prefix, r, c) for r in row_names)) for c in column_names]
    return linked(counts, sums)


def two_definitions(narrow: Rows, wider_by: Rows) -> LinkedCounts:
    """The same table under a narrow and a wider definition; their differences are never printed."""
    difference = two_way(wider_by, "difference")
    inner, outer = two_way(narrow, "narrow", keep=1), two_way((np.array(narrow) + np.array(wider_by)).tolist(), "wide")
    hidden = [Count(key=count.key, value=count.value, published=False) for count in difference.counts.values()]
    ladder = [Sum(whole=("wide", *key[1:]), parts=(("narrow", *key[1:]), key)) for key in difference.counts]
    return linked([*inner.counts.values(), *outer.counts.values(), *hidden], [*inner.sums, *outer.sums, *ladder])


def closest_range(counts: LinkedCounts, withheld: AbstractSet[Key], key: Key) -> tuple[float, float]:
    """The least and the greatest value of one count, by two linear programs and no shortcuts."""
    keys = list(counts.counts)
    place = {name: number for number, name in enumerate(keys)}
    equations = np.zeros((len(counts.sums), len(keys)))
    for row, tie in enumerate(counts.sums):
        equations[row, place[tie.whole]] = -1
        for part in tie.parts:
            equations[row, place[part]] = 1
    bounds = [
        (counts.value(name),) * 2 if counts.counts[name].published and name not in withheld else (0, 10_000)
        for name in keys
    ]
    objective = np.zeros(len(keys))
    objective[place[key]] = 1
    ends = [
        linprog(sign * objective, A_eq=equations, b_eq=np.zeros(len(equations)), bounds=bounds, method="highs").fun
        * sign
        for sign in (1, -1)
    ]
    return ends[0], ends[1]
