"""From a cost set, a period and effects to a result: the engine's numbers, to the cent, as plain data.

Each line of the balance is rounded to the cent, so that what each payer gains or pays adds up to the total. It takes a
fraction of a second, so nobody waits for a run.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from coresponder.analysis.costs import (
    CostSet,
    Days,
    Difference,
    Effect,
    Simulated,
    break_even,
    difference,
    saving_sentence,
    simulate,
    tornado,
)
from coresponder.analysis.costs.balance import Balance, reckoned
from coresponder.kernel.errors import UsageError
from coresponder.kernel.money import to_cents
from coresponder.program.costs.content import engine_set
from coresponder.program.costs.models import CostSetVersion, EffectRecord, Scenario
from coresponder.program.costs.periods import words_of
from coresponder.program.costs.vocabulary import Way

DRAWS: Final = 10_000
COPIED = ("item", "way", "number", "low", "high", "grade", "measure", "figure")


def copy_of(effect: EffectRecord) -> dict[str, Any]:
    """An effect as a scenario keeps it."""
    return {"id": str(effect.pk)} | {name: getattr(effect, name) for name in COPIED}


def engine_effect(kept: Mapping[str, Any]) -> Effect:
    """The same for the engine, which counts what is fewer: more of something is less than none fewer."""
    number, low, high = kept["number"], kept["low"], kept["high"]
    if kept["way"] == Way.MORE:
        number, low, high = -number, -high, -low
    return Effect(
        item=kept["item"], fewer=number, low=low, high=high, grade=kept["grade"], measure=kept["measure"]
    )  # fmt: skip


def reckon(
    *, cost_set: CostSetVersion, days: Days, effects: Sequence[Mapping[str, Any]], seed: int, words: str
) -> dict[str, Any]:
    """The whole result. UsageError without an effect or a program cost; InputError without a cost of an item."""
    _refuse_half_a_balance(cost_set, days, effects)
    costs, on = engine_set(cost_set, days), days.last_on
    given = [engine_effect(kept) for kept in effects]
    balance = _to_the_cent(costs, given, on)
    found = replace(simulate(costs, given, on, seed=seed, draws=DRAWS), balance=balance)
    return {
        **_money(balance),
        "by_payer": {payer: _text(amount) for payer, amount in sorted(balance.by_payer.items())},
        "grade": balance.grade,
        "exact": list(balance.exact),
        "cost_set": balance.cost_set,
        "sentence": saving_sentence(found, words),
        **_uncertainty(found),
        "swings": [
            {"what": each.what, "at_low": _text(each.at_low), "at_high": _text(each.at_high)}
            for each in tornado(costs, given, on)
        ],
        "break_even": {each.item: _count(break_even(costs, given, on)[each.item]) for each in given if each.fewer >= 0},
        "lines": _lines(costs, given, on),
    }


def _refuse_half_a_balance(cost_set: CostSetVersion, days: Days, effects: Sequence[Mapping[str, Any]]) -> None:
    if not effects:
        raise UsageError(
            "no_counterfactual",
            "No saving can be said without an effect, and no effect without how it is known.",
            "Choose at least one effect.",
        )
    if not engine_set(cost_set, days).program():
        raise UsageError(
            "no_program_cost",
            "The cost set says nothing of what the program itself costs in this period.",
            "Enter the lines of the budget first: a benefit without its cost is no balance.",
        )


def _to_the_cent(costs: CostSet, effects: Sequence[Effect], on: date) -> Balance:
    worth = [
        (record, float(to_cents(effect.fewer * record.amount)))
        for effect in effects
        for record in costs.of(effect.item, on)
    ]
    return reckoned(costs, effects, worth)


def _money(balance: Balance) -> dict[str, str]:
    names = ("gross", "new_care", "program", "net", "cash", "capacity", "net_cash")
    return {name: _text(getattr(balance, name)) for name in names}


def _uncertainty(found: Simulated) -> dict[str, Any]:
    return {
        "net_low": _text(found.net_range[0]),
        "net_high": _text(found.net_range[1]),
        "chance_of_benefit": found.chance_of_benefit,
        "chance_in_cash": found.chance_in_cash,
        "draws": found.draws,
        "seed": found.seed,
    }


def _lines(costs: CostSet, effects: Sequence[Effect], on: date) -> list[dict[str, Any]]:
    """What each effect is worth to each payer, so that anybody can follow the sum."""
    return [
        {
            "item": effect.item, "payer": record.payer, "nature": record.nature, "per": record.per,
            "fewer": effect.fewer, "amount": _text(record.amount), "price_year": record.price_year,
            "worth": _text(effect.fewer * record.amount), "source": record.source,
        }
        for effect in effects
        for record in costs.of(effect.item, on)
    ]  # fmt: skip


def again(scenario: Scenario) -> dict[str, Any]:
    """The result of a scenario, computed anew from what it keeps."""
    return reckon(
        cost_set=scenario.cost_set,
        days=_days(scenario),
        effects=scenario.effects,
        seed=scenario.seed,
        words=words_of(scenario.period),
    )


def apart(first: Scenario, second: Scenario) -> Difference:
    """By how much the first exceeds the second, both drawn with the dice of the first."""
    return difference(_inputs(first), _inputs(second), seed=first.seed, draws=DRAWS)


def _inputs(scenario: Scenario) -> tuple[CostSet, list[Effect], date]:
    given = [engine_effect(kept) for kept in scenario.effects]
    return engine_set(scenario.cost_set, _days(scenario)), given, scenario.to_on


def _days(scenario: Scenario) -> Days:
    return Days(first_on=scenario.from_on, last_on=scenario.to_on)


def _text(amount: float | Decimal) -> str:
    return f"{to_cents(amount):.2f}"


def _count(number: float | None) -> float | None:
    return None if number is None else round(number, 2)
