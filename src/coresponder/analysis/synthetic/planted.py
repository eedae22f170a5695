"""The truth about the planted defects: what planted.json says, so that a reader of the export can be checked."""

from typing import Any

import numpy as np

from coresponder.analysis.synthetic.calls import GROUPS
from coresponder.analysis.synthetic.export import Record
from coresponder.analysis.synthetic.filing import Filing
from coresponder.analysis.synthetic.stamps import MISSING


def truth(record: Record, filing: Filing, *, unreadable: int, nonexistent: int) -> dict[str, Any]:
    """Counts over the calls in the file, each call once, in its first version unless it says otherwise."""
    kept = filing.kept
    return {
        "calls": len(kept),
        "rows_in_the_file": len(filing.order) + len(filing.again) + unreadable,
        **_stamp_counts(record, filing),
        "duplicate_rows": len(filing.twice),
        "second_versions": len(filing.again),
        "unreadable_rows": unreadable,
        "received_in_the_missing_hour": nonexistent,
        "silent_on": filing.silent_on.isoformat() if filing.silent_on else None,
        "without_beat": int(record.without_beat[kept].sum()),
        "without_coordinates": int(record.without_point[kept].sum()),
        "impossible_coordinates": int(np.isin(record.impossible_point, kept).sum()),
        "crisis_calls_by_final_type": int((GROUPS[record.calls.final[kept]] == "crisis").sum()),
        "crisis_calls_by_final_type_in_the_latest_version": _crisis_at_last(record, filing),
        "marked_as_mental_health": int(record.endings.is_marked[kept].sum()),
    }


def _stamp_counts(record: Record, filing: Filing) -> dict[str, int]:
    stamps = record.stamps.taken(filing.kept)
    is_there = {name: getattr(stamps, name) != MISSING for name in ("arrived", "cleared", "assigned", "closed")}
    early_clear = is_there["arrived"] & is_there["cleared"] & (stamps.cleared < stamps.arrived)
    return {
        "missing_arrived": int((~is_there["arrived"]).sum()),
        "missing_closed": int((~is_there["closed"]).sum()),
        "cleared_before_arrived": int(early_clear.sum()),
        "assigned_before_queued": int((is_there["assigned"] & (stamps.assigned < stamps.queued)).sum()),
    }


def _crisis_at_last(record: Record, filing: Filing) -> int:
    is_crisis = GROUPS[record.calls.final] == "crisis"
    is_crisis[filing.again] = True
    return int(is_crisis[filing.kept].sum())
