"""What did not happen, what it would have cost, what new care costs, who gains and who pays, and how sure that is."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coresponder.analysis.costs import Days
from coresponder.kernel.errors import CoresponderError, StateError, UsageError
from coresponder.kernel.money import total
from coresponder.program.costs.actions.effects import enter_effect, withdraw_effect
from coresponder.program.costs.actions.records import change_cost, withdraw_cost
from coresponder.program.costs.actions.scenarios import (
    approve_scenario,
    discard_scenario,
    recompute_scenario,
    save_scenario,
    take_approval_back,
)
from coresponder.program.costs.content import in_order
from coresponder.program.costs.models import CostRecord, CostSetVersion, EffectRecord, Scenario
from coresponder.program.costs.periods import Period
from coresponder.program.costs.queries.records import newest_version
from coresponder.program.costs.queries.scenarios import newest_approved
from coresponder.program.costs.reckoning import apart, reckon
from coresponder.program.costs.vocabulary import Kind
from coresponder.safeguards.accounts.models import User
from tests.spec.costs.conftest import Saving, a_cost, a_line, an_effect

pytestmark = pytest.mark.database
Effects = dict[str, EffectRecord]


def test_gross_new_care_and_net_and_cash_stands_apart(saved: Saving) -> None:
    result = saved().result
    assert {name: result[name] for name in ("gross", "new_care", "program", "net")} == {
        "gross": "155000.00", "new_care": "30000.00", "program": "100000.00", "net": "25000.00",
    }  # fmt: skip
    assert {name: result[name] for name in ("cash", "capacity", "net_cash")} == {
        "cash": "120000.00", "capacity": "35000.00", "net_cash": "-10000.00",
    }  # fmt: skip
    assert result["chance_in_cash"] < result["chance_of_benefit"]


def test_who_gains_and_who_pays_adds_up_to_the_net(saved: Saving) -> None:
    result = saved().result
    assert result["by_payer"] == {"county": "120000.00", "city": "-65000.00", "medicaid": "-30000.00"}
    assert total(Decimal(amount) for amount in result["by_payer"].values()) == Decimal(result["net"])


def test_a_loss_is_said_in_the_same_words_as_a_gain(
    saved: Saving, costs_of_marigold: dict[str, CostRecord], cora: User
) -> None:
    gain = saved().result["sentence"]
    dear = a_line(amount="160000")
    change_cost(cost_record=costs_of_marigold["clinician"], cost=dear, because="A second clinician.", by=cora)
    loss = saved().result["sentence"]
    assert "was worth $25,000 more than it cost" in gain
    assert "was worth $35,000 less than it cost" in loss
    for sentence in (gain, loss):
        assert "there were fewer after launch than before, whatever else changed" in sentence
        assert "found a chance of 46%" in sentence
        assert "Cost set no. " in sentence


def test_no_saving_is_said_without_an_effect(costs_of_marigold: Any, eve: User, year: Period) -> None:
    version = newest_version()
    assert version
    with pytest.raises(UsageError, match="without an effect"):
        save_scenario(name="Hope", cost_set=version, period=year, effects=[], seed=1, by=eve)
    assert not Scenario.objects.exists()


def test_no_saving_is_said_without_what_the_program_costs(
    saved: Saving, costs_of_marigold: dict[str, CostRecord], cora: User
) -> None:
    withdraw_cost(cost_record=costs_of_marigold["clinician"], because="Of another program.", by=cora)
    with pytest.raises(UsageError, match="what the program itself costs"):
        saved()


def test_no_saving_is_said_of_what_has_no_cost(saved: Saving, costs_of_marigold: Any, cora: User) -> None:
    withdraw_cost(cost_record=costs_of_marigold["jail_booking"], because="It was a guess.", by=cora)
    with pytest.raises(CoresponderError, match="has no cost of “jail_booking” for that day"):
        saved()


def test_an_effect_counts_once_and_only_in_its_period(
    saved: Saving, effects_of_marigold: Effects, eve: User, year: Period
) -> None:
    twin = enter_effect(period=year, told=an_effect(number=90), by=eve)
    told = {"name": "Twice", "cost_set": newest_version(), "period": year, "seed": 1, "by": eve}
    with pytest.raises(UsageError, match="count twice"):
        save_scenario(effects=[effects_of_marigold["jail_booking"], twin], **told)  # type: ignore[arg-type]
    withdraw_effect(effect=twin, because="The wrong year.", by=eve)
    twin.refresh_from_db()
    with pytest.raises(UsageError, match="withdrawn"):
        save_scenario(effects=[twin], **told)  # type: ignore[arg-type]


def test_an_effect_says_from_which_figure_it_is(eve: User, year: Period) -> None:
    for wrong in ({"measure": " "}, {"low": 500.0}, {"number": float("nan")}, {"item": ""}):
        with pytest.raises(CoresponderError):
            enter_effect(period=year, told=an_effect(**wrong), by=eve)


def test_a_scenario_recomputes_to_the_cent_whatever_became_of_its_costs(
    saved: Saving, costs_of_marigold: dict[str, CostRecord], effects_of_marigold: Effects, cora: User, eve: User
) -> None:
    scenario = saved()
    change_cost(cost_record=costs_of_marigold["jail_booking"], cost=a_cost(amount="500"), because="New.", by=cora)
    withdraw_effect(effect=effects_of_marigold["officer_hour"], because="Of another year.", by=eve)
    scenario = Scenario.objects.get(pk=scenario.pk)
    assert recompute_scenario(scenario=scenario, by=cora).recomputed_same is True


def test_the_dice_are_those_of_the_seed(saved: Saving) -> None:
    first, again, other = saved(seed=1), saved(seed=1), saved(seed=2)
    assert first.result == again.result
    assert first.result["net_low"] != other.result["net_low"]
    assert first.result["net"] == other.result["net"]


def test_two_scenarios_differ_by_what_was_changed_and_not_by_the_dice(saved: Saving) -> None:
    whole, without_hours = saved(), saved("jail_booking", "outpatient_visit")
    same = apart(whole, whole)
    assert (same.net, same.net_range) == (0, (0.0, 0.0))
    found = apart(whole, without_hours)
    assert found.net == pytest.approx(35_000)
    low, high = found.net_range  # that of the officer hours alone: 250 to 750 of them, at $70
    assert low == pytest.approx(17_500, rel=0.05)
    assert high == pytest.approx(52_500, rel=0.05)


def test_somebody_else_approves_and_what_is_approved_is_not_discarded(
    saved: Saving, cora: User, eve: User, year: Period
) -> None:
    scenario = saved()
    with pytest.raises(StateError, match="yourself"):
        approve_scenario(scenario=scenario, by=eve)
    assert newest_approved(year) is None
    approve_scenario(scenario=scenario, by=cora)
    assert newest_approved(year) == scenario
    with pytest.raises(StateError, match="approved"):
        discard_scenario(scenario=scenario, by=eve)
    discard_scenario(scenario=take_approval_back(scenario=scenario, by=eve), by=eve)
    with pytest.raises(StateError, match="discarded"):
        approve_scenario(scenario=scenario, by=cora)


AMOUNT = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**6), places=2)
EVENTS = st.floats(min_value=-5000, max_value=5000, allow_nan=False).map(lambda number: round(number, 3))


@given(AMOUNT, AMOUNT, st.lists(st.tuples(AMOUNT, EVENTS), min_size=1, max_size=5))
def test_in_every_balance_the_payers_add_up_and_the_parts_do(
    staff: Decimal, visit: Decimal, lines: list[tuple[Decimal, float]]
) -> None:
    result = _reckoned(staff, visit, lines)
    money = {name: Decimal(result[name]) for name in ("gross", "new_care", "program", "net", "cash", "capacity")}
    assert total(Decimal(amount) for amount in result["by_payer"].values()) == money["net"]
    assert money["gross"] - money["new_care"] - money["program"] == money["net"]
    assert money["cash"] + money["capacity"] == money["gross"]


YEAR = Days(first_on=date(2031, 1, 1), last_on=date(2031, 12, 31))
PAYERS = ("county", "city", "hospital", "state", "grant")


def _reckoned(staff: Decimal, visit: Decimal, lines: list[tuple[Decimal, float]]) -> Mapping[str, Any]:
    """The result of a set with these amounts, every second one of them capacity."""
    usual = {"low": None, "high": None, "price_year": 2031, "from_on": "2031-01-01", "until_on": None, "source": "S"}
    event = {"kind": Kind.UNIT_COST.value, "category": "", "per": "event"} | usual
    rows = [
        {"kind": "program", "category": "staff", "item": "staff", "payer": "city", "nature": "cash", "per": "year"}
        | usual | {"amount": f"{staff:.2f}"},
        event | {"item": "visit", "payer": "medicaid", "nature": "cash", "amount": f"{visit:.2f}"},
    ]  # fmt: skip
    effects = [{"item": "visit", "way": "more", "number": 10.5, "low": 5, "high": 20}]
    for place, (amount, number) in enumerate(lines):
        nature = "capacity" if place % 2 else "cash"
        rows.append(event | {"item": f"i{place}", "payer": PAYERS[place], "nature": nature, "amount": f"{amount:.2f}"})
        effects.append({"item": f"i{place}", "way": "fewer", "number": number, "low": number - 1, "high": number + 1})
    version = CostSetVersion(number=1, sha256="a" * 64, content=in_order(rows), because="entered")
    graded = [each | {"grade": "judged", "measure": "M"} for each in effects]
    return reckon(cost_set=version, days=YEAR, effects=graded, seed=1, words="2031")
