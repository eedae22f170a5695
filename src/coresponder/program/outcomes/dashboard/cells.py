"""Which figure of a measure it is, and how its interval was computed, in words; for its page and for reports."""

from collections.abc import Mapping
from typing import Any, Final

from coresponder.analysis.measures.outcomes.registry import outcome_named

SHARE: Final = "share"
METHODS: Final[Mapping[str, str]] = {
    "": "",
    "wilson": "Wilson 1927",
    "Wilson by persons": "Wilson 1927, for contacts of one person together",
    "order statistics": "order statistics",
    "interpolated ranks": "ranks, interpolated (Beran and Hall 1993)",
    "exact Poisson": "exact Poisson",
    "mid-P": "mid-P Poisson",
    "bootstrap": "bootstrap",
    "Kaplan-Meier": "Kaplan-Meier",
    "Lawless-Nadeau": "Lawless and Nadeau 1995",
    "Newcombe by persons": "Newcombe 1998, for contacts of one person together",
    "normal, by type of call": "normal, by type of call",
}


def method_words(interval: str) -> str:
    """How an interval was computed."""
    return METHODS.get(interval, interval)


def crossed_words(by: Mapping[str, Any]) -> str:
    """Of a figure by group or by question, which it is; nothing of any other."""
    said = {name: plain(str(value)) for name, value in by.items()}
    if "trait" in by and "outcome" in by:
        return f"{outcome_named(by['outcome']).title} by {said['trait']}: {_of_group(said)}"
    if "respondent" in by and "question" in by:
        return f"{said['respondent'].capitalize()}: {said['question']}, {said.get('answer', '')}"
    return ""


def _of_group(said: Mapping[str, str]) -> str:
    """“es”, “es less en”, “largest gap”."""
    kind, group = said.get("kind", SHARE), said.get("group", "")
    if kind == SHARE:
        return group
    return f"{group} {kind}" if kind.startswith("less ") else kind


def plain(code: str) -> str:
    """A code as words."""
    return code.replace("_", " ")
