"""The grade of each interval: how many calls have it, how many are impossible, and how exact its clock is."""

from coresponder.analysis.quality.counting import Counts, Expressions, count_where
from coresponder.analysis.quality.findings import FieldQuality, Finding, IntervalQuality, found
from coresponder.analysis.quality.graded_fields import INTERVAL_LABELS
from coresponder.analysis.quality.wording import number, percent, sentence_case
from coresponder.formats.dataset.tables import CALL_INTERVALS

LONGEST_POSSIBLE_SECONDS = 24 * 60 * 60


def expressions() -> Expressions:
    """What to count for every interval."""
    counts = {}
    for name in CALL_INTERVALS:
        counts[f"{name}:recorded"] = f"count({name})"
        counts[f"{name}:negative"] = count_where(f"{name} < 0")
        counts[f"{name}:over_24_hours"] = count_where(f"{name} > {LONGEST_POSSIBLE_SECONDS}")
    return counts


def grade_intervals(counts: Counts, fields: tuple[FieldQuality, ...]) -> tuple[IntervalQuality, ...]:
    """Every interval of the data set, with what its two stamps say about their clock."""
    by_name = {field.name: field for field in fields}
    return tuple(
        _graded(name, counts, stamps=(by_name[earlier], by_name[later]))
        for name, (earlier, later, _) in CALL_INTERVALS.items()
    )


def _graded(name: str, counts: Counts, *, stamps: tuple[FieldQuality, FieldQuality]) -> IntervalQuality:
    return IntervalQuality(
        name=name,
        negative=counts[f"{name}:negative"],
        over_24_hours=counts[f"{name}:over_24_hours"],
        findings=(_missing(name, counts, stamps), _impossible(name, counts), *_clock(stamps)),
    )


def _missing(name: str, counts: Counts, stamps: tuple[FieldQuality, FieldQuality]) -> Finding:
    calls, recorded = counts["calls"], counts[f"{name}:recorded"]
    sentence = _missing_sentence(name, recorded, calls, stamps)
    return found("missing", count=calls - recorded, of=calls, sentence=sentence)


def _missing_sentence(name: str, recorded: int, calls: int, stamps: tuple[FieldQuality, FieldQuality]) -> str:
    label, plural = INTERVAL_LABELS[name]
    absent = [stamp for stamp in stamps if not stamp.in_export]
    if absent:
        return f"The export has no column for the {absent[0].label}, so there are no {plural}."
    if not recorded:
        return f"No call has both stamps of the {label}, so there are no {plural}."
    if recorded == calls:
        return f"{sentence_case(label)}: recorded for every call."
    scarcest = max(stamps, key=lambda stamp: stamp.missing.count)
    wanting = scarcest.label if scarcest.missing.count == calls - recorded else label
    return (
        f"{sentence_case(percent(1 - recorded / calls))} of calls have no {wanting};"
        f" {plural} describe the other {percent(recorded / calls)}."
    )


def _impossible(name: str, counts: Counts) -> Finding:
    recorded = counts[f"{name}:recorded"]
    negative, over = counts[f"{name}:negative"], counts[f"{name}:over_24_hours"]
    plural = INTERVAL_LABELS[name][1]
    sentence = (
        f"{number(negative + over)} of {number(recorded)} {plural} are impossible ({number(negative)} negative,"
        f" {number(over)} over 24 hours); they are excluded and counted, never set to zero."
        if negative + over
        else f"All {number(recorded)} {plural} are between zero and 24 hours."
    )
    return found("impossible_interval", count=negative + over, of=recorded, sentence=sentence)


def _clock(stamps: tuple[FieldQuality, FieldQuality]) -> tuple[Finding, ...]:
    return tuple(finding for stamp in stamps for finding in stamp.findings if finding.check == "whole_minute")
