"""Which stamp is which, from the order in which they happen."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import combinations

from coresponder.formats.cad.proposing.candidates import Candidate
from coresponder.formats.cad.proposing.stamps import parse

ROWS_COMPARED = 400
LIFE_OF_A_CALL: Mapping[str, int] = {
    "phone_pickup_at": 0,
    "received_at": 0,
    "queued_at": 0,
    "call_taking_completed_at": 0,
    "first_assigned_at": 1,
    "first_en_route_at": 2,
    "first_arrived_at": 3,
    "first_cleared_at": 4,
    "closed_at": 5,
}
# What exports most often hold; decides only where a header says nothing at all.
COMMONEST_STAMPS: Mapping[str, float] = {
    "queued_at": 1.0,
    "first_assigned_at": 0.9,
    "first_arrived_at": 0.95,
    "closed_at": 0.92,
    "first_en_route_at": 0.6,
    "first_cleared_at": 0.5,
}
START = frozenset({"phone_pickup_at", "received_at", "queued_at"})  # each can say when a call came in

Moments = Sequence[datetime | None]


def moments(candidate: Candidate) -> Moments:
    """The first rows of a stamp candidate as local datetimes; None where nothing is recorded or readable."""
    return [parse(cell, candidate.look.stamp) if cell else None for cell in candidate.look.cells[:ROWS_COMPARED]]


def share_in_order(earlier: Moments, later: Moments) -> float:
    """Share of the rows that have both in which the first is not after the second; 1 where no row has both."""
    both = [(first, second) for first, second in zip(earlier, later, strict=True) if first and second]
    return sum(first <= second for first, second in both) / len(both) if both else 1.0


def consistency(field: str, stamps: Moments, anchors: Mapping[str, Moments]) -> float:
    """How well a column would stand as `field` between the columns whose headers are plain, 0 to 1."""
    shares = [_order_share(field, stamps, other, others) for other, others in anchors.items() if other != field]
    return min(shares, default=1.0)


def fields_by_order(unnamed: Mapping[int, Moments], anchors: Mapping[str, Moments]) -> dict[int, str]:
    """The fields that columns with meaningless headers would be by the order of their stamps alone."""
    in_time = sorted(unnamed, key=lambda index: _mean_rank(index, unnamed))
    taken = set(anchors) | ({"queued_at"} if START & anchors.keys() else set())
    free = [field for field in COMMONEST_STAMPS if field not in taken]
    ordered = sorted(free, key=lambda field: LIFE_OF_A_CALL[field])
    ways = list(combinations(ordered, min(len(in_time), len(ordered))))
    best = max(ways, key=lambda way: _plausibility(way, in_time, unnamed, anchors), default=())
    return dict(zip(in_time, best, strict=False))


def _order_share(field: str, stamps: Moments, other: str, others: Moments) -> float:
    place, other_place = LIFE_OF_A_CALL[field], LIFE_OF_A_CALL[other]
    if place == other_place:
        return 1.0
    return share_in_order(stamps, others) if place < other_place else share_in_order(others, stamps)


def _mean_rank(index: int, unnamed: Mapping[int, Moments]) -> float:
    """How many of the other columns come before this one, on average over rows."""
    return sum(share_in_order(other, unnamed[index]) for number, other in unnamed.items() if number != index)


def _plausibility(
    way: Sequence[str], in_time: Sequence[int], unnamed: Mapping[int, Moments], anchors: Mapping[str, Moments]
) -> float:
    common = sum(COMMONEST_STAMPS[field] for field in way)
    fitting = sum(consistency(field, unnamed[index], anchors) for index, field in zip(in_time, way, strict=False))
    return common + 3 * fitting
