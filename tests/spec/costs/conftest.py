"""Marigold's costs in 2031: a clinician, a car, bookings and visits, entered by Cora; effects, entered by Eve."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from coresponder.program.costs.actions.effects import Told, enter_effect
from coresponder.program.costs.actions.records import enter_cost
from coresponder.program.costs.actions.scenarios import save_scenario
from coresponder.program.costs.models import CostRecord, EffectRecord, Scenario
from coresponder.program.costs.periods import Period, period_of
from coresponder.program.costs.queries.records import newest_version
from coresponder.program.costs.rules import Cost
from coresponder.program.costs.vocabulary import Category, GradeOf, Kind, Nature, Payer, Per, Way
from coresponder.safeguards.accounts.models import User
from tests.support.cast import member

TODAY = date(2031, 11, 30)
BEGIN = date(2031, 1, 1)


@pytest.fixture(autouse=True)
def day(db: None) -> Iterator[None]:
    """The last of November 2031, before noon."""
    with time_machine.travel("2031-11-30 15:00Z", tick=False):
        yield


@pytest.fixture
def cora() -> User:
    return member("cora")


@pytest.fixture
def eve() -> User:
    return member("eve")


@pytest.fixture
def year() -> Period:
    """2031."""
    found = period_of("2031", TODAY)
    assert found
    return found


def a_cost(item: str = "jail_booking", amount: str = "300", **more: Any) -> Cost:
    """What a booking costs the county, unless said otherwise."""
    told: dict[str, Any] = {
        "kind": Kind.UNIT_COST, "item": item, "payer": Payer.COUNTY, "nature": Nature.CASH, "amount": Decimal(amount),
        "per": Per.EVENT, "price_year": 2031, "from_on": BEGIN, "source": "Sheriff’s budget 2031, page 12",
    }  # fmt: skip
    return Cost(**told | more)


def a_line(item: str = "clinician", amount: str = "100000", **more: Any) -> Cost:
    """A clinician for a year, paid by the city, unless said otherwise."""
    told = {"kind": Kind.PROGRAM, "category": Category.STAFF, "payer": Payer.CITY, "per": Per.YEAR}
    return a_cost(item, amount, **told | {"source": "Adopted budget 2031"} | more)


def an_effect(item: str = "jail_booking", number: float = 400, **more: Any) -> Told:
    """Four hundred bookings fewer, before and after, unless said otherwise."""
    told: dict[str, Any] = {
        "item": item, "way": Way.FEWER, "number": number, "low": number / 2, "high": number * 1.5,
        "grade": GradeOf.BEFORE_AND_AFTER, "measure": "Bookings after crisis calls, month to month",
    }  # fmt: skip
    return Told(**told | more)


Saving = Callable[..., Scenario]


@pytest.fixture
def costs_of_marigold(cora: User) -> dict[str, CostRecord]:
    """A clinician, bookings in cash, officer hours as capacity, and visits that are new care."""
    entered = (
        a_line(low=Decimal(90_000), high=Decimal(115_000)),
        a_cost(low=Decimal(200), high=Decimal(450)),
        a_cost("officer_hour", "70", payer=Payer.CITY, nature=Nature.CAPACITY, per=Per.HOUR),
        a_cost("outpatient_visit", "150", kind=Kind.NEW_CARE, payer=Payer.MEDICAID),
    )
    return {cost.item: enter_cost(cost=cost, by=cora) for cost in entered}


@pytest.fixture
def effects_of_marigold(eve: User, year: Period) -> dict[str, EffectRecord]:
    """Fewer bookings and officer hours, more visits."""
    told = (
        an_effect(),
        an_effect("officer_hour", 500, grade=GradeOf.COMPARED),
        an_effect("outpatient_visit", 200, way=Way.MORE, low=150, high=250),
    )
    return {each.item: enter_effect(period=year, told=each, by=eve) for each in told}


@pytest.fixture
def saved(
    costs_of_marigold: dict[str, CostRecord], effects_of_marigold: dict[str, EffectRecord], eve: User, year: Period
) -> Saving:
    """Saves a scenario of all effects, or of those named, from the newest cost set."""

    def save(*items: str, **more: Any) -> Scenario:
        chosen = [each for item, each in effects_of_marigold.items() if not items or item in items]
        told = {"name": "Before and after", "cost_set": newest_version(), "period": year, "seed": 1, "by": eve}
        return save_scenario(effects=chosen, **told | more)

    return save
