"""What the program costs for each encounter, each person, each eligible call reached, each hour on duty."""

from collections.abc import Mapping
from dataclasses import dataclass

from coresponder.analysis.costs.records import CostSet


@dataclass(frozen=True, kw_only=True)
class CostOf:
    """The program's cost for each of so many; None of none. The range is that of the records, all low or all high."""

    per: str
    number: int
    amount: float | None
    low: float | None
    high: float | None
    cost_set: str


def costs_of(costs: CostSet, numbers: Mapping[str, int]) -> tuple[CostOf, ...]:
    """The cost for each unit of `numbers` (encounter, person, eligible call reached). All payers together."""
    records = costs.program()
    total = sum(record.amount for record in records)
    low = sum(record.amount if record.low is None else record.low for record in records)
    high = sum(record.amount if record.high is None else record.high for record in records)
    return tuple(
        CostOf(
            per=per,
            number=number,
            amount=total / number if number else None,
            low=low / number if number else None,
            high=high / number if number else None,
            cost_set=costs.label,
        )
        for per, number in numbers.items()
    )
