"""What the tallies are taken over: the tables, the patrol area that is used, and the local clock."""

from dataclasses import dataclass
from typing import Literal

import ibis.expr.types as ir

AreaColumn = Literal["beat", "sector", "district"]


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The tables of the program data set as Ibis tables, wherever they live.

    `unit_responses` is None where the source has no unit rows. `area` is the column that holds the patrol area.
    `offsets` lists the zone's offsets from UTC in the period: from which instant (seconds since 1970) and how many
    seconds, in order; empty means that local time is UTC.
    """

    calls: ir.Table
    unit_responses: ir.Table | None = None
    area: AreaColumn = "beat"
    offsets: tuple[tuple[int, int], ...] = ()
