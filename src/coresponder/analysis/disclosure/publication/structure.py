"""How the counts of a baseline hang together: which are parts of which, as data.

A pattern is the names of a count's coordinates: ("month",) stands for every month, () for the total, ("undated",) for
the calls without a date.
"""

from dataclasses import dataclass

from coresponder.analysis.disclosure.publication.ties import ALL_CALLS, STAGES

Pattern = tuple[str, ...]

# From narrow to wide: each holds every call of the one before.
DEFINITIONS = ("coded", "detected", "possible", ALL_CALLS)


@dataclass(frozen=True, kw_only=True)
class Partition:
    """Every count of the pattern `whole` is the sum of the counts of the patterns `parts` that share its coordinates.

    `if_it_adds_up` is for parts that make up the whole in some exports and something else in others: units sent
    instead of calls.
    """

    whole: Pattern
    parts: tuple[Pattern, ...]
    if_it_adds_up: bool = False


TYPE: Pattern = ("call_type", "nexus", "category")

PARTITIONS: tuple[Partition, ...] = (
    Partition(whole=(), parts=(("dated",), ("undated",))),
    Partition(whole=("dated",), parts=(("month",),)),
    Partition(whole=("dated",), parts=(("weekday",),)),
    Partition(whole=(), parts=(("hour",), ("without hour",))),
    Partition(whole=("weekday",), parts=(("weekday", "hour"),)),
    Partition(whole=("hour",), parts=(("weekday", "hour"),)),
    Partition(whole=(), parts=(("beat",), ("without beat",))),
    Partition(whole=(), parts=(("outcome",),)),
    Partition(whole=(), parts=(("priority",),)),
    Partition(whole=(), parts=(("call_source",),)),
    Partition(whole=(), parts=(TYPE,)),
    Partition(whole=(), parts=(("located",), ("without place",))),
    Partition(whole=(), parts=(("spans timed",), ("spans missing",), ("spans impossible",)), if_it_adds_up=True),
    *(Partition(whole=(), parts=((f"{stage} recorded",), (f"{stage} missing",))) for stage in STAGES),
    *(
        Partition(whole=(f"{stage} recorded",), parts=((f"{stage} kept",), (f"{stage} impossible",)))
        for stage in STAGES
    ),
)

# Each holds the next; what lies between two of them can be worked out where both are published.
CHAINS: tuple[tuple[Pattern, ...], ...] = (
    (("without hour",), ("undated",)),
    (("located",), ("busiest 10",), ("busiest 5",), ("busiest 1",)),
    (("located",), ("complete 30",), ("complete 90",), ("complete 365",)),
    *((((f"complete {days}",), (f"followed {days}",))) for days in (30, 90, 365)),
)

# The busiest places under one definition are not those under another, so their calls are not nested.
NOT_NESTED: frozenset[str] = frozenset({"busiest 1", "busiest 5", "busiest 10"})

# How much a reader would miss a count: by its definition, and by where it stands.
KEEP_DEFINITION = {"coded": 2, "detected": 1, "possible": 0, ALL_CALLS: 2}
KEEP_PATTERN: dict[Pattern, int] = {
    (): 3,
    ("dated",): 2,
    ("located",): 1,
    ("weekday",): 1,
    ("hour",): 1,
    **{(f"{stage} kept",): 1 for stage in STAGES},
    **{(f"{stage} recorded",): 1 for stage in STAGES},
}
