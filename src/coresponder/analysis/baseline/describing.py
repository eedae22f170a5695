"""The parts of a baseline that say what it is about and how it was made."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from coresponder import __version__
from coresponder.analysis.disclosure.linked_counts import SMALLEST_PUBLISHED
from coresponder.analysis.measures import (
    CONFIRMED_IS_MISSING,
    DEFINITIONS,
    REGISTRY,
    MeasureContext,
    MeasureResult,
    registry_sha256,
)
from coresponder.analysis.nexus import RuleSet
from coresponder.formats.cad.profile import Profile

# Libraries on which the last digits of a figure, or the draws of an interval, may depend.
NAMED_LIBRARIES = ("duckdb", "ibis-framework", "numpy", "scipy")


def described_period(context: MeasureContext) -> dict[str, Any]:
    """First and last local day with calls, how many days lie between and have calls, and the months with calls."""
    days = context.hourly.days
    return {
        "first_on": days[0].isoformat() if days else None,
        "last_on": days[-1].isoformat() if days else None,
        "days": (days[-1] - days[0]).days + 1 if days else 0,
        "days_with_calls": len(days),
        "months": [month.isoformat() for month in context.hourly.months],
        "time_zone": context.zone.key,
    }


def described_definitions() -> dict[str, str]:
    """What makes a call a crisis call, under each definition."""
    return dict([*DEFINITIONS.items(), ("confirmed", CONFIRMED_IS_MISSING)])


def described_making(profile: Profile, rules: RuleSet) -> dict[str, Any]:
    """Which program, definitions, rules, decisions, profile and libraries made the baseline."""
    decisions = [decision.to_mapping() for _, decision in sorted(rules.decisions.items())]
    return {
        "coresponder": __version__,
        "registry_sha256": registry_sha256(),
        "rules": {
            "version": rules.version,
            "sha256": rules.sha256,
            "decisions": [_unsigned(each) for each in decisions],
        },
        "profile": {"name": profile.name, "version": profile.version, "sha256": profile.sha256},
        "libraries": {name: version(name) for name in NAMED_LIBRARIES},
    }


def described_settings(context: MeasureContext) -> dict[str, Any]:
    """What the figures depend on beside the calls, so that they can be computed again."""
    return {"area": context.area, "seed": context.seed, "smallest_published": SMALLEST_PUBLISHED}


def described_measures(results: Sequence[MeasureResult]) -> list[dict[str, Any]]:
    """Each measure's definition with what came out of it."""
    return [
        {**measure.to_mapping(), **_described_result(result)} for measure, result in zip(REGISTRY, results, strict=True)
    ]


def _described_result(result: MeasureResult) -> dict[str, Any]:
    return {
        "grade": result.grade,
        "grade_sentence": result.grade_sentence,
        "sentence": result.sentence,
        "unavailable": result.unavailable,
        "figures": [asdict(figure) for figure in result.figures],
    }


def _unsigned(decision: Mapping[str, Any]) -> dict[str, Any]:
    """A decision without the name of who made it: a baseline may be published, the record of decisions keeps names."""
    return {name: value for name, value in decision.items() if name != "decided_by"}
