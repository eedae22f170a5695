"""Cox's regression over (start, stop] intervals, so that the same code serves a first event and repeated ones.

Andersen and Gill: one stratum, rows of one person in one cluster. Prentice, Williams and Peterson: the number of the
event as stratum, in total or in gap time. Wei, Lin and Weissfeld: a row for each person and event number. Ties by
Breslow or Efron; the sandwich sums score residuals (with ties as in the likelihood) by cluster.

Checked against printed R output (tests/reference/outcomes). It does not account for: covariates that are measured with
error, hazards that are not proportional, and people who leave because of how they fare.
"""

from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.floating[Any]]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Ties = Literal["breslow", "efron"]

MOST_STEPS: Final = 50
CLOSE_ENOUGH: Final = 1e-10


@dataclass(frozen=True, kw_only=True)
class CountingProcess:
    """Rows at risk in (start, stop], with covariates, whether the row ends in an event, its stratum and its cluster."""

    start: Numbers
    stop: Numbers
    event: Flags
    covariates: Numbers
    strata: Integers | None = None
    clusters: Integers | None = None

    def __post_init__(self) -> None:
        if (self.stop <= self.start).any():
            raise ValueError("A row ends before it starts.")

    def parts(self) -> list[Integers]:
        """The places of the rows of each stratum."""
        strata = np.zeros(len(self.stop), dtype=np.int64) if self.strata is None else self.strata
        return [np.flatnonzero(strata == stratum) for stratum in np.unique(strata)]


@dataclass(frozen=True, kw_only=True)
class CoxFit:
    """Logarithms of hazard ratios with their covariance, from the model and (with clusters) robust."""

    coefficients: Numbers
    covariance: Numbers
    robust_covariance: Numbers
    log_likelihood: float
    log_likelihood_of_none: float
    events: int

    @property
    def standard_errors(self) -> Numbers:
        errors: Numbers = np.sqrt(np.diag(self.covariance))
        return errors

    @property
    def robust_standard_errors(self) -> Numbers:
        errors: Numbers = np.sqrt(np.diag(self.robust_covariance))
        return errors

    @property
    def likelihood_ratio(self) -> float:
        """Twice the gain in log likelihood over no covariates at all."""
        return 2 * (self.log_likelihood - self.log_likelihood_of_none)


@dataclass(frozen=True, kw_only=True)
class _Risk:
    """What the likelihood of one stratum is made of: one line for each tied event in turn (with Breslow, as often).

    `total` is the sum of exp(eta) at risk, `mean` the weighted mean of the covariates; `share` is how much of those who
    have the event at that instant has been taken out of the risk set (Efron).
    """

    at: Numbers
    total: Numbers
    mean: Numbers
    share: Numbers
    curvature: Numbers


def fit_cox(rows: CountingProcess, *, ties: Ties = "efron") -> CoxFit:
    """The fit by Newton's method. ValueError where it does not settle, as where a covariate never varies."""
    width = rows.covariates.shape[1]
    found, of_none = np.zeros(width), _likelihood(rows, np.zeros(width), ties)[0]
    for _ in range(MOST_STEPS):
        _, score, information = _likelihood(rows, found, ties)
        step = np.linalg.solve(information, score)
        found = found + step
        if np.abs(step).max() < CLOSE_ENOUGH:
            return _fit(rows, found, ties, of_none)
    raise ValueError("The regression does not settle: look for a covariate that tells all events from the rest.")


def _fit(rows: CountingProcess, found: Numbers, ties: Ties, of_none: float) -> CoxFit:
    likelihood, _, information = _likelihood(rows, found, ties)
    covariance = np.linalg.inv(information)
    influence = _residuals(rows, found, ties) @ covariance
    summed = influence if rows.clusters is None else _by_cluster(influence, rows.clusters)
    return CoxFit(
        coefficients=found,
        covariance=covariance,
        robust_covariance=summed.T @ summed,
        log_likelihood=likelihood,
        log_likelihood_of_none=of_none,
        events=int(rows.event.sum()),
    )


def _by_cluster(influence: Numbers, clusters: Integers) -> Numbers:
    _, place = np.unique(clusters, return_inverse=True)
    summed = np.zeros((place.max() + 1, influence.shape[1]))
    np.add.at(summed, place, influence)
    return summed


def _likelihood(rows: CountingProcess, found: Numbers, ties: Ties) -> tuple[float, Numbers, Numbers]:
    """Log likelihood, its slope and its curvature at `found`."""
    width = len(found)
    likelihood, score, information = 0.0, np.zeros(width), np.zeros((width, width))
    for part in rows.parts():
        eta, has_event = rows.covariates[part] @ found, rows.event[part]
        risk = _risk(rows, part, np.exp(eta), ties)
        likelihood += float(eta[has_event].sum() - np.log(risk.total).sum())
        score += rows.covariates[part][has_event].sum(axis=0) - risk.mean.sum(axis=0)
        information += risk.curvature.sum(axis=0)
    return likelihood, score, information


