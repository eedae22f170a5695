"""Money: no default, no saving without its cost set and the grade of its comparison, and losses said as plainly."""

from datetime import date
from typing import Any

import pytest

from coresponder.analysis.costs import (
    CostSet,
    Effect,
    UnitCost,
    balance_of,
    break_even,
    cost_set,
    costs_of,
    saving_sentence,
    simulate,
    tornado,
)
from coresponder.kernel.errors import InputError, UsageError

ON = date(2031, 12, 31)


def record(item: str, amount: float, **changed: Any) -> UnitCost:
    given: dict[str, Any] = {
        "kind": "unit_cost", "payer": "county", "nature": "cash", "per": "event", "from_on": date(2031, 1, 1),
        "price_year": 2031, "source": "Marigold County, budget 2031", "low": amount * 0.5, "high": amount * 2,
    }  # fmt: skip
    return UnitCost(item=item, amount=amount, **{**given, **changed})


def effect(item: str, fewer: float, **changed: Any) -> Effect:
    given: dict[str, Any] = {
        "low": fewer - 20, "high": fewer + 20, "grade": "before and after", "measure": "booked_rate, 2031 against 2029",
    }  # fmt: skip
    return Effect(item=item, fewer=fewer, **{**given, **changed})


COSTS = CostSet(
    name="Marigold 2031",
    records=(
        record("jail_booking", 900),
        record("officer_hour", 70, payer="city", nature="capacity"),
        record("outpatient_visit", 150, payer="medicaid"),
        record("team", 100_000, kind="program", payer="city", per="period", low=90_000, high=120_000),
    ),
)
EFFECTS = (effect("jail_booking", 100), effect("officer_hour", 400), effect("outpatient_visit", -200))


def test_a_cost_without_a_source_is_refused() -> None:
    with pytest.raises(InputError, match="has no source") as refused:
        record("jail_day", 80, source=" ")
    assert refused.value.code == "no_source"


def test_a_cost_that_nobody_entered_has_no_default() -> None:
    with pytest.raises(InputError, match="There is no default"):
        balance_of(COSTS, [effect("ambulance", 30)], ON)


def test_a_cost_holds_only_on_its_days() -> None:
    old = CostSet(name="old", records=(record("jail_booking", 900, until_on=date(2031, 6, 30)),))
    with pytest.raises(InputError, match="for that day"):
        balance_of(old, [effect("jail_booking", 1)], ON)


