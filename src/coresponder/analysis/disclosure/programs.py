"""The linear programs behind the small-numbers rule, over all linked counts at once.

Every sum is an equation among unknowns. A published count is fixed at its value; any other lies between zero and
more than the largest count there is.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import numpy as np
import numpy.typing as npt
from scipy.sparse import block_array, csr_array, hstack
from scipy.sparse.csgraph import connected_components

from coresponder.analysis.disclosure.linked_counts import Key, LinkedCounts
from coresponder.analysis.disclosure.solving import LinearProgram, Numbers

STEP_FOR_KEEP = 4.0  # one more step of `keep` weighs as much as this many counts
SMALLEST_COST = 1e-6  # so that nothing moves that need not
MOVED = 1e-6


class Programs:
    """The equations of a publication, ready to be solved with different counts withheld.

    Counts and sums are taken in the order of their keys, so that the order in which they came changes nothing.
    """

    def __init__(self, counts: LinkedCounts, *, threshold: int) -> None:
        self.counts = counts
        self.threshold = threshold
        self.keys = sorted(counts.counts)
        self.place = {key: place for place, key in enumerate(self.keys)}
        self.values = np.array([counts.value(key) for key in self.keys], dtype=float)
        self.printed = np.array([counts.counts[key].published for key in self.keys], dtype=bool)
        self.most = float(counts.largest + threshold)
        self.equations = self._equations()

    def alternative(
        self, withheld: AbstractSet[Key], weights: Mapping[Key, float], *, reach: float | None = None
    ) -> dict[Key, float]:
        """Other counts that would look the same in print, and make the weighted sum as great as possible.

        With `reach`, no weighted count rises by more than that, which leaves room for the others to rise as well.
        Only counts that can move together with a weighted one are looked at and given back.
        """
        objective = np.zeros(len(self.keys))
        upper = np.full(len(self.keys), self.most)
        for key, weight in weights.items():
            place = self.place[key]
            objective[place] = -weight
            upper[place] = self.most if reach is None else self.values[place] + reach
        movable = self._moving_with(np.flatnonzero(objective), self._unseen(withheld))
        if not len(movable):
            return {}
        equations = self.equations[:, movable]
        rows = np.flatnonzero(np.diff(equations.indptr))
        constants = equations @ self.values[movable]
        bounds = np.column_stack((np.zeros(len(movable)), upper[movable]))
        solution = _solved(objective[movable], equations[rows], constants[rows], bounds)
        return {self.keys[place]: value for place, value in zip(movable, solution.tolist(), strict=True)}

    def cheapest_raise(self, withheld: AbstractSet[Key], target: Key) -> dict[Key, float]:
        """By how much each count moves when the target grows by the threshold at the least cost to readers.

        Every sum still holds and no count falls below zero. A count that is printed costs the more the larger it is
        and the more it would be missed; a count that is withheld already, or never printed, costs nothing. A printed
        zero stays zero.
        """
        still = self.printed & (self.values == 0)
        movable = self._moving_with(np.array([self.place[target]], dtype=np.intp), ~still)
        size = len(movable)
        upper = np.concatenate((self.most - self.values[movable], self.values[movable]))
        lower = np.zeros(2 * size)
        place = int(np.searchsorted(movable, self.place[target]))
        lower[place] = upper[place] = self.threshold
        upper[size + place] = 0.0
        costs = np.tile(self._costs(withheld)[movable], 2)
        tied = self.equations[:, movable]
        tied = tied[np.flatnonzero(np.diff(tied.indptr))]
        equations = hstack((tied, -tied)).tocsr()
        moved = _solved(costs, equations, np.zeros(equations.shape[0]), np.column_stack((lower, upper)))
        found = (moved[:size] - moved[size:]).tolist()
        return {self.keys[place]: by for place, by in zip(movable, found, strict=True)}

    def _costs(self, withheld: AbstractSet[Key]) -> Numbers:
        keep = np.array([self.counts.counts[key].keep for key in self.keys], dtype=float)
        costs = STEP_FOR_KEEP**keep * np.sqrt(self.values)
        return np.where(self._unseen(withheld), 0.0, costs) + SMALLEST_COST

    def _unseen(self, withheld: AbstractSet[Key]) -> npt.NDArray[np.bool_]:
        hidden = np.array([key in withheld for key in self.keys], dtype=bool)
        unseen: npt.NDArray[np.bool_] = hidden | ~self.printed
        return unseen

    def _moving_with(self, places: npt.NDArray[np.intp], unseen: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
        """Places of the unseen counts that sums tie to any of these, however many steps away."""
        free = np.flatnonzero(unseen)
        tied = self.equations[:, free]
        _, group = connected_components(block_array([[None, tied.T], [tied, None]]), directed=False)
        group = group[: len(free)]  # the rest are the sums
        found: npt.NDArray[np.intp] = free[np.isin(group, group[np.isin(free, places)])]
        return found

    def _equations(self) -> csr_array:
        """One row for each sum: its parts less its whole."""
        rows, columns, signs = [], [], []
        for row, tie in enumerate(sorted(self.counts.sums, key=lambda tie: tie.members)):
            for key in tie.members:
                rows.append(row)
                columns.append(self.place[key])
                signs.append(-1.0 if key == tie.whole else 1.0)
        return csr_array((signs, (rows, columns)), shape=(len(self.counts.sums), len(self.keys)))


def _solved(objective: Numbers, equations: csr_array, constants: Numbers, bounds: Numbers) -> Numbers:
    program, entries = LinearProgram(), equations.tocoo()
    program.unknowns(objective, bounds[:, 0], bounds[:, 1])
    program.rows(constants, constants)
    program.entry(entries.coords[0], entries.coords[1], entries.data)
    found = program.solved()
    if found is None:
        raise ArithmeticError("A linear program of the small-numbers rule has no solution.")
    return found
