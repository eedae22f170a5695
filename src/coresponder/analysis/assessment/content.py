"""What an assessment is: plain data that can be written, hashed, read again and compared."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, Self, cast

from coresponder.analysis.baseline.freezing import rounded_numbers
from coresponder.analysis.measures.figures import Figure, MeasureResult
from coresponder.analysis.measures.outcomes.program import Period
from coresponder.analysis.monitoring import ChartKind, Mark, Point
from coresponder.kernel.content_hash import content_sha256
from coresponder.kernel.errors import InputError

NOT_BEFORE = "The data set has nothing of it from before launch."
FORMAT = "coresponder-assessment/1"
Stretch = Literal["since", "before"]
KnownFrom = Literal["noted", "given", "first contact"]


@dataclass(frozen=True, kw_only=True)
class Launch:
    """The day on which the program began, and where that is known from."""

    on: date
    known_from: KnownFrom

    @property
    def sentence(self) -> str:
        """Where the day is known from, in words."""
        return {
            "noted": "The day of launch is noted among the changes in recording.",
            "given": "The day of launch was given.",
            "first contact": "Nobody noted a day of launch, so it is taken to be the day of a team’s first contact.",
        }[self.known_from]


@dataclass(frozen=True, kw_only=True)
class Months:
    """A measure month by month, before launch and since, with the kind of its chart and how its values are said.

    `noun` completes “… went up and down no more than usual”. For a t chart the points are events, and the value is the
    days since the one before. `each` is how many months a point covers: one in every assessment; more only where
    somebody may not see single months.
    """

    kind: ChartKind
    noun: str
    unit: str
    points: tuple[Point, ...]
    each: int = 1

    def to_mapping(self) -> dict[str, Any]:
        points = [{**asdict(point), "on": point.on.isoformat()} for point in self.points]
        longer = {} if self.each == 1 else {"each": self.each}
        return {"kind": self.kind, "noun": self.noun, "unit": self.unit, "points": points, **longer}

    @classmethod
    def from_mapping(cls, found: Mapping[str, Any]) -> Self:
        points = tuple(Point(**{**each, "on": date.fromisoformat(each["on"])}) for each in found["points"])
        each = found.get("each", 1)
        return cls(kind=found["kind"], noun=found["noun"], unit=found["unit"], points=points, each=each)


@dataclass(frozen=True, kw_only=True)
class AreaCount:
    """How many of how many in one beat since launch."""

    name: str
    events: int
    of: int


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Before and after: the verdict with the ratio and its interval, and the smallest fall that would be seen.

    `code` is “not compared” where there is nothing to compare; then the sentence says why. `smallest_fall` is a
    share (0.4 is a fall by 40%), None where none would be seen. `months_to_wait` is None where it need not, or cannot,
    be said.
    """

    code: str
    sentence: str
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    method: str = ""
    months_before: int = 0
    months_after: int = 0
    smallest_fall: float | None = None
    months_to_wait: int | None = None

    @property
    def was_compared(self) -> bool:
        return self.code != "not compared"


