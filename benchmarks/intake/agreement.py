"""Whether the pandas peer and the baseline gave the same answers; nothing is printed before they did."""

from math import isclose, isnan

from benchmarks.intake.answers import Answers, Cell, said

# A baseline's numbers are rounded to 6 decimals.
ROUNDING = 1e-6
# In the hour that occurs twice in autumn the peer always takes the first; the baseline lets the order of a call's own
# stamps decide. That moves the length of a few calls in ten thousand.
SECONDS_APART = 1.0
REPEATED_HOUR_SHARE = 0.01
REPEATED_HOUR_CALLS = 25
RESTS_ON_LENGTHS = ("impossible_order", "impossible_interval", "crisis_unit_hours")
SHOWN = 10


class DisagreementError(AssertionError):
    """The two gave different answers, so their times mean nothing."""


def check_agreement(peer: Answers, ours: Answers) -> int:
    """How many answers agree; DisagreementError names those that do not, or that only the peer has.

    Answers that the baseline withholds as small are not compared, and not counted.
    """
    wrong = [
        f"{said(which)}: pandas says {value}, the baseline says {ours.get(which)}"
        for which, value in peer.items()
        if not _agrees(which, value, ours.get(which))
    ]
    if wrong:
        more = len(wrong) - SHOWN
        raise DisagreementError("\n".join([*wrong[:SHOWN], *([f"and {more} more"] if more > 0 else [])]))
    return sum(not isnan(ours[which]) for which in peer)


def _agrees(which: Cell, peer: float, ours: float | None) -> bool:
    if ours is None or isnan(ours):
        return ours is not None
    measure = which[0]
    if measure in RESTS_ON_LENGTHS:
        return isclose(peer, ours, rel_tol=REPEATED_HOUR_SHARE, abs_tol=REPEATED_HOUR_CALLS)
    if measure.endswith("_time"):
        return abs(peer - ours) <= SECONDS_APART
    return isclose(peer, ours, rel_tol=ROUNDING, abs_tol=ROUNDING)
