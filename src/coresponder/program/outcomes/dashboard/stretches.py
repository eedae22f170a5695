"""Which stretch the dashboard shows: since launch, or the last whole months of it, summed from the months."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coresponder.analysis.assessment import AssessedMeasure
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.monitoring import SPANS, Point, months_later
from coresponder.kernel.spoken_english import short_month, some
from coresponder.program.outcomes.dashboard.headlines import headline

SINCE: Final = "since"
NO_INTERVAL: Final = (
    "A sum of months has no interval here: contacts of one person belong together over the whole stretch."
    " Only shares can be summed from months; of the others choose “Since launch”."
)


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """One choice: its key in the address, its words, and of how many whole months it is (None: since launch)."""

    key: str
    words: str
    months: int | None = None


STRETCHES: Final = (
    Stretch(key=SINCE, words="Since launch"),
    Stretch(key="12-months", words="Last 12 months", months=12),
    Stretch(key="3-months", words="Last 3 months", months=3),
)


def stretch_named(key: str) -> Stretch:
    """The choice of that key; since launch for any other."""
    return next((each for each in STRETCHES if each.key == key), STRETCHES[0])


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The figure of a stretch, or why there is none."""

    figure: Figure | None
    why: str = ""
    covers: str = ""


def of_stretch(measure: AssessedMeasure, stretch: Stretch) -> Shown:
    """What the measure was over that stretch: only shares can be summed from their months."""
    if stretch.months is None:
        return Shown(figure=headline(measure.since))
    if measure.months is None or measure.months.kind != "p":
        return Shown(figure=None, why="not summed")
    whole = [point for point in measure.months.points if not point.partial and not point.left_out]
    each = measure.months.each
    if stretch.months < each:
        return Shown(figure=None, why=f"Single months are too small; the shortest that is shown is a {SPANS[each]}.")
    wanted = whole[-(stretch.months // each) :]
    if len(wanted) < stretch.months // each:
        return Shown(figure=None, why=f"There are only {some(len(whole), f'whole {SPANS[each]}')}.")
    if any(point.withheld for point in wanted):
        return Shown(figure=Figure(value=None, n=None, missing=None, suppressed=True))
    last_on = months_later(wanted[-1].on, each - 1)
    return Shown(figure=_summed(wanted), covers=f"{short_month(wanted[0].on)} to {short_month(last_on)}")


def _summed(points: Sequence[Point]) -> Figure | None:
    found, of = (sum(getattr(point, name) or 0 for point in points) for name in ("count", "over"))
    if not of:
        return None
    return Figure(value=found / of, n=int(of), numerator=found, denominator=of, missing=None)
