"""A cost is a record with a source. It is changed by another one, and never overwritten."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from coresponder.kernel.errors import InputError, StateError
from coresponder.program.costs.actions.records import change_cost, enter_cost, withdraw_cost
from coresponder.program.costs.models import CostRecord, CostSetVersion
from coresponder.program.costs.queries.records import history_of, newest_version
from coresponder.program.costs.vocabulary import Per
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.spec.costs.conftest import Saving, a_cost, a_line
from tests.support.cast import member

pytestmark = pytest.mark.database


@pytest.mark.parametrize("source", ["", "   "])
def test_a_cost_without_a_source_is_refused_and_nothing_is_kept(cora: User, source: str) -> None:
    with pytest.raises(InputError, match="has no source"):
        enter_cost(cost=a_cost(source=source), by=cora)
    assert not CostRecord.objects.exists()
    assert newest_version() is None


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"amount": Decimal(0)}, "no amount above zero"),
        ({"low": Decimal(200)}, "only one end of a range"),
        ({"low": Decimal(310), "high": Decimal(400)}, "outside its own range"),
        ({"until_on": date(2030, 12, 31)}, "ends before it begins"),
        ({"per": Per.YEAR}, "paid per year, which does not fit"),
        ({"price_year": 31}, "not in the prices of a year"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(cora: User, more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        enter_cost(cost=a_cost(**more), by=cora)


def test_the_same_cost_is_not_counted_twice_on_the_same_days(cora: User) -> None:
    enter_cost(cost=a_cost(until_on=date(2031, 6, 30)), by=cora)
    with pytest.raises(InputError, match="for this payer already"):
        enter_cost(cost=a_cost(from_on=date(2031, 6, 30)), by=cora)
    enter_cost(cost=a_cost(from_on=date(2031, 7, 1)), by=cora)


def test_two_things_that_are_each_paid_one_time_stand_beside_each_other(cora: User) -> None:
    enter_cost(cost=a_line("car", "46000", per=Per.ONCE), by=cora)
    enter_cost(cost=a_line("car", "48000", per=Per.ONCE, from_on=date(2031, 8, 1)), by=cora)
    with pytest.raises(InputError, match="for this payer already"):
        enter_cost(cost=a_line("car", "50000", per=Per.ONCE, from_on=date(2031, 8, 1)), by=cora)


def test_a_change_makes_a_new_version_and_old_scenarios_still_name_theirs(
    saved: Saving, costs_of_marigold: dict[str, CostRecord], cora: User
) -> None:
    scenario, before = saved(), newest_version()
    assert before
    changed = change_cost(
        cost_record=costs_of_marigold["jail_booking"], cost=a_cost(amount="340"), because="New budget.", by=cora
    )
    after = newest_version()
    assert after
    assert (after.number, after.sha256 != before.sha256) == (before.number + 1, True)
    scenario.refresh_from_db()
    assert scenario.cost_set == before
    assert before.version in scenario.result["sentence"]
    assert [each.amount for each in history_of(changed)] == [Decimal("340.00"), Decimal("300.00")]


def test_a_record_that_comes_back_brings_the_same_hash_back(cora: User) -> None:
    booking = enter_cost(cost=a_cost(), by=cora)
    with_it = newest_version()
    withdraw_cost(cost_record=booking, because="Entered twice.", by=cora)
    enter_cost(cost=a_cost(), by=cora)
    again = newest_version()
    assert with_it
    assert again
    assert (again.number, again.sha256) == (3, with_it.sha256)


def test_what_was_withdrawn_meanwhile_cannot_be_changed(cora: User) -> None:
    booking = enter_cost(cost=a_cost(), by=cora)
    withdraw_cost(cost_record=booking, because="It was a guess.", by=cora)
    with pytest.raises(StateError, match="withdrawn meanwhile"):
        change_cost(cost_record=booking, cost=a_cost(amount="340"), because="New budget.", by=cora)


def test_a_change_needs_a_reason_and_a_difference(cora: User) -> None:
    booking = enter_cost(cost=a_cost(), by=cora)
    with pytest.raises(InputError, match="Nothing was changed"):
        change_cost(cost_record=booking, cost=a_cost(), because="New budget.", by=cora)
    with pytest.raises(InputError, match="reason is missing"):
        change_cost(cost_record=booking, cost=a_cost(amount="340"), because=" ", by=cora)


def test_the_database_keeps_versions_and_scenarios_as_they_were(saved: Saving) -> None:
    scenario = saved()
    for change in (
        f"UPDATE costs_costsetversion SET sha256 = '' WHERE id = {scenario.cost_set_id}",
        f"UPDATE costs_scenario SET result = '{{}}' WHERE id = '{scenario.pk}'",
        f"DELETE FROM costs_scenario WHERE id = '{scenario.pk}'",
    ):
        with pytest.raises(DatabaseError, match="kept as it was"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_who_only_reads_costs_changes_none(cora: User) -> None:
    for username in ("omar", "clara"):
        with pytest.raises(Denied):
            enter_cost(cost=a_cost(), by=member(username))
    assert CostSetVersion.objects.count() == 0
