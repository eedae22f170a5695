"""Cox's regression where the answer is known without any book."""

import numpy as np
import pytest

from coresponder.analysis.survival import CountingProcess, fit_cox


def rows(**changed: np.ndarray) -> CountingProcess:
    given = {
        "start": np.zeros(6),
        "stop": np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
        "event": np.array([True, True, True, False, True, True]),
        "covariates": np.array([[1.0], [0.0], [1.0], [0.0], [1.0], [0.0]]),
    }
    return CountingProcess(**{**given, **changed})


def test_time_split_in_two_changes_nothing() -> None:
    whole = fit_cox(rows())
    split = CountingProcess(
        start=np.array([0, 0.5, 0, 0, 0, 0, 0]),
        stop=np.array([0.5, 1, 2, 3, 4, 5, 6]),
        event=np.array([False, True, True, True, False, True, True]),
        covariates=np.array([[1.0], [1.0], [0.0], [1.0], [0.0], [1.0], [0.0]]),
    )
    assert fit_cox(split).coefficients == pytest.approx(whole.coefficients)


def test_only_the_order_of_time_matters() -> None:
    assert fit_cox(rows(stop=np.array([1.0, 4, 9, 16, 25, 36]))).coefficients == pytest.approx(
        fit_cox(rows()).coefficients
    )


def test_a_row_is_not_at_risk_at_its_own_start() -> None:
    """Who is followed from day 2 on is not among those whom the event of day 2 could meet, as others have it."""
    begins_later = np.array([0, 0, 0, 0, 0, 2.0])
    begins_a_little_later = np.array([0, 0, 0, 0, 0, 2.000001])
    assert fit_cox(rows(start=begins_later)).coefficients == pytest.approx(
        fit_cox(rows(start=begins_a_little_later)).coefficients
    )


def test_without_ties_breslow_and_efron_agree() -> None:
    assert fit_cox(rows(), ties="breslow").coefficients == pytest.approx(fit_cox(rows(), ties="efron").coefficients)


def test_a_row_of_no_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        rows(start=np.array([1.0, 0, 0, 0, 0, 0]))


def test_a_covariate_that_tells_everything_does_not_settle() -> None:
    with pytest.raises((ValueError, np.linalg.LinAlgError)):
        fit_cox(rows(covariates=np.array([[6.0], [5.0], [4.0], [0.0], [0.0], [0.0]]) * 100))
