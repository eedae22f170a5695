"""Three definitions of a crisis call, side by side, each wider than the one before.

Every coded call is also detected, and every detected call is also possible. That lets one number, the level,
say under which definitions a call counts, so that no measure has to go through the calls three times.
"""

from typing import Literal

import ibis.expr.types as ir
from ibis import cases

CrisisDefinition = Literal["coded", "detected", "possible"]

DEFINITIONS: dict[CrisisDefinition, str] = {
    "coded": "A call is coded as a crisis call when its type, as it stood at the end, names behavioral health.",
    "detected": (
        "A call is detected as a crisis call when it is coded, or when its first type, its flag, its disposition or "
        "its cancel reason names behavioral health."
    ),
    "possible": (
        "A call is possibly a crisis call when it is detected, or when its type often hides behavioral health without "
        "naming it, such as a welfare check. This is an upper bound, not an estimate."
    ),
}
CONFIRMED_IS_MISSING = "Not available before encounters are recorded."

# The lowest level that counts under a definition. Level 0 is no crisis call under any of them.
LEVELS: dict[CrisisDefinition, int] = {"coded": 3, "detected": 2, "possible": 1}
HIGHEST_LEVEL = 3


def level_of(calls: ir.Table) -> ir.IntegerColumn:
    """The level of each call: 3 coded, 2 detected otherwise, 1 possible only, 0 none."""
    return cases(
        (calls.coded, LEVELS["coded"]),
        (calls.detected, LEVELS["detected"]),
        (calls.nexus == "possible", LEVELS["possible"]),
        else_=0,
    )


def with_level(calls: ir.Table) -> ir.Table:
    """The calls with their `level` beside them."""
    return calls.mutate(level=level_of(calls))


def crisis_calls(calls: ir.Table) -> ir.Table:
    """Calls that count under at least one definition, with their `level`."""
    leveled = with_level(calls)
    return leveled.filter(leveled.level > 0)
