"""From a share to a grade: every threshold of the grading, in one place.

A grade is a judgement. These are the lines that we draw and why; docs/explanation/data-grades.md is the same table
in words, and a test holds the two together.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from coresponder.analysis.measures.figures import Grade

GRADES: tuple[Grade, ...] = ("A", "B", "C", "D", "F")

GRADE_MEANINGS: dict[Grade, str] = {
    "A": "Rely on it.",
    "B": "Good: read the note once.",
    "C": "Usable: say the limit wherever you show the figure.",
    "D": "Weak: good for a rough picture, not for a comparison.",
    "F": "Do not use it.",
}


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """What one check asks, and the largest share that still earns A, B, C and D; anything above is F."""

    question: str
    up_to: tuple[float, float, float, float]
    why: str


THRESHOLDS: dict[str, Threshold] = {
    "missing": Threshold(
        question="How many calls have nothing recorded here?",
        up_to=(0.02, 0.10, 0.25, 0.50),
        why="Up to a quarter, the calls that have it still show the usual call; beyond half, they may be another kind.",
    ),
    "unreadable": Threshold(
        question="How many rows hold something here that could not be read?",
        up_to=(0.001, 0.01, 0.05, 0.15),
        why="What cannot be read is mostly one mistake repeated, so it is not spread evenly over the calls.",
    ),
    "unknown_code": Threshold(
        question="How many calls have a spelling that no rule reads?",
        up_to=(0.01, 0.05, 0.15, 0.30),
        why="Crisis calls are themselves only a few in a hundred, so a few unread types can move their count.",
    ),
    "impossible_order": Threshold(
        question="How many calls have these two stamps the wrong way round?",
        up_to=(0.002, 0.02, 0.05, 0.15),
        why="Two in a hundred do not move a median; fifteen in a hundred mean that the stamps are something else.",
    ),
    "impossible_interval": Threshold(
        question="How many intervals are negative or longer than 24 hours?",
        up_to=(0.002, 0.02, 0.05, 0.15),
        why="As for impossible orders.",
    ),
    "midnight": Threshold(
        question="How many stamps are exactly midnight?",
        up_to=(0.005, 0.02, 0.05, 0.15),
        why="Chance gives fewer than 2 in 1,000; more is a default that somebody's program filled in.",
    ),
    "impossible_date": Threshold(
        question="How many stamps lie before 1990 or more than a year from the call?",
        up_to=(0.001, 0.01, 0.05, 0.15),
        why="Such dates are defaults (1900, 1970) or typing mistakes.",
    ),
    "whole_minute": Threshold(
        question="How many stamps have no seconds?",
        up_to=(0.10, 1.0, 1.0, 1.0),
        why="A clock that shows minutes makes every interval right to a minute, which is B at worst.",
    ),
    "cut_off": Threshold(
        question="How many texts fill the width of the source's field, so that their end may be missing?",
        up_to=(0.01, 0.05, 0.20, 0.50),
        why="A code that was cut off is an outcome that is not counted.",
    ),
    "impossible_place": Threshold(
        question="How many coordinates are on no place near the others?",
        up_to=(0.005, 0.02, 0.05, 0.15),
        why="Such points are left off the map and counted.",
    ),
    "rejected": Threshold(
        question="How many rows of the files could not be read at all?",
        up_to=(0.001, 0.01, 0.05, 0.15),
        why="A rejected row is a call that is in no figure.",
    ),
    "duplicates": Threshold(
        question="How many rows repeat another row exactly?",
        up_to=(0.01, 0.05, 0.20, 0.50),
        why="They are counted once, so they cost nothing but trust in the export.",
    ),
    "versions": Threshold(
        question="How many calls came in several versions?",
        up_to=(0.05, 0.20, 0.50, 1.0),
        why="The latest counts and all are kept. Very many may mean that the source uses numbers again: D at worst.",
    ),
    "days_without_calls": Threshold(
        question="How many days between the first and the last have no call at all?",
        up_to=(0.0, 0.01, 0.05, 1.0),
        why="No agency has a day without calls, so such a day is missing. The others still count: D at worst.",
    ),
    "weak_days": Threshold(
        question="How many days have fewer than half of the calls that are usual for their weekday?",
        up_to=(0.01, 0.03, 0.10, 0.20),
        why="Such a day was mostly exported in part.",
    ),
    "drift": Threshold(
        question="How much of the mix of call types changed from one month to the next, beyond chance?",
        up_to=(0.05, 0.10, 0.20, 1.0),
        why="A jump mostly means that types were renamed. The rules may read both names: D at worst.",
    ),
}


def grade_of(check: str, share: float) -> Grade:
    """The grade that a share (0 to 1) earns in a check. More of what is wrong never earns a better grade."""
    for grade, limit in zip(GRADES, THRESHOLDS[check].up_to, strict=False):
        if share <= limit:
            return grade
    return "F"


def worst(grades: Iterable[Grade], *, at_worst: Grade = "F") -> Grade:
    """The weakest of several grades (A where there are none), but never below `at_worst`."""
    place = max((GRADES.index(grade) for grade in grades), default=0)
    return GRADES[min(place, GRADES.index(at_worst))]
