"""Whether a condition of a pack holds, where answers may be missing: yes, no, or not known.

A missing answer is never filled in. What is known of it is the range of points that its options have; so a sum with a
gap is a range, and a condition on it holds only if it holds for every number of that range.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coresponder.formats.instruments.model import Condition, Cutoff, Item, Pack, Score

Truth = bool | None


@dataclass(frozen=True, kw_only=True)
class Known:
    """What was answered or entered, as far as it goes. `entered` is a level's code, or a total."""

    pack: Pack
    answers: Mapping[str, str] = field(default_factory=dict)
    entered: str | int | None = None
    cutoff: Cutoff | None = None


def holds(condition: Condition, known: Known) -> Truth:
    """Does it hold? None where the answers that are missing could still decide it."""
    kind = next(each for each in _KINDS if each in condition)
    return _KINDS[kind](condition, known)


def is_shown(item: Item, known: Known) -> Truth:
    """Is the question asked at all, after what was answered before it?"""
    return True if item.shown_if is None else holds(item.shown_if, known)


def range_of(score: Score, known: Known) -> tuple[int, int]:
    """The least and the most that a score can be, with the answers that there are."""
    ends = [_ends(score, known.pack.by_key[key], known) for key in score.items]
    return sum(low for low, _ in ends), sum(high for _, high in ends)


def _ends(score: Score, item: Item, known: Known) -> tuple[int, int]:
    shown = is_shown(item, known)
    if shown is False:
        return 0, 0
    points = score.points(item)
    answer = known.answers.get(item.key)
    if answer is not None:
        return points[answer], points[answer]
    least = min(points.values()) if shown else min(0, *points.values())
    return least, max(points.values())


def _item(condition: Condition, known: Known) -> Truth:
    item = known.pack.by_key[condition["item"]]
    shown = is_shown(item, known)
    answer = known.answers.get(item.key)
    if shown is False:
        # A question that was not asked has no answer to compare, and no points.
        return "below" in condition and condition["below"] > 0
    if answer is None:
        return None
    if "in" in condition:
        return answer in set(condition["in"])
    points = item.points[answer]
    return points > int(condition["above"]) if "above" in condition else points < int(condition["below"])


def _score(condition: Condition, known: Known) -> Truth:
    low, high = _range(condition["score"], known)
    start, end = condition["from"], condition.get("to")
    if high < start or (end is not None and low > end):
        return False
    return True if low >= start and (end is None or high <= end) else None


def _range(key: str, known: Known) -> tuple[int, float]:
    if key == "entered":
        return (known.entered, known.entered) if isinstance(known.entered, int) else (0, float("inf"))
    return range_of(known.pack.score(key), known)


def _cutoff(condition: Condition, known: Known) -> Truth:
    cutoffs = known.pack.cutoffs
    if cutoffs is None or known.cutoff is None:
        return None
    return _score({"score": cutoffs.score, "from": known.cutoff.start}, known)


def _entered(condition: Condition, known: Known) -> Truth:
    return None if known.entered is None else known.entered in condition["entered"]


def _any(condition: Condition, known: Known) -> Truth:
    return _either(holds(each, known) for each in condition["any"])


def _all(condition: Condition, known: Known) -> Truth:
    return _opposite(_either(_opposite(holds(each, known)) for each in condition["all"]))


def _not(condition: Condition, known: Known) -> Truth:
    return _opposite(holds(condition["not"], known))


def _either(truths: Iterable[Truth]) -> Truth:
    found = list(truths)
    if any(found):
        return True
    return None if None in found else False


def _opposite(truth: Truth) -> Truth:
    return None if truth is None else not truth


_KINDS = {
    "item": _item, "score": _score, "cutoff": _cutoff, "entered": _entered, "any": _any, "all": _all, "not": _not,
}  # fmt: skip
