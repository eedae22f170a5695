"""Benefit against cost: gross, net of new care, by payer, with cash and capacity apart.

What is saved in one budget is often paid in another (“wrong pockets”): a county jail saves, a city pays officers,
Medicaid pays the new visits. And an hour of an officer that becomes free is spent on other calls; nobody's budget
falls by it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coresponder.analysis.costs.effects import Effect, Grade, weakest
from coresponder.analysis.costs.records import CostSet, Nature, Payer, UnitCost


@dataclass(frozen=True, kw_only=True)
class Balance:
    """One reckoning. `gross` is what fewer events are worth, `new_care` what more care costs, `program` what it costs.

    `by_payer` has what each gains (above zero) or pays; `cash` and `capacity` part the gross. `exact` names records
    that have no range, and `grade` is the weakest of the comparisons behind the effects.
    """

    gross: float
    new_care: float
    program: float
    by_payer: Mapping[Payer, float]
    cash: float
    capacity: float
    cost_set: str
    grade: Grade | None
    exact: tuple[str, ...] = ()

    @property
    def net(self) -> float:
        """What is left after the program and new care are paid."""
        return self.gross - self.new_care - self.program

    @property
    def net_cash(self) -> float:
        """The same without capacity: what budgets could really fall by."""
        return self.cash - self.new_care - self.program


def balance_of(costs: CostSet, effects: Sequence[Effect], on: date) -> Balance:
    """The balance at the best estimates. InputError where an item has no cost with a source."""
    lines = [(effect, record) for effect in effects for record in costs.of(effect.item, on)]
    return reckoned(costs, effects, [(record, effect.fewer * record.amount) for effect, record in lines])


def reckoned(costs: CostSet, effects: Sequence[Effect], worth: Sequence[tuple[UnitCost, float]]) -> Balance:
    """The balance out of what each record is worth: above zero it is saved, below zero it is new care."""
    program = costs.program()
    saved = [(record, amount) for record, amount in worth if amount >= 0]
    by_payer: dict[Payer, float] = {}
    for record, amount in (*worth, *((record, -record.amount) for record in program)):
        by_payer[record.payer] = by_payer.get(record.payer, 0.0) + amount
    return Balance(
        gross=sum(amount for _, amount in saved),
        new_care=-sum(amount for _, amount in worth if amount < 0),
        program=sum(record.amount for record in program),
        by_payer=by_payer,
        cash=_of(saved, "cash"),
        capacity=_of(saved, "capacity"),
        cost_set=costs.label,
        grade=weakest(tuple(effects)),
        exact=tuple(sorted({record.item for record, _ in worth if not record.has_range})),
    )


def _of(saved: Sequence[tuple[UnitCost, float]], nature: Nature) -> float:
    return sum(amount for record, amount in saved if record.nature == nature)
