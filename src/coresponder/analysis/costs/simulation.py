"""The balance a few thousand times, each time with other plausible values: how sure a net benefit is.

Each unit cost is drawn from a lognormal whose 5th and 95th percentiles are its range (it cannot fall below zero); each
effect from a normal with its 95% limits. Draws have streams of their own by item, so that two scenarios differ by what
was changed and not by the dice. Records without a range do not vary. What it does not account for: costs and effects
that go together, and everything that nobody wrote down.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import stats

from coresponder.analysis.costs.balance import Balance, balance_of
from coresponder.analysis.costs.effects import Effect
from coresponder.analysis.costs.records import CostSet, UnitCost
from coresponder.analysis.measures.intervals import Interval, Z
from coresponder.kernel.random_streams import named_stream

Numbers = npt.NDArray[np.float64]

DRAWS: Final = 10_000
NINE_OF_TEN: Final = 2 * float(stats.norm.ppf(0.95))  # standard deviations between the 5th and the 95th percentile


@dataclass(frozen=True, kw_only=True)
class Simulated:
    """The best estimate, the 95% range of the net benefit, and the chance that benefit exceeds cost."""

    balance: Balance
    net_range: Interval
    chance_of_benefit: float
    chance_in_cash: float
    draws: int
    seed: int


@dataclass(frozen=True, kw_only=True)
class Swing:
    """How far the net benefit moves when one thing alone goes from the low to the high end of its range."""

    what: str
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        return abs(self.at_high - self.at_low)


def simulate(costs: CostSet, effects: Sequence[Effect], on: date, *, seed: int = 0, draws: int = DRAWS) -> Simulated:
    """The balance with its uncertainty. The same inputs and seed always give the same answer."""
    drawn = _drawn(costs, effects, on, seed, draws)
    everything, in_cash, program = drawn.everything, drawn.in_cash, drawn.program
    low, high = np.quantile(everything - program, [0.025, 0.975])
    return Simulated(
        balance=balance_of(costs, effects, on),
        net_range=(float(low), float(high)),
        chance_of_benefit=float((everything > program).mean()),
        chance_in_cash=float((in_cash > program).mean()),
        draws=draws,
        seed=seed,
    )


@dataclass(frozen=True, kw_only=True)
class Difference:
    """By how much the net benefit of one scenario exceeds that of another, drawn with the same dice."""

    net: float
    net_range: Interval
    chance_first_is_better: float


def difference(
    first: tuple[CostSet, Sequence[Effect], date],
    second: tuple[CostSet, Sequence[Effect], date],
    *,
    seed: int = 0,
    draws: int = DRAWS,
) -> Difference:
    """The first less the second. What both share is drawn alike, so that it cancels; what differs alone remains."""
    one, other = _drawn(*first, seed, draws), _drawn(*second, seed, draws)
    apart = (one.everything - one.program) - (other.everything - other.program)
    low, high = np.quantile(apart, [0.025, 0.975])
    return Difference(
        net=balance_of(*first).net - balance_of(*second).net,
        net_range=(float(low), float(high)),
        chance_first_is_better=float((apart > 0).mean()),
    )


@dataclass(frozen=True, kw_only=True)
class _Drawn:
    """What was drawn: the worth of all effects, of that what is cash, and what the program costs."""

    everything: Numbers
    in_cash: Numbers
    program: Numbers


def _drawn(costs: CostSet, effects: Sequence[Effect], on: date, seed: int, draws: int) -> _Drawn:
    nothing = np.zeros(draws)
    worth = [
        (record, _effects(effect, seed, draws) * _amounts(record, seed, draws))
        for effect in effects
        for record in costs.of(effect.item, on)
    ]
    return _Drawn(
        everything=sum((amounts for _, amounts in worth), start=nothing),
        in_cash=sum((_in_cash(record, amounts) for record, amounts in worth), start=nothing),
        program=sum((_amounts(record, seed, draws) for record in costs.program()), start=nothing),
    )


def _in_cash(record: UnitCost, amounts: Numbers) -> Numbers:
    """What is cash; time that becomes free is not, and new care is, whoever pays it."""
    return amounts if record.nature == "cash" else np.minimum(amounts, 0)


def _amounts(record: UnitCost, seed: int, draws: int) -> Numbers:
    if record.low is None or record.high is None or record.low <= 0 or record.low == record.high:
        return np.full(draws, record.amount)
    stream = named_stream(f"costs/{record.item}/{record.payer}/{record.kind}", seed)
    middle = (np.log(record.low) + np.log(record.high)) / 2
    amounts: Numbers = np.exp(stream.normal(middle, (np.log(record.high) - np.log(record.low)) / NINE_OF_TEN, draws))
    return amounts


def _effects(effect: Effect, seed: int, draws: int) -> Numbers:
    stream = named_stream(f"effects/{effect.item}/{effect.measure}", seed)
    fewer: Numbers = stream.normal(effect.fewer, (effect.high - effect.low) / (2 * Z), draws)
    return fewer


def tornado(costs: CostSet, effects: Sequence[Effect], on: date) -> tuple[Swing, ...]:
    """What moves the net benefit most: each effect and each cost alone from low to high, the widest first."""
    swings = (*_swings_of_effects(costs, effects, on), *_swings_of_costs(costs, effects, on))
    return tuple(sorted(swings, key=lambda swing: (-swing.width, swing.what)))


def _swings_of_effects(costs: CostSet, effects: Sequence[Effect], on: date) -> Iterator[Swing]:
    for place, effect in enumerate(effects):
        ends = [
            balance_of(costs, [*effects[:place], replace(effect, fewer=end), *effects[place + 1 :]], on).net
            for end in (effect.low, effect.high)
        ]
        yield Swing(what=f"how many fewer: {effect.item}", at_low=ends[0], at_high=ends[1])


def _swings_of_costs(costs: CostSet, effects: Sequence[Effect], on: date) -> Iterator[Swing]:
    used = [record for effect in effects for record in costs.of(effect.item, on)]
    for record in (*used, *costs.program()):
        if record.low is not None and record.high is not None:
            ends = [_net_with(costs, effects, on, record, amount) for amount in (record.low, record.high)]
            yield Swing(what=f"cost: {record.item} ({record.payer})", at_low=ends[0], at_high=ends[1])


def _net_with(costs: CostSet, effects: Sequence[Effect], on: date, record: UnitCost, amount: float) -> float:
    changed = tuple(replace(each, amount=amount) if each is record else each for each in costs.records)
    return balance_of(replace(costs, records=changed), effects, on).net


def break_even(costs: CostSet, effects: Sequence[Effect], on: date) -> Mapping[str, float | None]:
    """For each item: how many events fewer it would take, the other effects as they are, to cost nothing in the end.

    None where an event of it is worth nothing.
    """
    net = balance_of(costs, effects, on).net
    needed: dict[str, float | None] = {}
    for effect in effects:
        worth = sum(record.amount for record in costs.of(effect.item, on))
        needed[effect.item] = effect.fewer - net / worth if worth > 0 else None
    return needed
