"""Poisson regression by iteratively reweighted least squares: what was to be expected of each case."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.floating[Any]]

MOST_STEPS: Final = 50
CLOSE_ENOUGH: Final = 1e-12


@dataclass(frozen=True, kw_only=True)
class PoissonFit:
    """Coefficients in the order of the columns, what was expected for each row, and how far the rows really vary.

    `dispersion` is Pearson's statistic for each degree of freedom: 1 where counts vary as Poisson says. Above it, every
    standard error has to be multiplied by its square root.
    """

    coefficients: Numbers
    standard_errors: Numbers
    expected: Numbers
    dispersion: float


def fit_poisson(columns: Numbers, counts: Numbers, offset: Numbers | None = None) -> PoissonFit:
    """Counts explained by `columns` (rows, columns; the constant is one of them), log link; `offset` is a logarithm.

    ValueError where it does not settle, as where a column explains some rows without any doubt.
    """
    shift = np.zeros(len(counts)) if offset is None else offset
    eta = np.log(np.maximum(counts, 0.5))
    before: Numbers | None = None
    for _ in range(MOST_STEPS):
        expected = np.exp(eta)
        working = eta - shift + (counts - expected) / expected
        information = columns.T @ (columns * expected[:, np.newaxis])
        found = np.linalg.solve(information, columns.T @ (expected * working))
        eta = columns @ found + shift
        if before is not None and np.abs(found - before).max() < CLOSE_ENOUGH * (1 + np.abs(found).max()):
            return _fit(columns, counts, found, np.exp(eta))
        before = found
    raise ValueError("The regression does not settle: look for a column that explains some rows without any doubt.")


def _fit(columns: Numbers, counts: Numbers, coefficients: Numbers, expected: Numbers) -> PoissonFit:
    information = columns.T @ (columns * expected[:, np.newaxis])
    pearson = float((((counts - expected) ** 2) / expected).sum())
    return PoissonFit(
        coefficients=coefficients,
        standard_errors=np.sqrt(np.diag(np.linalg.inv(information))),
        expected=expected,
        dispersion=pearson / (len(counts) - columns.shape[1]),
    )
