"""Areas beside each other in a funnel plot: which of them differ by more than chance and ordinary variety explain.

Method: NHS Digital's summary hospital-level mortality indicator (SHMI), after D. J. Spiegelhalter 2005. The ratio of
what was observed to what was expected is taken as a logarithm; the tenth of the areas that lie furthest out on either
side are set aside; what the rest vary beyond Poisson is the variance between areas (DerSimonian and Laird), and it
widens the limits. Where fewer than five events are expected the logarithm exaggerates, so such areas are drawn and
never said to be outside.

Areas only. Between officers, clinicians or teams there is no funnel: who is sent where is not chance, the numbers are
small, and people who are ranked write less.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np
import numpy.typing as npt
from scipy import stats

from coresponder.kernel.errors import UsageError

Numbers = npt.NDArray[np.float64]
AreaKind = Literal["beat", "sector", "district", "jurisdiction", "county"]

AREA_KINDS: Final[tuple[str, ...]] = get_args(AreaKind)
SET_ASIDE: Final = 0.1
FEWEST_AREAS: Final = 10  # with fewer the variance between areas is a guess
FEWEST_EXPECTED: Final = 5
ADDED_WHERE_NONE: Final = 0.5


@dataclass(frozen=True, kw_only=True)
class Area:
    """One area: how many events were observed there and how many were to be expected."""

    name: str
    observed: float
    expected: float


@dataclass(frozen=True, kw_only=True)
class FunnelArea:
    """One area in the plot: observed over expected, how far out it lies in standard deviations, and whether that is
    outside the limits with and without the variance between areas."""

    name: str
    observed: float
    expected: float
    ratio: float
    score: float
    is_outside: bool
    is_outside_unadjusted: bool


@dataclass(frozen=True, kw_only=True)
class FunnelPlot:
    """All areas with the limits that they are judged by. `variance_between` is of the logarithm of the ratio."""

    areas: tuple[FunnelArea, ...]
    level: float
    variance_between: float
    dispersion: float

    @property
    def outside(self) -> tuple[FunnelArea, ...]:
        """The areas outside the widened limits, the furthest first."""
        found = [area for area in self.areas if area.is_outside]
        return tuple(sorted(found, key=lambda area: -abs(area.score)))

    def limits_at(self, expected: float) -> tuple[float, float]:
        """The limits of the ratio for an area with so many expected events."""
        reach = quantile_of(self.level) * float(np.sqrt(1 / expected + self.variance_between))
        return float(np.exp(-reach)), float(np.exp(reach))


def funnel_plot(areas: Sequence[Area], *, kind: str, level: float = 0.998) -> FunnelPlot:
    """The plot of `areas`, which are of that kind; `level` is how many ordinary areas lie within the limits.

    UsageError where the kind is no area (an officer, a clinician, a team), where there are fewer than ten areas, or
    where one has no expected events.
    """
    _check(areas, kind)
    observed = np.array([area.observed for area in areas], dtype=float)
    expected = np.array([area.expected for area in areas], dtype=float)
    variances = 1 / expected
    logs = np.log(np.where(observed > 0, observed, ADDED_WHERE_NONE) / expected)
    plain = logs / np.sqrt(variances)
    kept = _without_the_furthest(plain)
    between = _variance_between(plain[kept], variances[kept])
    scores = logs / np.sqrt(variances + between)
    return FunnelPlot(
        areas=_placed(areas, scores, _outside(scores, areas, level), _outside(plain, areas, level)),
        level=level,
        variance_between=between,
        dispersion=float((plain[kept] ** 2).mean()),
    )


def quantile_of(level: float) -> float:
    """How many standard deviations enclose that share of a normal distribution."""
    return float(stats.norm.ppf((1 + level) / 2))


def _check(areas: Sequence[Area], kind: str) -> None:
    if kind not in AREA_KINDS:
        raise UsageError(
            "people_are_not_ranked",
            "A funnel plot compares areas. It never compares officers, clinicians or teams.",
            f"Choose one of these: {', '.join(AREA_KINDS)}.",
        )
    if len(areas) < FEWEST_AREAS:
        raise UsageError(
            "too_few_areas",
            f"A funnel plot needs at least {FEWEST_AREAS} areas; with fewer nobody can tell what is ordinary variety.",
            "Draw each area month by month instead.",
        )
    if any(area.expected <= 0 for area in areas):
        raise UsageError(
            "nothing_expected", "An area has no expected events.", "Leave areas without any exposure out of the plot."
        )


def _without_the_furthest(scores: Numbers) -> npt.NDArray[np.bool_]:
    low, high = np.quantile(scores, [SET_ASIDE, 1 - SET_ASIDE])
    kept: npt.NDArray[np.bool_] = (scores >= low) & (scores <= high)
    return kept


def _variance_between(scores: Numbers, variances: Numbers) -> float:
    """DerSimonian and Laird's variance between areas; none where areas vary no more than Poisson."""
    excess = float((scores**2).sum()) - (len(scores) - 1)
    weights = 1 / variances
    return max(0.0, excess / float(weights.sum() - (weights**2).sum() / weights.sum()))


def _outside(scores: Numbers, areas: Sequence[Area], level: float) -> list[bool]:
    far = np.abs(scores) > quantile_of(level)
    return [bool(is_far) and area.expected >= FEWEST_EXPECTED for is_far, area in zip(far, areas, strict=True)]


def _placed(
    areas: Sequence[Area], scores: Numbers, outside: Sequence[bool], outside_unadjusted: Sequence[bool]
) -> tuple[FunnelArea, ...]:
    return tuple(
        FunnelArea(
            name=area.name,
            observed=area.observed,
            expected=area.expected,
            ratio=area.observed / area.expected,
            score=float(score),
            is_outside=is_outside,
            is_outside_unadjusted=is_unadjusted,
        )
        for area, score, is_outside, is_unadjusted in zip(areas, scores, outside, outside_unadjusted, strict=True)
    )
