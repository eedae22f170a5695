"""How calls ended: one to three disposition codes, a reason where a call was cancelled, and the source's own marker."""

from dataclasses import dataclass

import numpy as np

from coresponder.analysis.synthetic.call_types import CALL_TYPES
from coresponder.analysis.synthetic.calls import GROUPS, Calls, Course
from coresponder.analysis.synthetic.streams import Flags, Integers, Streams, pick

NONE = -1
DISPOSITIONS = (
    "RPT-Report Taken",
    "ARR-Arrest Made",
    "CIT-Citation Issued",
    "ADV-Advised",
    "AST-Assisted",
    "GOA-Gone on Arrival",
    "UTL-Unable to Locate",
    "UNF-Unfounded",
    "MHH-Mental Hold",
    "MED-Transport Medical",
    "TRN-Transport",
    "REF-Referred to Services",
    "RFD-Refused Service",
    "QOA-Quiet on Arrival",
    "WRN-Warning Given",
    "CNL-Cancelled",
)
CANCEL_REASONS = ("CALLER-Per Caller", "SUP-Cancelled by Supervisor", "DUP-Duplicate Call")
SHARE_WITH_SECOND, SHARE_WITH_THIRD = 0.30, 0.08

# Weights of the codes above by group of the final type; alarms end like nothing else, so the order is by DISPOSITIONS.
_WEIGHTS: dict[str, tuple[float, ...]] = {
    "crisis": (19, 4, 0.3, 13, 20, 6, 5, 2, 17, 9, 6, 8, 6, 3, 0.5, 0),
    "possible": (13, 3, 1, 16, 26, 11, 10, 4, 2, 10, 6, 5, 5, 7, 1, 0),
    "other": (34, 8, 2, 18, 10, 9, 7, 5, 0.2, 2, 1, 1, 1, 6, 3, 0),
    "traffic": (31, 2, 11, 11, 15, 10, 8, 3, 0, 4, 0.5, 0, 0, 2, 7, 0),
    "alarm": (3, 0.5, 0, 4, 3, 2, 2, 52, 0, 0.5, 0, 0, 0, 38, 0, 0),
    "police": (4, 3, 29, 14, 12, 2, 2, 0.5, 0, 0.3, 0.5, 0.3, 0, 17, 34, 0),
}
SHARE_MARKED: dict[str, float] = {"crisis": 0.61, "possible": 0.055, "other": 0.012}


@dataclass(frozen=True, kw_only=True)
class Endings:
    """Disposition codes by their place in DISPOSITIONS, NONE where there is none; the same for the cancel reason."""

    first: Integers
    second: Integers
    third: Integers
    cancel_reason: Integers
    is_marked: Flags

    def texts(self) -> tuple[Integers, list[str]]:
        """For each call the place of its disposition text, complete, in the list of all texts that occur."""
        size = len(DISPOSITIONS) + 1
        combined = ((self.first + 1) * size + self.second + 1) * size + self.third + 1
        distinct, place = np.unique(combined, return_inverse=True)
        return place, [_text(int(code), size) for code in distinct]


def _text(combined: int, size: int) -> str:
    places = (combined // size // size - 1, combined // size % size - 1, combined % size - 1)
    return ",".join(DISPOSITIONS[place] for place in places if place != NONE)


def draw_endings(streams: Streams, calls: Calls, *, marker_from: int) -> Endings:
    """Draw how each call ended; the marker of behavioral health exists only since `marker_from` (Unix seconds)."""
    first, second, third = (_draw_codes(streams, calls, which) for which in ("first", "second", "third"))
    stream = streams("disposition_counts")
    has_second = stream.random(len(first)) < SHARE_WITH_SECOND
    has_third = has_second & (stream.random(len(first)) < SHARE_WITH_THIRD / SHARE_WITH_SECOND)
    cancelled, by_phone = calls.course == Course.CANCELLED, calls.course == Course.BY_PHONE
    alone = cancelled | by_phone
    return Endings(
        first=np.select([cancelled, by_phone], [DISPOSITIONS.index("CNL-Cancelled"), 0], default=first),
        second=np.where(has_second & ~alone & (second != first), second, NONE),
        third=np.where(has_third & ~alone & (second != first) & (third != first) & (third != second), third, NONE),
        cancel_reason=np.where(cancelled, streams("cancel_reasons").integers(0, len(CANCEL_REASONS), len(first)), NONE),
        is_marked=_draw_markers(streams, calls) & (calls.received >= marker_from),
    )


def _draw_codes(streams: Streams, calls: Calls, which: str) -> Integers:
    uniform = streams(f"dispositions.{which}").random(len(calls.final))
    codes = np.zeros(len(calls.final), dtype=np.int64)
    for group, weights in _WEIGHTS.items():
        now = GROUPS[calls.final] == group
        codes[now] = pick(np.array(weights).cumsum(), uniform[now])
    return codes


def _draw_markers(streams: Streams, calls: Calls) -> Flags:
    shares = np.array([SHARE_MARKED.get(item.group, 0.0) for item in CALL_TYPES])
    return np.asarray(streams("markers").random(len(calls.final)) < shares[calls.final])
