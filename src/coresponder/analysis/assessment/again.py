"""Whether the same comes out: an assessment beside what was kept of it, as sentences about what differs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coresponder.analysis.assessment.content import Assessed
from coresponder.analysis.measures.outcomes.registry import outcome_named

MOST_DIFFERENCES = 20
PARTS = {
    "since": "its figures since launch",
    "before": "its figures of before launch",
    "months": "its months",
    "between": "the days between its events",
    "no_months": "why it has no months",
    "marks": "what is marked beside it",
    "comparison": "before and after",
    "areas": "its beats",
}
FACTS = {
    "launch": "The day of launch",
    "since": "The stretch since launch",
    "before": "The stretch before launch",
    "time_zone": "The time zone",
    "follow_days": "How long people are followed",
    "baseline_sha256": "The baseline beside it",
    "tables": "The rows of the data set",
}


def differences_between(kept: Mapping[str, Any], again: Assessed) -> tuple[str, ...]:
    """What is not what it was; nothing where everything is. The definitions' own change is said first."""
    now = again.to_mapping()
    found = [*_definitions(kept, now), *_facts(kept, now), *_measures(kept["measures"], now["measures"])]
    more = len(found) - MOST_DIFFERENCES
    return tuple([*found[:MOST_DIFFERENCES], f"{more:,} more things differ."] if more > 0 else found)


def _definitions(kept: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    if kept["definitions_sha256"] != now["definitions_sha256"]:
        yield "The definitions of the measures are others than those that it was computed with."


def _facts(kept: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for name, words in FACTS.items():
        if kept[name] != now[name]:
            yield f"{words} differs: it was {kept[name]} and is {now[name]}."


def _measures(kept: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    was, found = ({each["key"]: each for each in measures} for measures in (kept, now))
    for key in dict.fromkeys([*was, *found]):
        if key not in was or key not in found:
            yield f"The measure {key} is {'new' if key in found else 'no longer there'}."
        else:
            yield from _measure(key, was[key], found[key])


def _measure(key: str, was: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[str]:
    differing = [words for name, words in PARTS.items() if was[name] != found[name]]
    if differing:
        yield f"{outcome_named(key).title}: {', '.join(differing)}."
