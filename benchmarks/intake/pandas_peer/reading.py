"""From the file to typed calls: the last version of each, in UTC, with intervals and what the call was about."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd

from coresponder.analysis.nexus import RuleSet, judge_disposition, judge_type

Engine = Literal["c", "pyarrow"]

ZONE = "America/Chicago"
STAMPS = {
    "Call_Answered": "phone_pickup_at",
    "Call_Queued": "queued_at",
    "First_Assigned": "first_assigned_at",
    "First_Arrived": "first_arrived_at",
    "First_Cleared": "first_cleared_at",
    "Call_Closed": "closed_at",
}
NAMES = {
    "Event_Number": "event_number", "Initial_Type": "initial_type", "Final_Type": "final_type", "Priority": "priority",
    "Disposition": "disposition", "Beat": "beat", "Address": "address", "Latitude": "latitude",
    "Longitude": "longitude", **STAMPS,
}  # fmt: skip
TEXTS = ("Event_Number", "Address")
CATEGORIES = ("Initial_Type", "Final_Type", "Priority", "Disposition", "Beat")
INTERVALS = {
    "call_taking_time": ("phone_pickup_at", "queued_at"),
    "dispatch_time": ("queued_at", "first_assigned_at"),
    "travel_time": ("first_assigned_at", "first_arrived_at"),
    "response_time": ("received_at", "first_arrived_at"),
    "on_scene_time": ("first_arrived_at", "first_cleared_at"),
}
LEVELS = {"coded": 3, "detected": 2, "possible": 1}


@dataclass(frozen=True, kw_only=True)
class Export:
    """One row for each call; how many rows only repeat another, and how many are replaced by a later version."""

    calls: pd.DataFrame
    repeated_rows: int
    later_versions: int


def read_calls(export: Path, rules: RuleSet, engine: Engine) -> Export:
    """The calls of the export, each as its last version says."""
    types = {**dict.fromkeys(TEXTS, "str"), **dict.fromkeys(CATEGORIES, "category")}
    rows = pd.read_csv(export, engine=engine, dtype=types, parse_dates=list(STAMPS)).rename(columns=NAMES)
    versions = rows.drop_duplicates()
    calls = versions.drop_duplicates("event_number", keep="last").copy()
    _to_instants(calls)
    _classify(calls, rules)
    # One place is spelled in several ways: by case, spaces and punctuation.
    calls["place"] = calls["address"].str.upper().str.replace(r"[^\w]+", " ", regex=True).str.strip()
    for name, (earlier, later) in INTERVALS.items():
        calls[name] = (calls[later] - calls[earlier]).dt.total_seconds()
    return Export(calls=calls, repeated_rows=len(rows) - len(versions), later_versions=len(versions) - len(calls))


def _to_instants(calls: pd.DataFrame) -> None:
    """Stamps to UTC. Where a local time occurred twice, the first is taken; one that did not occur is shifted."""
    local = calls["phone_pickup_at"].fillna(calls["queued_at"])
    calls["local_month"] = local.dt.to_period("M").dt.start_time
    calls["local_date"] = local.dt.normalize()
    calls["local_weekday"] = local.dt.dayofweek + 1
    calls["local_hour"] = local.dt.hour
    first = np.ones(len(calls), dtype=bool)
    for name in STAMPS.values():
        localized = calls[name].dt.tz_localize(ZONE, ambiguous=first, nonexistent="shift_forward")
        calls[name] = localized.dt.tz_convert("UTC")
    calls["received_at"] = calls["phone_pickup_at"].fillna(calls["queued_at"])


def _classify(calls: pd.DataFrame, rules: RuleSet) -> None:
    """What each call was about and how it ended, by looking up each distinct spelling once."""
    first, last, ending = calls["initial_type"].cat, calls["final_type"].cat, calls["disposition"].cat
    nexus_of = {spelling: judge_type(rules, spelling).nexus for spelling in {*first.categories, *last.categories}}
    judged = {spelling: judge_disposition(rules, spelling) for spelling in ending.categories}
    nexus = calls["final_type"].map(nexus_of)
    coded = nexus == "yes"
    detected = coded | (calls["initial_type"].map(nexus_of) == "yes")
    detected |= calls["disposition"].map({spelling: found.nexus for spelling, found in judged.items()}) == "yes"
    calls["outcome"] = calls["disposition"].map({spelling: found.outcome for spelling, found in judged.items()})
    calls["level"] = np.select([coded, detected, nexus == "possible"], [3, 2, 1], default=0)