@dataclass(frozen=True, kw_only=True)
class AssessedMeasure:
    """One measure: its figures since launch and before, its months, what is marked beside them, and what changed.

    `before` is None where the data set has nothing from before launch. `no_months` says why there is no chart. Where
    events are so rare that a month tells nothing, `between` has the days from one to the next. `areas` are the beats of
    the stretch since launch, where the measure is counted by encounter or call.
    """

    key: str
    since: MeasureResult
    before: MeasureResult | None
    months: Months | None
    between: Months | None = None
    no_months: str
    marks: tuple[Mark, ...]
    comparison: Comparison
    areas: tuple[AreaCount, ...] = ()

    def to_mapping(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "since": asdict(self.since),
            "before": None if self.before is None else asdict(self.before),
            "months": None if self.months is None else self.months.to_mapping(),
            "between": None if self.between is None else self.between.to_mapping(),
            "no_months": self.no_months,
            "marks": [{**asdict(mark), "on": mark.on.isoformat()} for mark in self.marks],
            "comparison": asdict(self.comparison),
            "areas": [asdict(area) for area in self.areas],
        }

    @classmethod
    def from_mapping(cls, found: Mapping[str, Any]) -> Self:
        return cls(
            key=found["key"],
            since=result_from(found["since"]),
            before=None if found["before"] is None else result_from(found["before"]),
            months=None if found["months"] is None else Months.from_mapping(found["months"]),
            between=None if found["between"] is None else Months.from_mapping(found["between"]),
            no_months=found["no_months"],
            marks=tuple(Mark(**{**each, "on": date.fromisoformat(each["on"])}) for each in found["marks"]),
            comparison=Comparison(**found["comparison"]),
            areas=tuple(AreaCount(**each) for each in found["areas"]),
        )


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """All outcome measures over one data set. Nothing in it is withheld yet: `publishing` does that for who reads it.

    `baseline_sha256` names the frozen baseline whose calls were taken for those of before launch; empty without one.
    """

    launch: Launch
    since: Period
    before: Period | None
    time_zone: str
    follow_days: int
    definitions_sha256: str
    tables: tuple[tuple[str, int], ...]
    baseline_sha256: str = ""
    measures: tuple[AssessedMeasure, ...]

    def named(self, key: str) -> AssessedMeasure:
        """The measure of that key; KeyError where there is none."""
        return self._by_key[key]

    def measured(self, key: str, period: Stretch = "since") -> MeasureResult:
        """Its figures since launch, or before; “unavailable” says so where the data set has nothing from then."""
        found = self.named(key)
        if period == "since":
            return found.since
        return found.before or MeasureResult(key=key, version=found.since.version, figures=(), unavailable=NOT_BEFORE)

    def to_mapping(self) -> dict[str, Any]:
        """As plain data, numbers rounded, so that every machine writes the same."""
        written: dict[str, Any] = rounded_numbers(
            {
                "format": FORMAT,
                "launch": {"on": self.launch.on.isoformat(), "known_from": self.launch.known_from},
                "since": _period_data(self.since),
                "before": None if self.before is None else _period_data(self.before),
                "time_zone": self.time_zone,
                "follow_days": self.follow_days,
                "definitions_sha256": self.definitions_sha256,
                "baseline_sha256": self.baseline_sha256,
                "tables": [{"name": name, "rows": rows} for name, rows in self.tables],
                "measures": [measure.to_mapping() for measure in self.measures],
            }
        )
        return written

    @property
    def content_sha256(self) -> str:
        """The fingerprint of everything in it."""
        return content_sha256(self.to_mapping())

    @cached_property
    def _by_key(self) -> dict[str, AssessedMeasure]:
        return {measure.key: measure for measure in self.measures}


def read_assessed(found: Mapping[str, Any]) -> Assessed:
    """An assessment out of what `to_mapping` wrote; InputError where it is something else."""
    if found.get("format") != FORMAT:
        raise InputError("no_assessment", "This is no assessment.", "Give what coresponder outcomes assess wrote.")
    launch = found["launch"]
    return Assessed(
        launch=Launch(on=date.fromisoformat(launch["on"]), known_from=launch["known_from"]),
        since=_period(found["since"]),
        before=None if found["before"] is None else _period(found["before"]),
        time_zone=found["time_zone"],
        follow_days=found["follow_days"],
        definitions_sha256=found["definitions_sha256"],
        baseline_sha256=found["baseline_sha256"],
        tables=tuple((each["name"], each["rows"]) for each in found["tables"]),
        measures=tuple(AssessedMeasure.from_mapping(each) for each in cast(Sequence[Any], found["measures"])),
    )


def result_from(found: Mapping[str, Any]) -> MeasureResult:
    """A measure's result out of plain data."""
    return MeasureResult(**{**found, "figures": tuple(Figure(**each) for each in found["figures"])})


def _period_data(period: Period) -> dict[str, str]:
    return {"first_on": period.first_on.isoformat(), "last_on": period.last_on.isoformat()}


def _period(found: Mapping[str, str]) -> Period:
    return Period(first_on=date.fromisoformat(found["first_on"]), last_on=date.fromisoformat(found["last_on"]))
