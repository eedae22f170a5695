"""Whether the pandas peer and the baseline gave the same answers; nothing is printed before they did."""

from math import isclose, isnan

from benchmarks.intake.answers import Answers, Cell, said

# A baseline's numbers are rounded to 6 decimals.
ROUNDING = 1e-6
SECONDS_APART = 1.0
# In the hour that occurs twice in autumn the peer always takes the first; the baseline lets the order of a call's own
# stamps decide. A stamp of that hour may put one call on the other side of a count, and moves its length by an hour.
REPEATED_HOUR = "stamps_in_repeated_hour"
RESTS_ON_ORDER = ("impossible_order", "impossible_interval", "crisis_unit_hours")
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
        if not _agrees(which, value, ours)
    ]
    if wrong:
        more = len(wrong) - SHOWN
        raise DisagreementError("\n".join([*wrong[:SHOWN], *([f"and {more} more"] if more > 0 else [])]))
    return sum(not isnan(ours[which]) for which in peer)


def _agrees(which: Cell, peer: float, ours: Answers) -> bool:
    found = ours.get(which)
    if found is None or isnan(found):
        return found is not None
    if which[0].endswith("_time"):
        return abs(peer - found) <= SECONDS_APART
    return isclose(peer, found, rel_tol=ROUNDING, abs_tol=max(ROUNDING, _unsure(which, ours)))


def _unsure(which: Cell, ours: Answers) -> float:
    """How many stamps in the hour that occurs twice that answer may rest on; 0 for all others, which have to be exact.

    An impossible order names the two stamps that it rests on; the other answers may rest on any.
    """
    measure, by = which
    if measure not in RESTS_ON_ORDER:
        return 0.0
    named = {value for name, value in by if name in ("earlier", "later")}
    repeated = {value: count for (name, by), count in ours.items() if name == REPEATED_HOUR for _, value in by}
    return sum(count for stamp, count in repeated.items() if not named or stamp in named)
