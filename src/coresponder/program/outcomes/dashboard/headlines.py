"""The figure of a measure that stands in its line, where it has several, and how its values are said."""

from collections.abc import Callable, Mapping
from typing import Final

from coresponder.analysis.measures.figures import Figure, MeasureResult
from coresponder.analysis.measures.measure import Measure
from coresponder.kernel.spoken_english import counted, measured, minutes, percent

Say = Callable[[float], str]
Cell = Mapping[str, str | int]

# Which of several figures is the one that is asked for first, and in which words.
HEADLINES: Final[dict[str, tuple[Cell, str]]] = {
    "contacts_and_persons": ({"what": "reactive"}, "contacts in which the person was met"),
    "crisis_calls_by_definition": ({"definition": "coded", "of": "program_calls"}, "coded"),
    "referral_answers": ({"what": "answered"}, "answered"),
    "workgroup_held": ({"what": "with_lived_experience"}, "with lived experience there"),
    "connection_to_care": ({"rung": "attended_30_days", "proof": "any"}, "there within 30 days"),
    "emergency_department_diversion": ({"by": "all", "confidence": "all"}, "by whoever judged"),
    "met_again_within": ({"days": 90}, "within 90 days"),
    "days_until_met_again": ({"percent": 25}, "until a quarter was met again"),
    "mean_further_contacts": ({"days": 180}, "within 180 days"),
    "contacts_of_the_top_persons": ({"top_percent": 5}, "with the 5% met most"),
    "patrol_minutes_returned": ({"statistic": "a_call"}, "a call"),
    **{
        key: ({"statistic": "median"}, "median")
        for key in (
            "team_response_minutes", "team_on_scene_minutes", "officer_on_scene_minutes", "police_release_minutes",
            "facility_handover_minutes",
        )
    },
}  # fmt: skip
# Of these no single figure says it; the sentence does.
SENTENCE_ALONE: Final = frozenset({"missed_by_reason", "what_people_say", "equity_in_access", "equity_in_outcome"})
SAYINGS: Final[dict[str, Say]] = {"share": percent, "minutes": minutes, "count": counted, "days": measured}


def headline(result: MeasureResult) -> Figure | None:
    """That figure; None where there is none, or where the sentence alone says it."""
    if result.key in SENTENCE_ALONE:
        return None
    cell, _ = HEADLINES.get(result.key, ({}, ""))
    return next((figure for figure in result.figures if cell.items() <= figure.by.items()), None)


def headline_words(key: str) -> str:
    """What of the measure that figure is, where it has several."""
    return HEADLINES.get(key, ({}, ""))[1]


def say_of(measure: Measure) -> Say:
    """How values of the measure are said: 12.3%, 18 min, 4,210."""
    return SAYINGS.get(measure.unit, measured)
