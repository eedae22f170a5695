"""A figure in words: its value, its interval with the method, what its cell is called."""

from collections.abc import Mapping
from typing import Any

from coresponder.kernel.spoken_english import counted, measured, minutes, percent
from coresponder.program.outcomes.dashboard.cells import SHARE, crossed_words, method_words, plain

WITHHELD = "withheld"
CELLS: Mapping[tuple[str, str], str] = {
    ("what", "encounters"): "Encounters",
    ("what", "met"): "Contacts in which somebody was met",
    ("what", "reactive"): "Of these, without the program’s own follow-ups",
    ("what", "persons"): "Persons in them",
    ("what", "answered"): "Answered",
    ("what", "in_three_days"): "Answered within three days",
    ("what", "declined"): "Declined",
    ("statistic", "median"): "Half took no longer than",
    ("statistic", "p90"): "Nine in ten took no longer than",
    ("statistic", "mean"): "Mean",
    ("statistic", "a_call"): "A call",
    ("statistic", "hours_in_all"): "Hours in all",
    ("of", "program_calls"): "calls that the program knows",
    ("of", "calls"): "calls of computer-aided dispatch",
    ("proof", "any"): "by anybody’s word",
}
NAMES: Mapping[str, str] = {"days": "within {} days", "window_days": "within {} days", "percent": "{}%"}
HOURS, PERCENT_UNITS = "hours_in_all", ("share",)


def value_of(figure: Mapping[str, Any], unit: str) -> str:
    """The value as people read it; “withheld” where it is."""
    if figure["suppressed"] or figure["value"] is None:
        return WITHHELD
    return _said(figure["value"], figure, unit)


def interval_of(figure: Mapping[str, Any], unit: str) -> str:
    """“2.1% to 4.0%”; nothing where there is no interval."""
    if figure["low"] is None or figure["high"] is None:
        return ""
    return f"{_said(figure['low'], figure, unit)} to {_said(figure['high'], figure, unit)}"


def method_of(figure: Mapping[str, Any]) -> str:
    """How the interval was computed."""
    return method_words(figure["interval"])


def number_of(value: float | None) -> str:
    """A count, or nothing."""
    return "" if value is None else counted(value)


def cell_of(figure: Mapping[str, Any]) -> str:
    """What the figure is of: “Persons”, “race: Black, less White”; nothing where a measure has one figure alone."""
    by = figure["by"]
    return crossed_words(by) or ", ".join(_coordinate(name, str(value)) for name, value in by.items() if value != SHARE)


def _coordinate(name: str, value: str) -> str:
    known = CELLS.get((name, value))
    if known:
        return known
    if name in NAMES:
        return NAMES[name].format(value)
    words = plain(value)
    return words if name in ("reason", "rung", "definition", "group", "kind", "outcome") else f"{name}: {words}"


def _said(value: float, figure: Mapping[str, Any], unit: str) -> str:
    if figure["by"].get("statistic") == HOURS:
        return f"{measured(value)} h"
    if unit == "share":
        return f"−{percent(-value)}" if value < 0 else percent(value)
    if unit == "minutes":
        return f"−{minutes(-value)}" if value < 0 else minutes(value)
    return measured(value)
