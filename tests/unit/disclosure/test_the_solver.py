"""What the small-numbers rule asks of the solver: the answer of another one, none where there is none, and silence."""

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csr_array

from coresponder.analysis.disclosure.solving import LinearProgram


def program(equal: csr_array, constants: list[float], costs: list[float], most: float) -> LinearProgram:
    made, entries = LinearProgram(), equal.tocoo()
    made.unknowns(np.array(costs), np.zeros(len(costs)), np.full(len(costs), most))
    made.rows(np.array(constants), np.array(constants))
    made.entry(entries.coords[0], entries.coords[1], entries.data)
    return made


@pytest.mark.parametrize("seed", range(20))
def test_it_comes_to_what_scipy_comes_to(seed: int) -> None:
    stream = np.random.default_rng(seed)
    table = csr_array(stream.integers(0, 2, (6, 14)).astype(float))
    truth, costs = stream.integers(0, 30, 14).astype(float), stream.uniform(-1, 1, 14)
    constants = table @ truth

    found = program(table, constants.tolist(), costs.tolist(), 100.0).solved()

    other = linprog(costs, A_eq=table, b_eq=constants, bounds=(0, 100.0))
    assert found is not None
    assert float(costs @ found) == pytest.approx(other.fun)
    assert table @ found == pytest.approx(constants)


def test_where_nothing_fits_it_says_so() -> None:
    assert program(csr_array([[1.0, 1.0]]), [5.0], [1.0, 1.0], 2.0).solved() is None


def test_it_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    program(csr_array([[1.0, 1.0]]), [3.0], [1.0, 1.0], 2.0).solved()

    assert capfd.readouterr().out == ""
