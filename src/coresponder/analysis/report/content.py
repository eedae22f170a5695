"""A frozen baseline as the report reads it: typed, and forgiving about what a baseline does not hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.exhibits import Grade

DEFINITIONS_IN_ORDER = ("coded", "detected", "possible", "confirmed")
FIGURE_FIELDS = frozenset(field.name for field in fields(Figure))


@dataclass(frozen=True, kw_only=True)
class Period:
    """The days that the baseline covers, first and last included, on the local clock of `time_zone`."""

    first_on: date | None
    last_on: date | None
    days: int
    days_with_calls: int
    time_zone: str


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One measure of the baseline: what it is, and its figures. `unavailable` says why there are none."""

    key: str
    title: str = ""
    definition: str = ""
    unit: str = ""
    caveats: tuple[str, ...] = ()
    grade: Grade | None = None
    figures: tuple[Figure, ...] = ()
    sentence: str = ""
    unavailable: str = ""

    def where(self, **cell: str | int) -> list[Figure]:
        """The figures of the cells that agree with every name and value given, in the baseline's own order."""
        return [figure for figure in self.figures if all(figure.by.get(name) == value for name, value in cell.items())]

    def coded(self, **cell: str | int) -> list[Figure]:
        """The figures of crisis calls as coded, the first of the definitions that stand side by side."""
        return [figure for figure in self.where(**cell) if figure.by.get("definition", "coded") == "coded"]

    def in_minutes(self) -> "Measured":
        """The same figures in minutes, where the measure is in seconds."""
        if self.unit != "seconds":
            return self
        return replace(self, unit="minutes", figures=tuple(_divided(figure, 60) for figure in self.figures))

    def one(self, **cell: str | int) -> Figure | None:
        """The first of those figures, or None."""
        return next(iter(self.where(**cell)), None)


@dataclass(frozen=True, kw_only=True)
class Content:
    """The whole baseline. `source` is the mapping of baseline.json; the rest of the report reads it through here."""

    source: Mapping[str, Any]

    @property
    def title(self) -> str:
        return str(self.source.get("title") or "Calls for service")

    @property
    def period(self) -> Period:
        period = self.mapping("period")
        return Period(
            first_on=_date(period.get("first_on")),
            last_on=_date(period.get("last_on")),
            days=int(period.get("days") or 0),
            days_with_calls=int(period.get("days_with_calls") or 0),
            time_zone=str(period.get("time_zone") or "not stated"),
        )

    @property
    def quality(self) -> Mapping[str, Any]:
        return self.mapping("quality")

    @property
    def definitions(self) -> list[tuple[str, str]]:
        """The definitions of a crisis call, from the narrowest to the widest, then whatever else is defined."""
        found = dict(self.mapping("definitions"))
        ordered = [name for name in DEFINITIONS_IN_ORDER if name in found]
        return [(name, str(found[name])) for name in (*ordered, *sorted(set(found) - set(ordered)))]

    def mapping(self, name: str) -> Mapping[str, Any]:
        """A part of the baseline that is a mapping; empty where the baseline does not hold it."""
        return self.source.get(name) or {}

    def measure(self, key: str) -> Measured:
        """The measure of that key; one that says so where the baseline does not hold it."""
        for measure in self.source.get("measures") or ():
            if measure.get("key") == key:
                return _measured(measure)
        return Measured(key=key, unavailable="This baseline was made without this measure.")

    def days_missing(self) -> list[tuple[date, date]]:
        """The ranges of days without any call, first and last included: days that the export does not hold."""
        ranges = (
            (_date(gap.get("first_on")), _date(gap.get("last_on"))) for gap in self.quality_list("days_without_calls")
        )
        return [(first, last) for first, last in ranges if first and last]

    def quality_list(self, name: str) -> Sequence[Mapping[str, Any]]:
        """One list of findings about the data; empty where there is none."""
        return self.quality.get(name) or ()


def _measured(measure: Mapping[str, Any]) -> Measured:
    return Measured(
        key=measure["key"],
        title=str(measure.get("title") or ""),
        definition=_definition(measure),
        unit=str(measure.get("unit") or ""),
        caveats=_texts(measure.get("caveats")),
        grade=grade_of(measure.get("grade"), measure.get("grade_sentence")),
        figures=tuple(_figure(figure) for figure in measure.get("figures") or ()),
        sentence=str(measure.get("sentence") or ""),
        unavailable=str(measure.get("unavailable") or ""),
    )


def grade_of(letter: str | None, sentence: str | None) -> Grade | None:
    """A grade with its sentence; None where nothing was graded."""
    return Grade(letter=letter, sentence=sentence or "") if letter else None


def _divided(figure: Figure, by: float) -> Figure:
    value, low, high = (None if part is None else part / by for part in (figure.value, figure.low, figure.high))
    return replace(figure, value=value, low=low, high=high)


def _definition(measure: Mapping[str, Any]) -> str:
    counted, over = measure.get("numerator"), measure.get("denominator")
    return f"{counted}, over {over}" if counted and over else str(counted or "")


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) and value else tuple(value or ())


def _figure(figure: Mapping[str, Any]) -> Figure:
    """A figure; one that is suppressed loses every number here, so that nothing later can show one."""
    if figure.get("suppressed"):
        return Figure(by=dict(figure.get("by") or {}), value=None, suppressed=True)
    known = {name: value for name, value in figure.items() if name in FIGURE_FIELDS}
    return Figure(**{"value": None, **known, "by": dict(figure.get("by") or {})})


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
