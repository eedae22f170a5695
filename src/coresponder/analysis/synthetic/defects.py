"""What real exports get wrong, planted on purpose, counted, and written down in planted.json."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from coresponder.analysis.synthetic.calls import Calls, Course
from coresponder.analysis.synthetic.stamps import MISSING, Stamps
from coresponder.analysis.synthetic.streams import Flags, Integers, Streams


@dataclass(frozen=True, kw_only=True)
class Defects:
    """How much of what goes wrong. Shares are of all calls, counts are rows."""

    missing_arrived_share: float
    cleared_before_arrived_share: float
    assigned_before_queued_share: float
    missing_closed_share: float
    missing_coordinates_share: float
    missing_beat_share: float
    impossible_coordinates: int
    nonexistent_hour_rows: int
    duplicate_rows: int
    second_versions: int
    unreadable_rows: int
    has_silent_day: bool
    has_renamed_type: bool
    disposition_width: int | None


PLANTED = Defects(
    missing_arrived_share=0.18,
    cleared_before_arrived_share=0.009,
    assigned_before_queued_share=0.008,
    missing_closed_share=0.03,
    missing_coordinates_share=0.03,
    missing_beat_share=0.012,
    impossible_coordinates=40,
    nonexistent_hour_rows=12,
    duplicate_rows=260,
    second_versions=180,
    unreadable_rows=14,
    has_silent_day=True,
    has_renamed_type=True,
    disposition_width=30,
)
NO_DEFECTS = Defects(
    missing_arrived_share=0.0,
    cleared_before_arrived_share=0.0,
    assigned_before_queued_share=0.0,
    missing_closed_share=0.0,
    missing_coordinates_share=0.0,
    missing_beat_share=0.0,
    impossible_coordinates=0,
    nonexistent_hour_rows=0,
    duplicate_rows=0,
    second_versions=0,
    unreadable_rows=0,
    has_silent_day=False,
    has_renamed_type=False,
    disposition_width=None,
)

SILENT_AFTER_SHARE, RENAMED_AFTER_SHARE, MARKER_AFTER_SHARE, LINE_988_AFTER_SHARE = 0.46, 0.5, 1 / 3, 2 / 3


def day_after_share(first_on: date, last_on: date, share: float) -> date:
    """The day on which that share of the period is over."""
    return first_on + timedelta(days=round(((last_on - first_on).days + 1) * share))


def spoil_stamps(streams: Streams, stamps: Stamps, calls: Calls, defects: Defects) -> Stamps:
    """Lose some stamps and put others in the wrong order; each defect falls without regard to the others."""
    sent = (calls.course == Course.ATTENDED) & ~calls.is_on_view
    early_clear = _drawn(streams, "cleared_before_arrived", defects.cleared_before_arrived_share, sent)
    early_assign = _drawn(streams, "assigned_before_queued", defects.assigned_before_queued_share, sent)
    no_arrival = _drawn_arrivals(streams, stamps, defects)
    no_closing = streams("defects.missing_closed").random(len(sent)) < defects.missing_closed_share
    back = streams("defects.seconds_back").integers(5, 240, len(sent))
    return replace(
        stamps,
        arrived=np.where(no_arrival, MISSING, stamps.arrived),
        cleared=np.where(early_clear, stamps.arrived - back, stamps.cleared),
        assigned=np.where(early_assign, stamps.queued - back, stamps.assigned),
        closed=np.where(no_closing, MISSING, stamps.closed),
    )


def _drawn_arrivals(streams: Streams, stamps: Stamps, defects: Defects) -> Flags:
    """So many arrivals that, with those that never were, the planted share of all calls has none."""
    there = stamps.arrived != MISSING
    never = 1 - float(there.mean())
    return _drawn(streams, "missing_arrived", max(defects.missing_arrived_share - never, 0.0), there)


def _drawn(streams: Streams, name: str, share: float, among: Flags) -> Flags:
    """Flags such that about `share` of all calls are drawn, from `among` only."""
    rate = share * len(among) / max(int(among.sum()), 1)
    return np.asarray(among & (streams(f"defects.{name}").random(len(among)) < rate))


def rows_without_point(streams: Streams, count: int, defects: Defects) -> tuple[Flags, Integers]:
    """Which calls have no coordinates, and which rows have impossible ones."""
    without = streams("defects.missing_coordinates").random(count) < defects.missing_coordinates_share
    impossible = streams("defects.impossible_coordinates").choice(count, defects.impossible_coordinates, replace=False)
    return without, np.setdiff1d(impossible, np.flatnonzero(without))


def rows_without_beat(streams: Streams, count: int, defects: Defects) -> Flags:
    """Which calls have no beat."""
    return np.asarray(streams("defects.missing_beat").random(count) < defects.missing_beat_share)