@pytest.mark.parametrize(
    ("changed", "words"), [({"low": 2_000}, "outside its own range"), ({"payer": "nobody"}, "unknown payer")]
)
def test_a_record_that_cannot_be_right_is_refused(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        record("jail_booking", 900, **changed)


def test_the_version_changes_with_every_record_and_with_nothing_else() -> None:
    same = CostSet(name=COSTS.name, records=COSTS.records[::-1])
    other = CostSet(name=COSTS.name, records=(*COSTS.records[:3], record("team", 100_001, kind="program")))
    assert same.version == COSTS.version
    assert other.version != COSTS.version


def test_rows_of_the_data_set_make_a_set_and_one_without_an_amount_is_refused() -> None:
    row = {
        "cost_set": "m", "kind": "unit_cost", "item": "jail_booking", "payer": "county", "nature": "cash",
        "from_on": date(2031, 1, 1), "until_on": None, "amount": 900.0, "low": None, "high": None, "per": "event",
        "price_year": 2031, "source": "budget",
    }  # fmt: skip
    assert cost_set("m", [row]).of("jail_booking", ON)[0].amount == 900
    with pytest.raises(InputError, match="has no amount"):
        cost_set("m", [{**row, "amount": None}])


def test_the_balance_is_gross_less_new_care_less_the_program() -> None:
    balance = balance_of(COSTS, EFFECTS, ON)
    assert balance.gross == 100 * 900 + 400 * 70
    assert balance.new_care == 200 * 150
    assert balance.program == 100_000
    assert balance.net == 118_000 - 30_000 - 100_000
    assert (balance.cash, balance.capacity) == (90_000, 28_000)


def test_who_saves_is_not_who_pays() -> None:
    assert balance_of(COSTS, EFFECTS, ON).by_payer == {"county": 90_000, "city": 28_000 - 100_000, "medicaid": -30_000}


def test_a_sum_is_as_good_as_its_weakest_comparison() -> None:
    judged = (*EFFECTS[:2], effect("outpatient_visit", -200, grade="judged"))
    assert balance_of(COSTS, judged, ON).grade == "judged"
    assert balance_of(COSTS, EFFECTS, ON).grade == "before and after"


def test_an_effect_that_does_not_say_how_it_is_known_is_refused() -> None:
    with pytest.raises(InputError, match="does not say how it is known"):
        effect("jail_booking", 100, grade="sure")
    with pytest.raises(InputError, match="names no figure"):
        effect("jail_booking", 100, measure="")


def test_cost_of_an_encounter_a_person_and_an_eligible_call_reached() -> None:
    per = {cost.per: cost for cost in costs_of(COSTS, {"encounter": 500, "person": 296, "eligible call reached": 0})}
    assert per["encounter"].amount == 200
    assert (per["encounter"].low, per["encounter"].high) == (180, 240)
    assert per["eligible call reached"].amount is None
    assert COSTS.version in per["person"].cost_set


def test_the_simulation_repeats_itself_and_its_range_encloses_the_estimate() -> None:
    first, again, other = (simulate(COSTS, EFFECTS, ON, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first.net_range != other.net_range
    assert first.net_range[0] < first.balance.net < first.net_range[1]
    assert first.chance_in_cash < first.chance_of_benefit


def test_without_any_spread_the_chance_is_all_or_nothing() -> None:
    exact = CostSet(
        name="exact",
        records=tuple(record(each.item, each.amount, low=None, high=None, kind=each.kind) for each in COSTS.records),
    )
    sure = [effect("jail_booking", 200, low=200, high=200)]
    assert simulate(exact, sure, ON).chance_of_benefit == 1
    assert simulate(exact, sure, ON).balance.exact == ("jail_booking",)


def test_the_chance_is_that_of_the_normal_where_only_the_effect_varies() -> None:
    exact = CostSet(
        name="exact",
        records=(
            record("jail_booking", 1_000, low=None, high=None),
            record("team", 100_000, kind="program", low=None, high=None),
        ),
    )
    found = simulate(exact, [effect("jail_booking", 110)], ON, draws=200_000)
    assert found.chance_of_benefit == pytest.approx(0.8365, abs=0.005)


def test_what_moves_the_net_benefit_most_stands_first() -> None:
    swings = tornado(COSTS, EFFECTS, ON)
    assert [swing.width for swing in swings] == sorted((swing.width for swing in swings), reverse=True)
    assert swings[0].what == "cost: jail_booking (county)"
    assert len(swings) == 3 + 4


def test_at_break_even_nothing_is_left() -> None:
    needed = break_even(COSTS, EFFECTS, ON)["jail_booking"]
    assert needed is not None
    at_it = (effect("jail_booking", needed), *EFFECTS[1:])
    assert balance_of(COSTS, at_it, ON).net == pytest.approx(0)


def test_a_loss_is_said_as_plainly_as_a_gain_with_the_cost_set_and_the_grade() -> None:
    sentence = saving_sentence(simulate(COSTS, EFFECTS, ON), "2031")
    assert "worth $12,000 less than it cost" in sentence
    assert COSTS.version in sentence
    assert "whatever else changed" in sentence
    assert "46%" in sentence


def test_without_an_effect_there_is_no_saving() -> None:
    with pytest.raises(UsageError, match="No saving can be said without an effect"):
        saving_sentence(simulate(COSTS, [], ON), "2031")
