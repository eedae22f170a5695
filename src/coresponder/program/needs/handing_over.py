"""From handovers to what may be shown of each facility. Plain Python.

A middle of few times tells of single people, so that it is shown from eleven people on, as any count is.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from coresponder.analysis.disclosure import SMALLEST_PUBLISHED, Count, Key, Sum, linked, withhold

Row = dict[str, Any]
ASKED, ACCEPTED, REFUSED, LOGGED = "asked", "not_refused", "refused", "logged"


@dataclass(frozen=True, kw_only=True)
class Handover:
    """One time that a facility was asked: minutes from the arrival until it accepted and until the officer could go."""

    person: str
    accept_minutes: float | None
    release_minutes: float | None
    is_refused: bool
    because: tuple[str, ...]


def of_facilities(
    found: Mapping[str, Sequence[Handover]], *, logged: Mapping[str, int], targets: Mapping[str, int | None]
) -> dict[str, Row]:
    """By facility: how often it was asked and refused and why, and its times, each with its n."""
    return {key: _row(each, logged=logged.get(key, 0), target=targets.get(key)) for key, each in sorted(found.items())}


def _row(handovers: Sequence[Handover], *, logged: int, target: int | None) -> Row:
    reasons = Counter(reason for each in handovers for reason in each.because)
    counts = {ASKED: len(handovers), REFUSED: sum(each.is_refused for each in handovers)}
    counts[ACCEPTED] = counts[ASKED] - counts[REFUSED]
    shown = _shown(counts, reasons)
    return {
        **{name: shown[(name,)] for name in (ASKED, ACCEPTED, REFUSED)},
        LOGGED: logged,
        "because": {reason: shown[(REFUSED, reason)] for reason in sorted(reasons)},
        "target_minutes": target,
        "accept": _times([(each.person, each.accept_minutes) for each in handovers], target),
        "release": _times([(each.person, each.release_minutes) for each in handovers], target),
    }


def _shown(counts: Mapping[str, int], reasons: Mapping[str, int]) -> dict[Key, int | None]:
    """Every count, or None where it is withheld. A refusal can have two reasons, so reasons add up to nothing."""
    keep = {ASKED: 2, ACCEPTED: 1, REFUSED: 0}
    every = [Count(key=(name,), value=value, keep=keep[name]) for name, value in counts.items()]
    every += [Count(key=(REFUSED, reason), value=value) for reason, value in reasons.items()]
    publication = linked(every, [Sum(whole=(ASKED,), parts=((ACCEPTED,), (REFUSED,)))])
    withheld = withhold(publication)
    return {count.key: None if count.key in withheld else count.value for count in every}


def _times(minutes: Sequence[tuple[str, float | None]], target: int | None) -> Row:
    """Middle and nine tenths of the times, how many keep the target, and the n. Withheld below eleven people."""
    known = [each for _, each in minutes if each is not None]
    people = {person for person, each in minutes if each is not None}
    if len(people) < SMALLEST_PUBLISHED:
        return {"n": None if known else 0, "median": None, "p90": None, "within": None}
    return {
        "n": len(known),
        "median": round(median(known), 1),
        "p90": round(quantiles(known, n=10, method="inclusive")[-1], 1),
        "within": _within(known, target),
    }


def _within(known: Sequence[float], target: int | None) -> int | None:
    """How many times keep the target; withheld where few do, or few do not."""
    if target is None:
        return None
    kept = sum(each <= target for each in known)
    counts = {("n",): len(known), ("kept",): kept, ("over",): len(known) - kept}
    tie = Sum(whole=("n",), parts=(("kept",), ("over",)))
    withheld = withhold(
        linked([Count(key=key, value=value, keep=key == ("n",)) for key, value in counts.items()], [tie])
    )
    return None if ("kept",) in withheld else kept
