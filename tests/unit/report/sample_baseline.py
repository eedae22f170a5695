"""A baseline of an invented county, small enough to read and wide enough to draw: every measure, some cells withheld.

Wickerbrook County does not exist. Its numbers follow simple rules, so that a test can say what must come out.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from coresponder.analysis.measures.intervals import exact_poisson, wilson
from coresponder.analysis.measures.registry import REGISTRY
from coresponder.analysis.quality.thresholds import GRADE_MEANINGS
from coresponder.kernel.content_hash import content_sha256

Figures = list[dict[str, Any]]

CALLS, CODED, DETECTED, POSSIBLE = 48_210, 2_304, 2_512, 5_120
DAYS = 1_096
LONG_BEAT = "Upper Wickerbrook and the Lanternmakers’ Quarter north of the canal"
BEATS = ("W1", "W2", "W3", "W4", LONG_BEAT, "W6")
DEFINITIONS = {"coded": CODED, "detected": DETECTED, "possible": POSSIBLE}


def count(by: Mapping[str, str | int], calls: int, **more: Any) -> dict[str, Any]:
    """A count with its interval; below 11 it is withheld, as a baseline would hold it."""
    if 0 < calls < 11:
        return withheld(by)
    low, high = exact_poisson(calls) or (None, None)
    return {"by": dict(by), "value": calls, "low": low, "high": high, "n": calls, "numerator": calls, **more}


def share(by: Mapping[str, str | int], calls: int, of: int, **more: Any) -> dict[str, Any]:
    """A share with its interval."""
    if 0 < calls < 11:
        return withheld(by)
    low, high = wilson(calls, of) or (None, None)
    found = {"value": calls / of, "low": low, "high": high, "n": of, "numerator": calls, "denominator": of}
    return {"by": dict(by), **found, **more}


def rate(by: Mapping[str, str | int], calls: int, exposure: float) -> dict[str, Any]:
    """Calls for each unit of exposure."""
    if 0 < calls < 11:
        return withheld(by)
    low, high = exact_poisson(calls, exposure) or (None, None)
    found = {
        "value": calls / exposure,
        "low": low,
        "high": high,
        "n": calls,
        "numerator": calls,
        "denominator": exposure,
    }
    return {"by": dict(by), **found}


def withheld(by: Mapping[str, str | int]) -> dict[str, Any]:
    """A cell that is too small to be published."""
    return {"by": dict(by), "value": None, "suppressed": True}


def time(group: str, stage: str, statistic: str, seconds: float, n: int, *, excluded: int = 0) -> dict[str, Any]:
    """A quantile of a time in seconds."""
    by = {"group": group, "stage": stage, "statistic": statistic}
    return {
        "by": by,
        "value": seconds,
        "low": seconds * 0.95,
        "high": seconds * 1.06,
        "n": n,
        "missing": 90,
        "excluded": excluded,
    }


def _months() -> Figures:
    calls = [48 + (7 * step) % 31 for step in range(36)]
    calls[20] = 6
    starts = [date(2023 + step // 12, step % 12 + 1, 1).isoformat() for step in range(36)]
    return [
        count({"definition": "coded", "month": start}, number, denominator=30)
        for start, number in zip(starts, calls, strict=True)
    ]


def _hour_calls(hour: int) -> int:
    return 150 - 9 * abs(hour - 16) if hour > 5 else 30 + 4 * hour


def _week() -> Iterator[dict[str, Any]]:
    for weekday in range(1, 8):
        for hour in range(24):
            calls = _hour_calls(hour) // 7 + (3 if weekday > 5 else 0)
            yield rate({"definition": "coded", "weekday": weekday, "hour": hour}, calls, 156.0)


def _times(median: float, tail: float, excluded: int) -> Figures:
    return [
        time(group, stage, statistic, seconds * factor, n, excluded=excluded if stage == "after_exclusions" else 0)
        for group, factor, n in (("all", 1.0, 45_000), ("crisis", 1.4, 2_210))
        for stage in ("as_recorded", "after_exclusions")
        for statistic, seconds in (("median", median), ("p90", tail))
    ]


def _types() -> Figures:
    rows = (
        ("Mental Health Crisis", "mental_health_crisis", "yes", 1_404),
        ("Suicide Threat <active>", "suicide", "yes", 890),
        ("Welfare Check", "welfare_check", "possible", 2_608),
        ("WKB 77", "unclear", "unknown", 41),
        ("Noise", "disturbance", "no", 9_001),
        ("rare_types", "mixed", "mixed", 38),
    )
    return [count({"call_type": name, "category": kind, "nexus": nexus}, calls) for name, kind, nexus, calls in rows]


def _mix(dimension: str, shares: Mapping[str, tuple[int, int]]) -> Figures:
    crisis = [share({"group": "crisis", dimension: name}, part, CODED) for name, (part, _) in shares.items()]
    return crisis + [share({"group": "all", dimension: name}, part, CALLS) for name, (_, part) in shares.items()]


def _concentration() -> Figures:
    tops = [
        share({"definition": "coded", "top_share": top}, calls, 2_250, missing=54)
        for top, calls in ((1, 301), (5, 702), (10, 980))
    ]
    return [
        *tops,
        {"by": {"definition": "coded", "statistic": "gini"}, "value": 0.52, "low": 0.49, "high": 0.55, "n": 1_204},
    ]


def figures() -> dict[str, Figures]:
    """The figures of every measure."""
    return _volumes() | _calendar() | _times_of_all_stages() | _mixes()


def _volumes() -> dict[str, Figures]:
    by_definition = [({"definition": name}, calls) for name, calls in DEFINITIONS.items()]
    return {
        "calls": [count({}, CALLS)],
        "crisis_calls": [count(by, calls) for by, calls in by_definition],
        "crisis_call_share": [share(by, calls, CALLS) for by, calls in by_definition],
        "crisis_calls_per_1000": [rate(by, calls, 96.3 * 3) for by, calls in by_definition],
        "crisis_calls_per_day": [rate(by, calls, DAYS) | {"n": DAYS} for by, calls in by_definition],
        "crisis_unit_hours": [count(by, calls + 400) for by, calls in by_definition],
    }


def _calendar() -> dict[str, Figures]:
    weekdays = [rate({"definition": "coded", "weekday": day}, 300 + 14 * day, 156) for day in range(1, 8)]
    hours = [rate({"definition": "coded", "hour": hour}, _hour_calls(hour), DAYS) for hour in range(24)]
    busy = [{"by": figure["by"], "value": (figure["value"] or 0) * 1.2, "n": 20} for figure in _week()]
    beats = zip(BEATS, (701, 512, 433, 7, 640, 11), strict=True)
    return {
        "crisis_calls_by_month": _months(),
        "crisis_calls_by_weekday": weekdays,
        "crisis_calls_by_hour": hours,
        "crisis_calls_by_weekday_hour": list(_week()),
        "crisis_unit_hours_by_weekday_hour": busy,
        "crisis_calls_by_beat": [count({"definition": "coded", "beat": name}, calls) for name, calls in beats],
    }


def _times_of_all_stages() -> dict[str, Figures]:
    return {
        "call_taking_time": _times(84, 260, 0),
        "dispatch_time": _times(150, 1_900, 219),
        "travel_time": _times(290, 900, 3),
        "response_time": _times(600, 2_500, 12),
        "on_scene_time": _times(1_010, 3_600, 677),
    }


def _mixes() -> dict[str, Figures]:
    outcomes = {"report": 701, "emergency_hold": 402, "advised": 380, "arrest": 118, "citation": 8, "not_recorded": 695}
    windows = ((30, 330, 2_190), (90, 510, 2_050), (365, 702, 1_480))
    return {
        "outcome_mix": [
            share({"definition": "coded", "outcome": name}, calls, CODED) for name, calls in outcomes.items()
        ],
        "calls_by_type": _types(),
        "repeat_location_concentration": _concentration(),
        "repeat_location_windows": [
            share({"definition": "coded", "window_days": days}, calls, of) for days, calls, of in windows
        ],
        "priority_mix": _mix("priority", {"1": (512, 4_000), "2": (1_500, 20_210), "not_recorded": (292, 24_000)}),
        "call_source_mix": _mix("call_source", {"911": (1_900, 20_000), "officer_initiated": (404, 28_210)}),
        "field_coverage": [share({"field": "disposition"}, 39_000, CALLS)],
    }


def _square(column: int, row: int) -> dict[str, Any]:
    left, bottom = -93.0 + 0.05 * column, 44.9 + 0.04 * row
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    ring = [[left + 0.05 * across, bottom + 0.04 * up] for across, up in corners]
    return {"type": "Polygon", "coordinates": [ring]}


def beats() -> dict[str, Any]:
    """Five areas in a row of squares; the sixth has calls and no outline."""
    features = [
        {"type": "Feature", "id": name, "properties": {}, "geometry": _square(place % 3, place // 3)}
        for place, name in enumerate(BEATS[:5])
    ]
    return {"type": "FeatureCollection", "features": features}


def _field(name: str, label: str, grade: str, missing: int, sentence: str, *, in_export: bool = True) -> dict[str, Any]:
    found = {"name": name, "label": label, "in_export": in_export, "grade": grade, "sentence": sentence}
    return found | {"missing": missing, "missing_share": missing / CALLS}


def _fields() -> list[dict[str, Any]]:
    return [
        _field("received_at", "time when the call came in", "A", 0, "Every call has its time."),
        _field("queued_at", "time in the queue", "A", 0, "Every call has its time."),
        _field("first_assigned_at", "time when a unit was assigned", "B", 900, "2% of calls have none."),
        _field("disposition", "disposition", "D", 6_900, "14% of calls have no disposition."),
        _field("priority", "priority", "F", CALLS, "The export has no such column.", in_export=False),
    ]


def _order(earlier: str, later: str, count_: int, grade: str) -> dict[str, Any]:
    sentence = f"{count_} of 47,000 calls have them the wrong way round."
    found = {"earlier": earlier, "later": later, "impossible": True, "count": count_, "of": 47_000}
    return found | {"grade": grade, "sentence": sentence}


def _checks(*names: str) -> list[dict[str, Any]]:
    found = {"count": 2, "of": 900, "share": 0.002, "grade": "B"}
    return [found | {"check": name, "sentence": f"Two of 900 are {name}."} for name in names]


def quality() -> dict[str, Any]:
    """The grades, in the shape that grading writes."""
    return {
        "overall": {"grade": "B", "sentence": "Two of 900 rows could not be read."},
        "meanings": dict(GRADE_MEANINGS),
        "fields": _fields(),
        "orders": [_order("queued_at", "first_assigned_at", 219, "B"), _order("received_at", "queued_at", 0, "A")],
        "intervals": [
            {"name": "dispatch_seconds", "grade": "B", "sentence": "219 are out.", "negative": 219, "over_24_hours": 0}
        ],
        "checks": _checks("rejected", "duplicates", "days_without_calls", "weak_days", "drift"),
        "days_without_calls": [],
        "weak_days": [{"on": "2024-01-09", "calls": 3, "usual": 44.0}],
        "drift": [{"month": "2024-05-01", "grade": "C", "sentence": "In May 2024, 12% of the mix of types changed."}],
        "spelling_changes": [
            {"call_type": "Mental", "month": "2024-04-01", "change": "gone", "perhaps_renamed": "Mental Health Crisis"}
        ],
        "clock_changes": {"ambiguous": 3, "nonexistent": 0},
    }


def measures(**unavailable: str) -> list[dict[str, Any]]:
    """Every measure of the registry with its figures; those named in `unavailable` without, and with that reason."""
    found = figures()
    return [
        measure.to_mapping()
        | {
            "grade": "B",
            "grade_sentence": "Grade B because 2% of calls have no time.",
            "sentence": f"{measure.title}, said in a sentence.",
            "unavailable": unavailable.get(measure.key, ""),
            "figures": [] if measure.key in unavailable else found[measure.key],
        }
        for measure in REGISTRY
    ]


def _made_with() -> dict[str, Any]:
    return {
        "coresponder": "0.1.0",
        "registry_sha256": "ab" * 32,
        "rules": {"version": "1", "sha256": "cd" * 32},
        "profile": {"name": "demonstration", "version": "1", "sha256": "ef" * 32},
    }


def _inputs() -> dict[str, Any]:
    counts = {"bytes": 9_000_000, "rows": 48_300, "read": 48_210, "rejected": {"no time": 88}, "duplicates": 2}
    return {
        "files": [{"name": "wickerbrook.csv.gz", "sha256": "0f" * 32, **counts}],
        "personal_columns_dropped": ["Caller Name", "Callback Phone"],
        "other_columns_dropped": ["Radio Channel"],
    }


def _period() -> dict[str, Any]:
    days = {"first_on": "2023-01-01", "last_on": "2025-12-31", "days": DAYS, "days_with_calls": DAYS}
    return days | {"months": 36, "time_zone": "America/Chicago"}


def sample_baseline(**changes: Any) -> dict[str, Any]:
    """The baseline of Wickerbrook County; `changes` replace whole parts of it."""
    content: dict[str, Any] = {
        "format": "coresponder-baseline/1",
        "title": "Wickerbrook County (invented)",
        "made_with": _made_with(),
        "inputs": _inputs(),
        "period": _period(),
        "population": 96_300,
        "beats": beats(),
        "definitions": {"coded": "The type names behavioral health.", "confirmed": "Not available before encounters."},
        "quality": quality(),
        "measures": measures(),
        "dataset": {"tables": [{"name": "calls", "rows": CALLS, "sha256": "12" * 32}]},
    } | changes
    return content | {"content_sha256": content_sha256(content)}
