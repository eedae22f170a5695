"""The program's cost over what the newest data set counts, each with its number; small numbers are withheld."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from coresponder.program.costs.actions.records import enter_cost
from coresponder.program.costs.actions.scenarios import approve_scenario
from coresponder.program.costs.counting import counts_of
from coresponder.program.costs.home import waits_for_a_budget
from coresponder.program.costs.periods import Period, period_of
from coresponder.program.costs.queries.records import newest_version
from coresponder.program.costs.queries.summary import CostSummary, cost_summary
from coresponder.safeguards.accounts.models import User
from tests.spec.costs.conftest import TODAY, Saving, a_line
from tests.spec.extracts.conftest import Making, extract
from tests.support.counted_contacts import data_set_of_contacts
from tests.support.page import PageClient

__all__ = ["extract"]
pytestmark = pytest.mark.database
Counted = Callable[..., None]


@pytest.fixture
def counted(settings: Settings, tmp_path: Path) -> Counted:
    """Makes a data set as of now with so many contacts in March, others in September, and calls reached in March."""
    settings.DATA_DIR = tmp_path
    return partial(data_set_of_contacts, 2031)


def summary_of(key: str) -> CostSummary:
    """The summary of that period."""
    found = cost_summary(period(key))
    assert found
    return found


def period(key: str) -> Period:
    """That period."""
    found = period_of(key, TODAY)
    assert found
    return found


def test_the_cost_of_one_of_each_stands_beside_its_number(counted: Counted, cora: User, page: PageClient) -> None:
    enter_cost(cost=a_line(amount="109500", until_on=date(2031, 12, 31)), by=cora)
    counted(march=80, september=20)
    found = summary_of("2031")
    assert found.days.last_on == date(2031, 11, 29)  # the last day that was over when the data set was made
    assert found.total == Decimal("99900.00")  # 333 days of 365
    each = {cost.key: (cost.number, cost.amount) for cost in found.costs}
    assert each == {
        "encounters": (100, Decimal("999.00")), "met": (100, Decimal("999.00")), "persons": (40, Decimal("2497.50")),
        "reached": (50, Decimal("1998.00")), "hours": (8, Decimal("12487.50")),
    }  # fmt: skip
    shown = page.as_(cora).get("/costs/")
    assert "January 1, 2031 to November 29, 2031, both included" in shown.text
    assert "Eligible call reached$1,998" in shown.text


def test_a_small_number_is_withheld_and_the_other_half_with_it(counted: Counted, cora: User) -> None:
    enter_cost(cost=a_line(), by=cora)
    counted(march=80, september=4)
    for key in ("2031", "2031-H1", "2031-H2"):
        each = {cost.key: cost for cost in summary_of(key).costs}
        assert (each["encounters"].number, each["encounters"].amount) == (None, None)
    calls = {cost.key: cost for cost in summary_of("2031").costs}["reached"]
    assert calls.number == 50


def test_hours_on_duty_count_nobody_so_few_of_them_are_shown(counted: Counted, cora: User, page: PageClient) -> None:
    enter_cost(cost=a_line(amount="29200"), by=cora)
    counted(march=4)
    each = {cost.key: cost for cost in summary_of("2031").costs}
    assert (each["encounters"].number, each["hours"].number) == (None, 8)
    assert "Hour on duty of a team$3,330" in page.as_(cora).get("/costs/").text


def test_of_nobody_there_is_no_cost_of_each(counted: Counted, cora: User) -> None:
    enter_cost(cost=a_line(), by=cora)
    counted(march=80, reached=0)
    reached = {cost.key: cost for cost in summary_of("2031").costs}["reached"]
    assert (reached.number, reached.amount) == (0, None)


def test_without_a_budget_nothing_is_said_and_the_home_page_asks_for_it(counted: Counted, cora: User) -> None:
    assert not waits_for_a_budget(cora)
    counted(march=80)
    assert cost_summary(period("2031")) is None
    assert waits_for_a_budget(cora)
    enter_cost(cost=a_line(), by=cora)
    assert not waits_for_a_budget(cora)


def test_a_period_that_has_not_begun_is_not_counted(counted: Counted) -> None:
    counted(march=80)
    assert counts_of(period("2032")) is None


def test_a_report_gets_the_approved_sentence_with_version_and_grade(saved: Saving, cora: User) -> None:
    assert summary_of("2031").scenario_sentence == ""
    scenario = approve_scenario(scenario=saved(), by=cora)
    found = summary_of("2031")
    assert found.scenario_sentence == scenario.result["sentence"]
    assert (found.scenario_grade, scenario.cost_set.version in found.scenario_cost_set) == ("before and after", True)


def test_the_data_set_has_the_cost_set_as_it_was_then(extract: Making, cora: User) -> None:
    enter_cost(cost=a_line(low=Decimal(90_000), high=Decimal(120_000)), by=cora)
    before = timezone.now() - timedelta(days=1)
    version = newest_version()
    assert version
    row = extract().one("costs")
    assert row["cost_set"] == f"Costs {version.label}"
    assert (row["item"], row["amount"], row["low"], row["per"], row["source"]) == (
        "clinician", 100_000.0, 90_000.0, "year", "Adopted budget 2031",
    )  # fmt: skip
    assert extract(as_of=before).rows("costs") == []
