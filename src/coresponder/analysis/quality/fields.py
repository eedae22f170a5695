"""The grade of each field and time stamp: missing, unreadable, defaults piling up, precision, codes cut off."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from zoneinfo import ZoneInfo

from coresponder.analysis.quality.counting import (
    Counts,
    Expressions,
    at_impossible_date,
    at_midnight,
    at_whole_minute,
    count_where,
    recorded,
)
from coresponder.analysis.quality.cut_texts import UndeclaredCut
from coresponder.analysis.quality.findings import FieldQuality, Finding, found
from coresponder.analysis.quality.graded_fields import GRADED_FIELDS, GradedField
from coresponder.analysis.quality.wording import counted, percent, sentence_case
from coresponder.formats.cad.profile import Profile

COORDINATE_FIELDS = ("latitude", "longitude")
COORDINATES = "coordinates"  # as reading counts the two together

# What each check of a stamp counts, and what it means where there are many.
STAMP_CHECKS: dict[str, tuple[str, str]] = {
    "midnight": ("at exactly midnight", "where that is more than chance, a default was filled in"),
    "impossible_date": ("before 1990 or more than a year from the call", "these are defaults or typing mistakes"),
    "whole_minute": ("without seconds, where chance gives 1.7%", "intervals from these are right to a minute"),
}


def expressions(zone: ZoneInfo) -> Expressions:
    """What to count for every graded field."""
    counts = {"calls": "count(*)"}
    for field in GRADED_FIELDS:
        counts[f"{field.name}:recorded"] = recorded(field.name)
        if field.unknown_code:
            counts[f"{field.name}:unknown"] = count_where(f"{field.name} = '{field.unknown_code}'")
        if field.is_stamp:
            counts[f"{field.name}:whole_minute"] = at_whole_minute(field.name)
            counts[f"{field.name}:midnight"] = at_midnight(field.name, zone)
            counts[f"{field.name}:impossible_date"] = at_impossible_date(field.name)
    return counts | {"disposition:cut": count_where("disposition_cut")}


def grade_fields(
    counts: Counts,
    *,
    profile: Profile,
    unreadable: Mapping[str, int],
    impossible_places: int,
    undeclared: UndeclaredCut | None = None,
) -> tuple[FieldQuality, ...]:
    """Every graded field, in the order in which they stand in the data set."""
    known = _Known(counts, profile, unreadable, impossible_places, undeclared)
    return tuple(_graded(field, known) for field in GRADED_FIELDS)


class _Known(NamedTuple):
    """Everything that was counted before a field is graded."""

    counts: Counts
    profile: Profile
    unreadable: Mapping[str, int]
    impossible_places: int
    undeclared: UndeclaredCut | None


def _graded(field: GradedField, known: _Known) -> FieldQuality:
    counts = known.counts
    in_export = any(source in known.profile.fields for source in field.sources)
    findings = [_missing(field, counts, in_export=in_export)]
    findings += _unreadable(field, counts, known.unreadable)
    if field.unknown_code:
        findings.append(_unknown(field, counts))
    if field.is_stamp:
        findings += _stamp_findings(field, counts)
    if field.name == "disposition":
        findings.append(_cut(counts, known.undeclared))
    if field.name in COORDINATE_FIELDS:
        findings.append(_out_of_place(counts, known.impossible_places))
    return FieldQuality(
        name=field.name,
        label=field.label,
        in_export=in_export,
        findings=tuple(findings),
        at_whole_minute_share=_share(counts, field, "whole_minute") if field.is_stamp else None,
    )


def _missing(field: GradedField, counts: Counts, *, in_export: bool) -> Finding:
    calls = counts["calls"]
    missing = calls - counts[f"{field.name}:recorded"]
    return found("missing", count=missing, of=calls, sentence=_missing_sentence(field, missing, calls, in_export))


def _missing_sentence(field: GradedField, missing: int, calls: int, in_export: bool) -> str:
    if not in_export:
        return f"The export has no column for the {field.label}, so there are no {field.rests}."
    if missing == calls:
        return f"No call has any {field.label}, so there are no {field.rests}."
    if missing == 0:
        return f"{sentence_case(field.label)}: recorded for every call."
    share = missing / calls
    lacking = f"{percent(share)} of calls have no {field.label}"
    return f"{sentence_case(lacking)}; {field.rests} describe the other {percent(1 - share)}."


def _unreadable(field: GradedField, counts: Counts, unreadable: Mapping[str, int]) -> list[Finding]:
    count = unreadable.get(COORDINATES if field.name in COORDINATE_FIELDS else field.name, 0)
    if not count:
        return []
    what = "could not be read as a time" if field.is_stamp else "could not be read"
    sentence = f"The {field.label} {what} in {counted(count, 'row')}; these count as missing, never as zero."
    return [found("unreadable", count=count, of=max(counts["calls"], count), sentence=sentence)]


def _unknown(field: GradedField, counts: Counts) -> Finding:
    calls, unknown = counts["calls"], counts[f"{field.name}:unknown"]
    share = unknown / calls if calls else 0.0
    sentence = (
        f"{sentence_case(percent(share))} of calls have a {field.label} that no rule reads, or none: {field.rests} say"
        " nothing about them."
        if unknown
        else f"The rules read the {field.label} of every call."
    )
    return found("unknown_code", count=unknown, of=calls, sentence=sentence)


def _stamp_findings(field: GradedField, counts: Counts) -> Iterator[Finding]:
    of = counts[f"{field.name}:recorded"]
    for check, words in STAMP_CHECKS.items():
        count = counts[f"{field.name}:{check}"]
        yield found(check, count=count, of=of, sentence=_stamp_sentence(field, count, of, words))


def _stamp_sentence(field: GradedField, count: int, of: int, words: tuple[str, str]) -> str:
    what, meaning = words
    if not count:
        return f"{sentence_case(field.label)}: none {what}."
    return f"{sentence_case(field.label)}: {percent(count / of)} {what}; {meaning}."


def _cut(counts: Counts, undeclared: UndeclaredCut | None) -> Finding:
    cut, of = counts["disposition:cut"], counts["disposition:recorded"]
    if undeclared is not None:
        sentence = _undeclared_sentence(undeclared, of)
        return found("cut_off", count=undeclared.calls, of=of, sentence=sentence)
    sentence = (
        f"{sentence_case(percent(cut / of))} of dispositions fill the width of their field, so a code at the end may be"
        " missing."
        if cut
        else "No disposition is cut off."
    )
    return found("cut_off", count=cut, of=of, sentence=sentence)


def _undeclared_sentence(undeclared: UndeclaredCut, of: int) -> str:
    share = sentence_case(percent(undeclared.calls / of))
    return (
        f"{share} of dispositions are {undeclared.width} characters long and none is longer, so the source seems to cut"
        " them off there and a code at the end may be missing; if it does, set width ="
        f" {undeclared.width} in the profile."
    )


def _out_of_place(counts: Counts, impossible_places: int) -> Finding:
    of = max(counts["latitude:recorded"], impossible_places)
    sentence = (
        f"{counted(impossible_places, 'row has', 'rows have')} coordinates off the globe, at zero or nowhere near the"
        " others; they are left off the map."
        if impossible_places
        else "All coordinates are near each other."
    )
    return found("impossible_place", count=impossible_places, of=of, sentence=sentence)


def _share(counts: Counts, field: GradedField, what: str) -> float | None:
    of = counts[f"{field.name}:recorded"]
    return counts[f"{field.name}:{what}"] / of if of else None
