"""Which fields are recorded, and what is plainly wrong with the data."""

import pandas as pd

from benchmarks.intake.answers import Answers, cell
from benchmarks.intake.pandas_peer.reading import INTERVALS, Export

COVERED = (
    "received_at", "phone_pickup_at", "queued_at", "first_assigned_at", "first_arrived_at", "first_cleared_at",
    "closed_at", "initial_type", "final_type", "priority", "disposition", "beat", "latitude",
)  # fmt: skip
ORDERS = (
    ("phone_pickup_at", "queued_at"), ("queued_at", "first_assigned_at"), ("first_assigned_at", "first_arrived_at"),
    ("first_arrived_at", "first_cleared_at"), ("first_cleared_at", "closed_at"),
)  # fmt: skip


def coverage(calls: pd.DataFrame) -> Answers:
    """The share of calls that have each field recorded."""
    shares = calls[list(COVERED)].notna().mean()
    return {cell("field_coverage", field=name): float(share) for name, share in shares.items()}


def quality(export: Export) -> Answers:
    """Repeated rows and later versions, impossible orders and impossible intervals, and days without any call."""
    calls = export.calls
    answers = {
        cell("repeated_rows"): float(export.repeated_rows),
        cell("later_versions"): float(export.later_versions),
    }
    for earlier, later in ORDERS:
        answers[cell("impossible_order", earlier=earlier, later=later)] = float((calls[later] < calls[earlier]).sum())
    for name in INTERVALS:
        recorded = calls[name].dropna()
        answers[cell("impossible_interval", interval=name)] = float((~recorded.between(0, 86_400)).sum())
    days = calls["local_date"].dropna()
    all_days = (days.max() - days.min()).days + 1
    return answers | {cell("days_without_calls"): float(all_days - days.nunique())}
