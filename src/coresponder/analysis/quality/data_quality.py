"""The grade of a whole export, and the grade of any figure by the columns that it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coresponder.analysis.measures.figures import Grade
from coresponder.analysis.quality.findings import (
    Days,
    FieldQuality,
    Finding,
    IntervalQuality,
    OrderQuality,
    Vocabulary,
)
from coresponder.analysis.quality.graded_fields import GRADED_FIELDS, RESTS_ON
from coresponder.analysis.quality.thresholds import GRADE_MEANINGS, GRADES, worst
from coresponder.formats.dataset.tables import CALLS

ESSENTIAL = tuple(field.name for field in GRADED_FIELDS if field.essential)
FILE_CHECKS_AT_WORST: Grade = "D"

OVERALL_RULE = (
    "The overall grade is that of the weakest of: the time of the call, its type, and what the rules read in it."
    " What is wrong with the file as a whole (rejected rows, repeated rows, several versions, missing or weak days,"
    " drift) can lower it as far as D, because the calls that are there still count."
)


@dataclass(frozen=True, kw_only=True)
class DataQuality:
    """Everything that grading found. Grades are a judgement by published thresholds; the counts stand beside them.

    `clock_changes` counts stamps whose local time occurred twice (ambiguous) or not at all (nonexistent) that night.
    """

    calls: int
    fields: tuple[FieldQuality, ...]
    orders: tuple[OrderQuality, ...]
    intervals: tuple[IntervalQuality, ...]
    checks: tuple[Finding, ...]
    days: Days
    vocabulary: Vocabulary
    clock_changes: dict[str, int]

    @property
    def overall(self) -> tuple[Grade, str]:
        """The grade of the export as a whole, by `OVERALL_RULE`, with the sentence that decided it."""
        if not self.calls:
            return "F", "There are no calls in the export."
        grade, sentence = _weakest([*(self._of(name) for name in ESSENTIAL), *self._file_grades()])
        return (
            (grade, sentence) if grade != "A" else ("A", "The times, the types and the days of the calls are complete.")
        )

    def grade_for(self, columns: Iterable[str]) -> tuple[Grade, str]:
        """The grade of a figure that rests on these columns of `calls`, with the sentence of the weakest.

        Columns that nothing can be wrong with (row numbers, codes of our own) do not count. KeyError for a name that
        is no column of `calls`.
        """
        names = dict.fromkeys(name for column in columns for name in _graded_names(column))
        grades = [self._of(name) for name in names if name in self._by_name]
        return _weakest(grades) if grades else ("A", "Nothing is wrong with what this rests on.")

    def to_mapping(self) -> dict[str, Any]:
        grade, sentence = self.overall
        return {
            "overall": {"grade": grade, "sentence": sentence, "rule": OVERALL_RULE},
            "meanings": dict(GRADE_MEANINGS),
            "calls": self.calls,
            "fields": [field.to_mapping() for field in self.fields],
            "orders": [order.to_mapping() for order in self.orders],
            "intervals": [interval.to_mapping() for interval in self.intervals],
            "checks": [finding.to_mapping() for finding in self.checks],
            "days_without_calls": [gap.to_mapping() for gap in self.days.without_calls],
            "weak_days": [day.to_mapping() for day in self.days.weak],
            "drift": [month.to_mapping() for month in self.vocabulary.months],
            "spelling_changes": [change.to_mapping() for change in self.vocabulary.changes],
            "clock_changes": dict(self.clock_changes),
        }

    def _of(self, name: str) -> tuple[Grade, str]:
        graded = self._by_name[name]
        return graded.grade, graded.sentence

    @property
    def _by_name(self) -> dict[str, FieldQuality | IntervalQuality | Finding]:
        return {
            **{field.name: field for field in self.fields},
            **{interval.name: interval for interval in self.intervals},
            **{finding.check: finding for finding in self.checks},
        }

    def _file_grades(self) -> list[tuple[Grade, str]]:
        return [(worst([finding.grade], at_worst=FILE_CHECKS_AT_WORST), finding.sentence) for finding in self.checks]


def _graded_names(column: str) -> tuple[str, ...]:
    if column not in CALLS.column_names:
        raise KeyError(f"“{column}” is no column of the table calls.")
    return RESTS_ON.get(column, (column,))


def _weakest(grades: list[tuple[Grade, str]]) -> tuple[Grade, str]:
    return max(grades, key=lambda graded: GRADES.index(graded[0]))