def _risk(rows: CountingProcess, part: Integers, weight: Numbers, ties: Ties) -> _Risk:
    start, stop, x = rows.start[part], rows.stop[part], rows.covariates[part]
    happens = rows.event[part]
    order = np.argsort(stop[happens], kind="stable")
    at = stop[happens][order]
    values = _moments(weight, x)
    at_risk = _sums_from(stop, values, at) - _sums_from(start, values, at)
    share = _tied_share(at) if ties == "efron" else np.zeros(len(at))
    tied = _tied_sums(at, values[happens][order])
    sums = at_risk - share[:, np.newaxis] * tied
    return _averaged(at, sums, share, x.shape[1])


def _moments(weight: Numbers, x: Numbers) -> Numbers:
    """For each row its weight, weight times covariates, and weight times their products, side by side."""
    products = (x[:, :, np.newaxis] * x[:, np.newaxis, :]).reshape(len(x), -1)
    moments: Numbers = weight[:, np.newaxis] * np.column_stack([np.ones(len(x)), x, products])
    return moments


def _sums_from(times: Numbers, values: Numbers, at: Numbers) -> Numbers:
    """For each instant of `at`: the sum of the values whose time is that instant or later."""
    order = np.argsort(times, kind="stable")
    running = np.concatenate([np.cumsum(values[order][::-1], axis=0)[::-1], np.zeros((1, values.shape[1]))])
    sums: Numbers = running[np.searchsorted(times[order], at, side="left")]
    return sums


def _tied_share(at: Numbers) -> Numbers:
    """0/d, 1/d … for the d events of the same instant, which follow each other."""
    first = np.searchsorted(at, at, side="left")
    many = np.searchsorted(at, at, side="right") - first
    share: Numbers = (np.arange(len(at)) - first) / many
    return share


def _tied_sums(at: Numbers, values: Numbers) -> Numbers:
    instants, place = np.unique(at, return_inverse=True)
    sums = np.zeros((len(instants), values.shape[1]))
    np.add.at(sums, place, values)
    tied: Numbers = sums[place]
    return tied


def _averaged(at: Numbers, sums: Numbers, share: Numbers, width: int) -> _Risk:
    total = sums[:, 0]
    mean = sums[:, 1 : 1 + width] / total[:, np.newaxis]
    square = (sums[:, 1 + width :] / total[:, np.newaxis]).reshape(-1, width, width)
    curvature = square - mean[:, :, np.newaxis] * mean[:, np.newaxis, :]
    return _Risk(at=at, total=total, mean=mean, share=share, curvature=curvature)


def _residuals(rows: CountingProcess, found: Numbers, ties: Ties) -> Numbers:
    """Score residuals: what each row adds to the slope of the likelihood, and therefore to the coefficients."""
    residuals = np.zeros(rows.covariates.shape)
    for part in rows.parts():
        weight = np.exp(rows.covariates[part] @ found)
        residuals[part] = _residuals_of(rows, part, weight, _risk(rows, part, weight, ties))
    return residuals


def _residuals_of(rows: CountingProcess, part: Integers, weight: Numbers, risk: _Risk) -> Numbers:
    x, has_event = rows.covariates[part], rows.event[part]
    hazard, pulled = 1 / risk.total, risk.mean / risk.total[:, np.newaxis]
    over, pulled_over = _between(rows, part, risk.at, hazard, pulled)
    expected = weight[:, np.newaxis] * (x * over[:, np.newaxis] - pulled_over)
    residuals = -expected
    own = _at_own_instant(risk, hazard, pulled, rows.stop[part][has_event])
    mean, spared, spared_pull = own
    residuals[has_event] += x[has_event] - mean
    residuals[has_event] += weight[has_event][:, np.newaxis] * (x[has_event] * spared[:, np.newaxis] - spared_pull)
    return residuals


def _between(
    rows: CountingProcess, part: Integers, at: Numbers, hazard: Numbers, pulled: Numbers
) -> tuple[Numbers, Numbers]:
    """The hazard, and the hazard times the mean covariates, that each row went through in (start, stop]."""
    summed = np.concatenate([[0.0], np.cumsum(hazard)])
    summed_pull = np.concatenate([np.zeros((1, pulled.shape[1])), np.cumsum(pulled, axis=0)])
    first = np.searchsorted(at, rows.start[part], side="right")
    last = np.searchsorted(at, rows.stop[part], side="right")
    return summed[last] - summed[first], summed_pull[last] - summed_pull[first]


def _at_own_instant(risk: _Risk, hazard: Numbers, pulled: Numbers, stops: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """For rows with an event: the mean over its tied lines, and the hazard that Efron spares those who have it."""
    instants, place, many = np.unique(risk.at, return_inverse=True, return_counts=True)
    mean = np.zeros((len(instants), risk.mean.shape[1]))
    np.add.at(mean, place, risk.mean)
    spared: Numbers = np.bincount(place, weights=risk.share * hazard, minlength=len(instants)).astype(float)
    spared_pull = np.zeros_like(mean)
    np.add.at(spared_pull, place, risk.share[:, np.newaxis] * pulled)
    own = np.searchsorted(instants, stops)
    return mean[own] / many[own][:, np.newaxis], spared[own], spared_pull[own]
