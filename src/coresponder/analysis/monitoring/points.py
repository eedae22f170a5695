"""One point of a chart as it was counted, and what is marked beside the line: launch, changes, other recording."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

ChartKind = Literal["xmr", "p", "u", "c", "t"]
MarkKind = Literal["launch", "change", "recording change"]

CHART_KINDS: dict[ChartKind, str] = {
    "xmr": "single values, such as a median or a mean",
    "p": "a share: how many of how many",
    "u": "a rate: how many events over how much",
    "c": "events in stretches of equal length",
    "t": "the time between events that are too rare to count by month",
}


@dataclass(frozen=True, kw_only=True)
class Point:
    """One month, or one event of a t chart.

    `count` is the number of events (kinds p, u, c), the value itself (xmr) or the time since the event before (t);
    `over` is what it is counted over (p, u). Both are None where nothing was recorded; `withheld` where there is
    something that may not be shown. `left_out` points are drawn and set no limits, with the reason said beside them.
    `partial` months are not covered from end to end by the data: drawn, and never judged.
    """

    on: date
    count: float | None
    over: float | None = None
    left_out: bool = False
    partial: bool = False
    withheld: bool = False

    @property
    def is_known(self) -> bool:
        return self.count is not None and not self.withheld

    @property
    def is_judged(self) -> bool:
        """Whether the point sets limits and takes part in runs."""
        return self.is_known and not self.left_out and not self.partial


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Something that happened on a day: the launch, a change of the program, or of how things are written down."""

    on: date
    kind: MarkKind
    words: str
