"""What grading finds: frozen facts with a count, what it was counted out of, a grade and a sentence."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from coresponder.analysis.measures.figures import Grade
from coresponder.analysis.quality.thresholds import grade_of, worst


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One check on one thing: how many, out of how many, what that earns, and what to know about it."""

    check: str
    count: int
    of: int
    grade: Grade
    sentence: str

    @property
    def share(self) -> float:
        return self.count / self.of if self.of else 0.0

    def to_mapping(self) -> dict[str, Any]:
        return {
            "check": self.check,
            "count": self.count,
            "of": self.of,
            "share": rounded(self.share),
            "grade": self.grade,
            "sentence": self.sentence,
        }


def found(check: str, *, count: int, of: int, sentence: str) -> Finding:
    """A finding with the grade that its share earns by the published threshold of `check`."""
    return Finding(check=check, count=count, of=of, grade=grade_of(check, count / of if of else 0.0), sentence=sentence)


def weakest(findings: tuple[Finding, ...]) -> Finding:
    """The finding that decides the grade: the first among those with the worst one."""
    grade = worst(finding.grade for finding in findings)
    return next(finding for finding in findings if finding.grade == grade)


@dataclass(frozen=True, kw_only=True)
class FieldQuality:
    """One field or time stamp. Its grade is that of its weakest check, and so is its sentence."""

    name: str
    label: str
    in_export: bool
    findings: tuple[Finding, ...]
    at_whole_minute_share: float | None = None

    @property
    def missing(self) -> Finding:
        return self.findings[0]

    @property
    def grade(self) -> Grade:
        return weakest(self.findings).grade

    @property
    def sentence(self) -> str:
        return weakest(self.findings).sentence

    def to_mapping(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "label": self.label,
            "in_export": self.in_export,
            "grade": self.grade,
            "sentence": self.sentence,
            "calls": self.missing.of,
            "missing": self.missing.count,
            "missing_share": rounded(self.missing.share),
            "at_whole_minute_share": rounded(self.at_whole_minute_share),
            "checks": [finding.to_mapping() for finding in self.findings],
        }


@dataclass(frozen=True, kw_only=True)
class OrderQuality:
    """Two stamps of the same call and how often the later one is the earlier. `of` has both stamps recorded.

    `impossible` is false where an agency may work in the other order (entering the rest of a call that is
    already in the queue); that is reported and not graded.
    """

    earlier: str
    later: str
    impossible: bool
    finding: Finding

    def to_mapping(self) -> dict[str, Any]:
        graded = self.finding.to_mapping() | ({} if self.impossible else {"grade": None})
        return {"earlier": self.earlier, "later": self.later, "impossible": self.impossible, **graded}


@dataclass(frozen=True, kw_only=True)
class IntervalQuality:
    """One interval: how many calls have it, how many of those are impossible and therefore excluded."""

    name: str
    negative: int
    over_24_hours: int
    findings: tuple[Finding, ...]

    @property
    def grade(self) -> Grade:
        return weakest(self.findings).grade

    @property
    def sentence(self) -> str:
        return weakest(self.findings).sentence

    def to_mapping(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "grade": self.grade,
            "sentence": self.sentence,
            "negative": self.negative,
            "over_24_hours": self.over_24_hours,
            "checks": [finding.to_mapping() for finding in self.findings],
        }


@dataclass(frozen=True, kw_only=True)
class DayRange:
    """Days in a row, first and last included."""

    first_on: date
    last_on: date

    @property
    def days(self) -> int:
        return (self.last_on - self.first_on).days + 1

    def to_mapping(self) -> dict[str, Any]:
        return {"first_on": self.first_on.isoformat(), "last_on": self.last_on.isoformat(), "days": self.days}


@dataclass(frozen=True, kw_only=True)
class WeakDay:
    """A day with far fewer calls than are usual for its weekday."""

    on: date
    calls: int
    usual: float

    def to_mapping(self) -> dict[str, Any]:
        return {"on": self.on.isoformat(), "calls": self.calls, "usual": self.usual}


@dataclass(frozen=True, kw_only=True)
class Mover:
    """A call type whose share moved. `points` is the change in whole percentage points.

    It is given only for types that are no crisis types, so that no small count of crisis calls can be worked out.
    """

    call_type: str
    direction: str
    points: int | None

    def to_mapping(self) -> dict[str, Any]:
        return {"call_type": self.call_type, "direction": self.direction, "points": self.points}


@dataclass(frozen=True, kw_only=True)
class MonthDrift:
    """How far the mix of call types is from the month before: total variation distance, 0 (same) to 1 (disjoint).

    `by_chance` is the distance that two samples of these sizes from one and the same mix would show on average.
    """

    month: date
    previous_month: date
    distance: float
    by_chance: float
    grade: Grade
    sentence: str
    moved: tuple[Mover, ...] = ()

    def to_mapping(self) -> dict[str, Any]:
        return {
            "month": self.month.isoformat(),
            "previous_month": self.previous_month.isoformat(),
            "distance": rounded(self.distance),
            "by_chance": rounded(self.by_chance),
            "grade": self.grade,
            "sentence": self.sentence,
            "moved": [mover.to_mapping() for mover in self.moved],
        }


@dataclass(frozen=True, kw_only=True)
class SpellingChange:
    """A call type that begins or ends within the period although its volume would have shown it before or after."""

    call_type: str
    month: date
    change: str
    perhaps_renamed: str = ""

    def to_mapping(self) -> dict[str, Any]:
        return {
            "call_type": self.call_type,
            "month": self.month.isoformat(),
            "change": self.change,
            "perhaps_renamed": self.perhaps_renamed,
        }


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Drift of the call types over the months, and the spellings that came and went."""

    months: tuple[MonthDrift, ...] = ()
    changes: tuple[SpellingChange, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Days:
    """The days of the period: those without calls as ranges, and the weak ones."""

    first_on: date | None = None
    last_on: date | None = None
    without_calls: tuple[DayRange, ...] = ()
    weak: tuple[WeakDay, ...] = field(default=())


def rounded(value: float | None) -> float | None:
    """To six decimals, so that the same counts always freeze to the same text."""
    return None if value is None else round(value, 6)
