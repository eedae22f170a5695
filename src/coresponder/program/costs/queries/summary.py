"""What a report may say of costs: the cost of an encounter, a person, a call reached, and one approved sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from coresponder.analysis.costs import Days
from coresponder.kernel.money import to_cents, total
from coresponder.program.costs.content import BudgetLine, budget_of
from coresponder.program.costs.counting import PER, Counts, counts_of
from coresponder.program.costs.models import CostSetVersion
from coresponder.program.costs.periods import Period
from coresponder.program.costs.queries.records import newest_version
from coresponder.program.costs.queries.scenarios import newest_approved


@dataclass(frozen=True, kw_only=True)
class CostFor:
    """The program's cost for each of so many. Without a number it is withheld; of none there is no cost of each.

    `low` and `high` are the range of the budget, all low or all high; equal to the amount where it has none.
    """

    key: str
    per: str
    number: int | None
    amount: Decimal | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, kw_only=True)
class CostSummary:
    """Costs of a period up to the last day that the data set covers, and the newest approved scenario's sentence."""

    period: Period
    days: Days
    cost_set: str
    total: Decimal
    in_kind: Decimal
    costs: tuple[CostFor, ...]
    scenario_sentence: str
    scenario_grade: str
    scenario_cost_set: str


def cost_summary(period: Period) -> CostSummary | None:
    """What can be said of the period; None where nobody has entered what the program costs in it."""
    version = newest_version()
    if version is None or not budget_of(version, period.days):
        return None
    counts = counts_of(period)
    days = counts.days if counts else period.days
    lines = budget_of(version, days)
    approved = newest_approved(period)
    return CostSummary(
        period=period,
        days=days,
        cost_set=version.label,
        total=total(line.amount for line in lines),
        in_kind=total(line.amount for line in lines if line.is_in_kind),
        costs=costs_for(version, counts),
        scenario_sentence=approved.result["sentence"] if approved else "",
        scenario_grade=approved.result["grade"] if approved else "",
        scenario_cost_set=approved.result["cost_set"] if approved else "",
    )


def costs_for(version: CostSetVersion, counts: Counts | None) -> tuple[CostFor, ...]:
    """The cost for each of what was counted; nothing without counts. The days of cost and count are the same."""
    if counts is None:
        return ()
    lines = budget_of(version, counts.days)
    return tuple(_cost_for(key, counts.numbers[key], lines) for key in PER)


def _cost_for(key: str, number: int | None, lines: Sequence[BudgetLine]) -> CostFor:
    def each(amount: Decimal) -> Decimal | None:
        return to_cents(amount / number) if number else None

    return CostFor(
        key=key,
        per=PER[key],
        number=number,
        amount=each(total(line.amount for line in lines)),
        low=each(total(line.low for line in lines)),
        high=each(total(line.high for line in lines)),
    )
