"""The solver of the linear programs behind the small-numbers rule: HiGHS, called without anything in between.

Most of these programs are tiny and there are thousands of them, so what was done around the solver cost more than the
solving. Nothing is simplified beforehand (`presolve`) either: that pays for large programs only.
"""

from dataclasses import dataclass, field

import highspy
import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]


@dataclass
class LinearProgram:
    """Unknowns between bounds, at the least cost, such that every row comes out between bounds of its own.

    Unknowns and rows are added in blocks; an entry says how often an unknown counts in a row.
    """

    costs: list[Numbers] = field(default_factory=list)
    limits: list[tuple[Numbers, Numbers]] = field(default_factory=list)
    row_limits: list[tuple[Numbers, Numbers]] = field(default_factory=list)
    entries: list[tuple[Places, Places, Numbers]] = field(default_factory=list)
    is_large: bool = False

    def unknowns(self, costs: Numbers, least: Numbers, most: Numbers) -> None:
        """Some more unknowns."""
        self.costs.append(costs)
        self.limits.append((least, most))

    def rows(self, least: Numbers, most: Numbers) -> None:
        """Some more rows."""
        self.row_limits.append((least, most))

    def entry(self, rows: Places, unknowns: Places, weights: Numbers) -> None:
        """How often each of the unknowns counts in the row beside it."""
        self.entries.append((rows, unknowns, weights))

    def solved(self) -> Numbers | None:
        """The cheapest solution; None where there is none. ArithmeticError where the solver comes to no end."""
        costs = np.concatenate(self.costs)
        least, most = (np.concatenate(side) for side in zip(*self.limits, strict=True))
        row_least, row_most = (np.concatenate(side) for side in zip(*self.row_limits, strict=True))
        rows, unknowns, weights = (np.concatenate(each) for each in zip(*self.entries, strict=True))
        order = np.argsort(unknowns, kind="stable")
        starts = np.searchsorted(unknowns[order], np.arange(len(costs) + 1))
        solver = _solver(is_large=self.is_large)
        solver.passModel(
            len(costs), len(row_least), len(rows), int(highspy.MatrixFormat.kColwise),
            int(highspy.ObjSense.kMinimize), 0.0, costs, least, most, row_least, row_most,
            starts.astype(np.int32), rows[order].astype(np.int32), weights[order],
            np.zeros(len(costs), dtype=np.int32),
        )  # fmt: skip
        solver.run()
        return _solution(solver)


class _Silent(highspy.Highs):
    """Without the callbacks, which nothing here needs: setting them up prints who made the solver."""

    def enableCallbacks(self) -> None:  # noqa: N802 - its name is the solver's
        pass


def _solver(*, is_large: bool) -> highspy.Highs:
    solver: highspy.Highs = _Silent()  # type: ignore[no-untyped-call]
    for name, value in (("output_flag", False), ("threads", 1), ("presolve", "choose" if is_large else "off")):
        solver.setOptionValue(name, value)
    return solver


def _solution(solver: highspy.Highs) -> Numbers | None:
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise ArithmeticError(f"A linear program of the small-numbers rule came to no end: {status}")
    return np.array(solver.getSolution().col_value, dtype=float)
