"""The linear programs over the atoms of a web: worlds that give the same print, far from the truth in few atoms."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import block_array, csc_array, csr_array, eye_array, vstack
from scipy.sparse.csgraph import connected_components

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

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
        by_row, by_atom = self._ties
        movable = np.zeros(len(self.values), dtype=bool)
        movable[self.free] = True
        reached = set(target.indices[movable[target.indices]].tolist())
        edge, seen = reached, set[int]()
        while edge and len(reached) < size:
            rows = {row for atom in edge for row in _of(by_atom, atom)} - seen
            seen |= rows
            edge = {atom for row in rows for atom in _of(by_row, row) if movable[atom]} - reached
            reached |= edge
        return np.array(sorted(reached), dtype=np.intp)

    def together(self, others: csr_array) -> Iterator[Places]:
        """The free atoms in parts that neither a sum nor one of the others ties to each other."""
        ties = vstack([self.known, self.rests, others]).tocsr()[:, self.free]
        yield from (self.free[part] for part in _components(ties))

    @cached_property
    def _ties(self) -> tuple[csr_array, csc_array]:
        ties = vstack([self.known, self.rests])
        return ties.tocsr(), ties.tocsc()


@dataclass(frozen=True)
class Program:
    """What may move within one part."""

    bounds: Bounds
    atoms: Places

    def farthest(self, targets: csr_array, weights: Numbers, reach: float) -> Numbers:
        """Moves that make each of these forms larger, up to the reach, as many as can be; each weighs what it says."""
        size, count = len(self.atoms), targets.shape[0]
        if not size:
            return np.zeros(0)
        wanted = targets[:, self.atoms]
        rests, least = self._rests()
        above = block_array([[-rests, rests, None], [-wanted, wanted, eye_array(count)]]).tocsr()
        none = np.zeros(count)
        known = self._known()
        equal = block_array([[known, -known, csr_array((known.shape[0], count))]]).tocsr()
        costs = np.concatenate((np.full(2 * size, FAR), -weights))
        limits = np.concatenate((self._room(), np.full(count, reach)))
        floors = np.concatenate((np.zeros(2 * size), np.full(count, -np.inf)))
        bounds = np.column_stack((floors, limits))
        found = _solved(costs, equal, np.zeros(equal.shape[0]), above, np.concatenate((least, none)), bounds)
        return np.zeros(size) if found is None else found[:size] - found[size : 2 * size]

    def cheapest(self, target: csr_array, by: float, printed: csr_array, costs: Numbers) -> Numbers | None:
        """Moves that make the form larger by so much, and what is printed differ at the least cost; None of none."""
        size, count = len(self.atoms), printed.shape[0]
        if not size:
            return None
        rests, least = self._rests()
        known, shown, wanted = self._known(), printed[:, self.atoms], target[:, self.atoms]
        one, none = eye_array(count), csr_array((known.shape[0], count))
        empty = csr_array((1, count))
        equal = block_array(
            [[known, -known, none, none], [shown, -shown, -one, one], [wanted, -wanted, empty, empty]]
        ).tocsr()
        constants = np.concatenate((np.zeros(known.shape[0] + count), [by]))
        blank = csr_array((rests.shape[0], count))
        above = block_array([[-rests, rests, blank, blank]]).tocsr()
        weights = np.concatenate((np.full(2 * size, FAR), costs, costs))
        limits = np.concatenate((self._room(), np.full(2 * count, np.inf)))
        bounds = np.column_stack((np.zeros(len(limits)), limits))
        found = _solved(weights, equal, constants, above, least, bounds)
        return None if found is None else found[:size] - found[size : 2 * size]

    def pieces(self, moves: Numbers) -> Iterator[tuple[Places, Numbers]]:
        """The moves in pieces that do not touch each other: each of them alone gives the same print too."""
        moved = np.flatnonzero(np.abs(moves) > MOVED)
        ties = vstack([self.bounds.known, self.bounds.rests]).tocsr()[:, self.atoms[moved]]
        for part in _components(ties):
            yield self.atoms[moved[part]], moves[moved[part]]

    def _known(self) -> csr_array:
        return _filled(self.bounds.known[:, self.atoms])[0]

    def _rests(self) -> tuple[csr_array, Numbers]:
        rests, rows = _filled(self.bounds.rests[:, self.atoms])
        return rests, self.bounds.rest_values[rows]

    def _room(self) -> Numbers:
        """How far each atom may rise, and how far it may fall."""
        values = self.bounds.values[self.atoms]
        return np.concatenate((self.bounds.most - values, values))


def _of(ties: csr_array | csc_array, place: int) -> list[int]:
    found: list[int] = ties.indices[ties.indptr[place] : ties.indptr[place + 1]].tolist()
    return found


def _row_of_each(rows: csr_array) -> Places:
    return np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))


def _filled(rows: csr_array) -> tuple[csr_array, Places]:
    places = np.flatnonzero(np.diff(rows.indptr))
    return rows[places], places


def _components(ties: csr_array) -> Iterator[Places]:
    """The columns in groups that rows tie to each other."""
    size = ties.shape[1]
    ties, _ = _filled(ties)
    _, group = (
        connected_components(block_array([[None, ties.T], [ties, None]]), directed=False)
        if ties.shape[0]
        else (0, np.arange(size))
    )
    order = np.argsort(group[:size], kind="stable")
    ends = np.flatnonzero(np.diff(group[:size][order])) + 1
    yield from (part for part in np.split(order, ends) if len(part))


def _solved(
    costs: Numbers, equal: csr_array, constants: Numbers, above: csr_array, least: Numbers, bounds: Numbers
) -> Numbers | None:
    """The cheapest solution; None where there is none."""
    found = linprog(
        costs, A_eq=equal if equal.shape[0] else None, b_eq=constants if equal.shape[0] else None,
        A_ub=above if above.shape[0] else None, b_ub=least if above.shape[0] else None,
        bounds=bounds, method="highs",
    )  # fmt: skip
    if found.status not in (0, 2):
        raise ArithmeticError(f"A linear program of the small-numbers rule came to no end: {found.message}")
    solution: Numbers | None = found.x if found.status == 0 else None
    return solution
