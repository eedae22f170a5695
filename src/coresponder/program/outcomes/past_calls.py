"""The calls of the newest frozen baseline, on which deployment criteria are tried before they come into force."""

from collections.abc import Iterator, Mapping
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq

from coresponder.analysis.nexus import judge_type
from coresponder.kernel.spoken_english import day
from coresponder.program.deployment.facts import PLACE_TYPES, UNKNOWN, CallFacts
from coresponder.program.deployment.past_calls import MOST_CALLS, PastCalls
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.queries.baselines import newest_frozen
from coresponder.program.outcomes.queries.rules_in_use import rules_now
from coresponder.program.outcomes.storage import dataset_folder

COLUMNS = [
    "received_at",
    "initial_type",
    "call_type",
    "initial_priority",
    "priority",
    "place_type",
    "beat",
    "call_source",
]
# “transfer” does not say from where, so it is not taken for 988.
SOURCES = {
    "911": "911",
    "non_emergency": "non_emergency",
    "officer_initiated": "officer",
    "alarm": "alarm",
    "other": "other",
}


def of_the_baseline() -> PastCalls | None:
    """The newest calls of the frozen baseline as they first came in; None while no baseline is frozen."""
    baseline = newest_frozen()
    file = dataset_folder(baseline.pk) / "calls.parquet" if baseline else None
    if baseline is None or file is None or not file.exists():
        return None
    rows = _newest(pq.read_table(file, columns=COLUMNS)).to_pylist()
    zone = str((baseline.content or {})["period"]["time_zone"])
    calls = list(_facts(rows, baseline, ZoneInfo(zone)))
    return PastCalls(words=_words(baseline.title, calls, zone), calls=calls) if calls else None


def _newest(calls: pa.Table) -> pa.Table:
    return calls.sort_by([("received_at", "descending")]).slice(0, MOST_CALLS)


def _facts(rows: list[dict[str, Any]], baseline: Baseline, zone: ZoneInfo) -> Iterator[CallFacts]:
    rules = rules_now(baseline)
    for row in rows:
        if row["received_at"] is None:
            continue
        type_first = row["initial_type"] or row["call_type"] or ""
        judged = judge_type(rules, type_first)
        yield CallFacts(
            at=row["received_at"].replace(tzinfo=UTC).astimezone(zone),
            type=type_first,
            category=judged.category,
            nexus=judged.nexus,
            priority=_number(row["initial_priority"] or row["priority"]),
            place_type=_place(row),
            beat=row["beat"] or "",
            source=SOURCES.get(row["call_source"] or "", UNKNOWN),
        )


def _number(text: str | None) -> int | None:
    """The source's priority where it is a number from 1."""
    return int(text) if text and text.isdecimal() and int(text) >= 1 else None


def _place(row: Mapping[str, Any]) -> str:
    spelled = (row["place_type"] or "").casefold()
    return spelled if spelled in PLACE_TYPES else UNKNOWN


def _words(title: str, calls: list[CallFacts], zone: str) -> str:
    first, last = calls[-1].at, calls[0].at
    return f"the newest of “{title}”, {day(first.date())} to {day(last.date())}, times in {zone}"
