"""What the program costs in a period: by its days, to the cent, by payer, with one-time and in-kind apart."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coresponder.analysis.costs import Days, in_period, share_of
from coresponder.kernel.errors import InputError
from coresponder.kernel.money import dollars, read_dollars, to_cents, total
from coresponder.program.costs.actions.records import enter_cost
from coresponder.program.costs.content import budget_of
from coresponder.program.costs.periods import period_of
from coresponder.program.costs.queries.records import newest_version
from coresponder.program.costs.vocabulary import Category, Nature, Payer, Per
from coresponder.safeguards.accounts.models import User
from tests.spec.costs.conftest import TODAY, a_line
from tests.support.page import PageClient

YEAR = Days(first_on=date(2031, 1, 1), last_on=date(2031, 12, 31))


def test_a_yearly_line_belongs_to_a_period_by_its_days() -> None:
    begins = date(2031, 7, 2)  # 183 days of 365
    assert share_of("year", from_on=begins, until_on=None, period=YEAR) == Fraction(183, 365)
    assert share_of("month", from_on=date(2031, 2, 15), until_on=date(2031, 4, 30), period=YEAR) == Fraction(5, 2)


def test_what_is_paid_one_time_counts_on_its_day_unless_it_is_spread() -> None:
    bought = date(2030, 7, 1)
    assert share_of("once", from_on=bought, until_on=None, period=YEAR) == 0
    assert share_of("once", from_on=date(2031, 3, 1), until_on=None, period=YEAR) == 1
    assert share_of("once", from_on=bought, until_on=date(2032, 6, 30), period=YEAR) == Fraction(365, 731)


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**8), places=2),
    st.sampled_from(["once", "month", "year"]),
    st.dates(min_value=date(2031, 1, 1), max_value=date(2031, 12, 31)),
)
def test_both_halves_of_a_year_cost_what_the_year_costs(amount: Decimal, per: str, from_on: date) -> None:
    halves = (
        Days(first_on=date(2031, 1, 1), last_on=date(2031, 6, 30)),
        Days(first_on=date(2031, 7, 1), last_on=date(2031, 12, 31)),
    )
    parts = [share_of(per, from_on=from_on, until_on=None, period=half) for half in halves]  # type: ignore[arg-type]
    whole = share_of(per, from_on=from_on, until_on=None, period=YEAR)  # type: ignore[arg-type]
    assert sum(parts) == whole
    assert abs(total(in_period(amount, part) for part in parts) - in_period(amount, whole)) <= Decimal("0.01")


@given(st.lists(st.tuples(st.sampled_from(list(Payer)), st.decimals(0, 10**6, places=4)), max_size=20))
def test_what_the_payers_pay_adds_up_to_the_total(lines: list[tuple[Payer, Decimal]]) -> None:
    rounded = [(payer, to_cents(amount)) for payer, amount in lines]
    each = [total(amount for of, amount in rounded if of == payer) for payer in Payer]
    assert total(each) == total(amount for _, amount in rounded)


@pytest.mark.parametrize("written", ["1.234,50", "12,34.5", "1 000", "1e3", "-5", "about 300", "0.125", ""])
def test_money_that_is_not_plain_is_refused_and_not_guessed(written: str) -> None:
    with pytest.raises(InputError):
        read_dollars(written)


def test_money_is_read_and_written_as_people_do() -> None:
    assert [read_dollars(text) for text in ("$1,234.50", "1234.5", "300")] == [
        Decimal("1234.50"), Decimal("1234.50"), Decimal("300.00"),
    ]  # fmt: skip
    assert [dollars(Decimal("-1234.50")), dollars(Decimal("-0.4")), dollars(Decimal("310"), cents=True)] == [
        "−$1,235", "$0", "$310.00",
    ]  # fmt: skip


@pytest.mark.database
def test_the_page_says_who_pays_and_keeps_one_time_and_in_kind_apart(page: PageClient, cora: User) -> None:
    enter_cost(cost=a_line("clinician", "100000"), by=cora)
    enter_cost(cost=a_line("car", "46000", category=Category.VEHICLES, per=Per.ONCE), by=cora)
    enter_cost(cost=a_line("room", "1000", payer=Payer.COUNTY, per=Per.MONTH, nature=Nature.CAPACITY), by=cora)
    version, period = newest_version(), period_of("2031", TODAY)
    assert version
    assert period
    lines = budget_of(version, period.days)
    assert total(line.amount for line in lines) == Decimal("158000.00")
    shown = page.as_(cora).get("/costs/?period=2031")
    assert "costs $158,000, of which $46,000 one time and $12,000 in kind" in shown.text
    assert "There is no data set of the program that covers this period" in shown.text
    half = page.as_(cora).get("/costs/?period=2031-H2")
    assert f"The program costs {dollars(in_period(Decimal(100000), Fraction(184, 365)) + 6000)}" in half.text
