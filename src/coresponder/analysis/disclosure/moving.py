"""The linear programs over the atoms of a web: worlds that give the same print, far from the truth in few atoms."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import block_array, csc_array, csr_array, vstack
from scipy.sparse.csgraph import connected_components

from coresponder.analysis.disclosure.solving import LinearProgram, Numbers, Places

MOVED = 1e-6
FAR = 1e-3  # what moving one atom by one costs, so that a world differs from the truth in few


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """What holds in every world: sums that do not move, rests and atoms that do not fall below zero."""

    known: csr_array
    rests: csr_array
    rest_values: Numbers
    values: Numbers
    most: float

    @cached_property
    def free(self) -> Places:
        """The atoms that can move at all. One that is known alone, or is part of a sum of none, cannot."""
        columns = np.arange(len(self.values))
        while True:
            rows = self.known[:, columns]
            members = np.diff(rows.indptr)
            negative = np.bincount(_row_of_each(rows)[rows.data < 0], minlength=len(members)) > 0
            nobody = ~negative & (abs(rows) @ self.values[columns] == 0)
            fixed = np.unique(rows[np.flatnonzero((members == 1) | ((members > 0) & nobody))].indices)
            if not len(fixed):
                return columns
            columns = np.delete(columns, fixed)

    def around(self, target: csr_array, size: int) -> Places:
        """The free atoms of the form and those nearest to them, along the sums; about so many."""
        edge = target.indices[self._is_free[target.indices]]
        reached, seen = np.zeros(len(self.values), dtype=bool), np.zeros(self.by_row.shape[0], dtype=bool)
        reached[edge] = True
        count = len(edge)
        while len(edge) and count < size:
            rows = np.unique(self.by_atom.indices[entries_of(self.by_atom, edge)[1]])
            rows = rows[~seen[rows]]
            seen[rows] = True
            next_to = np.unique(self.by_row.indices[entries_of(self.by_row, rows)[1]])
            edge = next_to[self._is_free[next_to] & ~reached[next_to]]
            reached[edge] = True
            count += len(edge)
        return np.flatnonzero(reached)

    def together(self, others: csr_array) -> Iterator[Places]:
        """The free atoms in parts that neither a sum nor one of the others ties to each other."""
        ties = vstack([self.by_row, others]).tocsr()[:, self.free]
        yield from (self.free[part] for part in _components(ties))

    @cached_property
    def by_row(self) -> csr_array:
        """What is known, then the rests."""
        return vstack([self.known, self.rests]).tocsr()

    @cached_property
    def by_atom(self) -> csc_array:
        """The same, atom by atom."""
        return self.by_row.tocsc()

    @cached_property
    def least(self) -> Numbers:
        """How far each row may fall."""
        return np.concatenate((np.zeros(self.known.shape[0]), -self.rest_values))

    @cached_property
    def _is_free(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        free = np.zeros(len(self.values), dtype=bool)
        free[self.free] = True
        return free


@dataclass(frozen=True)
class Program:
    """What may move within one part; the atoms are in order."""

    bounds: Bounds
    atoms: Places

    def farthest(self, targets: csr_array, weights: Numbers, reach: float) -> Numbers:
        """Moves that make each of these forms larger, up to the reach, as many as can be; each weighs what it says."""
        size, count = len(self.atoms), targets.shape[0]
        if not size:
            return np.zeros(0)
        program = LinearProgram(is_large=count > 1)
        row = self._begin(program)
        rows = np.arange(row, row + count)
        program.unknowns(-weights, np.full(count, -np.inf), np.full(count, reach))
        program.rows(np.zeros(count), np.full(count, np.inf))
        self._moving(program, targets, rows)
        program.entry(rows, np.arange(2 * size, 2 * size + count), np.full(count, -1.0))
        moves = self._moves(program.solved())
        return np.zeros(size) if moves is None else moves

    def cheapest(self, target: csr_array, by: float, printed: csr_array, costs: Numbers) -> Numbers | None:
        """Moves that make the form differ by so much, and what is printed differ at the least cost; None of none."""
        size, count = len(self.atoms), printed.shape[0]
        if not size:
            return None
        program = LinearProgram()
        row = self._begin(program)
        for _ in ("less", "more"):
            program.unknowns(costs, np.zeros(count), np.full(count, np.inf))
        program.rows(np.append(np.zeros(count), by), np.append(np.zeros(count), by))
        shown = np.arange(row, row + count)
        self._moving(program, printed, shown)
        program.entry(shown, np.arange(2 * size, 2 * size + count), np.ones(count))
        program.entry(shown, np.arange(2 * size + count, 2 * size + 2 * count), np.full(count, -1.0))
        self._moving(program, target, np.array([row + count]))
        return self._moves(program.solved())

    def pieces(self, moves: Numbers) -> Iterator[tuple[Places, Numbers]]:
        """The moves in pieces that do not touch each other: each of them alone gives the same print too."""
        moved = np.flatnonzero(np.abs(moves) > MOVED)
        counts, at = entries_of(self.bounds.by_atom, self.atoms[moved])
        part = _joined(len(moved), np.repeat(np.arange(len(moved)), counts), self.bounds.by_atom.indices[at])
        for first in np.unique(part):
            own = moved[part == first]
            yield self.atoms[own], moves[own]

    def _begin(self, program: LinearProgram) -> int:
        """How far each atom may rise, and how far it may fall, with all that ties them; the number of rows."""
        size, values = len(self.atoms), self.bounds.values[self.atoms]
        program.unknowns(
            np.full(2 * size, FAR), np.zeros(2 * size), np.concatenate((self.bounds.most - values, values))
        )
        counts, at = entries_of(self.bounds.by_atom, self.atoms)
        rows, row_of_each = np.unique(self.bounds.by_atom.indices[at], return_inverse=True)
        program.rows(self.bounds.least[rows], np.where(rows < self.bounds.known.shape[0], 0.0, np.inf))
        self._both_ways(program, row_of_each, np.repeat(np.arange(size), counts), self.bounds.by_atom.data[at])
        return len(rows)

    def _moving(self, program: LinearProgram, forms: csr_array, rows: Places) -> None:
        """The forms, as far as their atoms are in this part, each in its row."""
        place = np.searchsorted(self.atoms, forms.indices)
        place[place == len(self.atoms)] = 0
        here = self.atoms[place] == forms.indices
        row_of_each = np.repeat(rows, np.diff(forms.indptr))
        self._both_ways(program, row_of_each[here], place[here], forms.data[here])

    def _both_ways(self, program: LinearProgram, rows: Places, atoms: Places, weights: Numbers) -> None:
        program.entry(rows, atoms, weights)
        program.entry(rows, atoms + len(self.atoms), -weights)

    def _moves(self, found: Numbers | None) -> Numbers | None:
        size = len(self.atoms)
        return None if found is None else found[:size] - found[size : 2 * size]


def entries_of(ties: csr_array | csc_array, places: Places) -> tuple[Places, Places]:
    """Of some rows (or columns, where it is by columns): how many entries each has, and where they all are."""
    starts = ties.indptr[places]
    counts = ties.indptr[places + 1] - starts
    before = np.cumsum(counts) - counts
    return counts, np.repeat(starts - before, counts) + np.arange(counts.sum())


def _joined(size: int, of: Places, rows: Places) -> Places:
    """To which part each of so many belongs, where whatever shares a row belongs together; named by its first."""
    part, first_in_row = list(range(size)), dict[int, int]()
    for one, row in zip(of.tolist(), rows.tolist(), strict=True):
        other = first_in_row.setdefault(row, one)
        ends = [_end(part, one), _end(part, other)]
        part[max(ends)] = min(ends)
    return np.array([_end(part, one) for one in range(size)], dtype=np.intp)


def _end(part: list[int], one: int) -> int:
    while part[one] != one:
        part[one] = part[part[one]]
        one = part[one]
    return one


def _row_of_each(rows: csr_array) -> Places:
    return np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))


def _components(ties: csr_array) -> Iterator[Places]:
    """The columns in groups that rows tie to each other."""
    size = ties.shape[1]
    ties = ties[np.flatnonzero(np.diff(ties.indptr))]
    _, group = (
        connected_components(block_array([[None, ties.T], [ties, None]]), directed=False)
        if ties.shape[0]
        else (0, np.arange(size))
    )
    order = np.argsort(group[:size], kind="stable")
    ends = np.flatnonzero(np.diff(group[:size][order])) + 1
    yield from (part for part in np.split(order, ends) if len(part))
