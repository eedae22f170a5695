"""The pages of response plans in a real browser: the brief read on a phone at night, and where it is written."""

import pytest

from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.demonstration import load_marigold
from coresponder.program.people.models import Person
from coresponder.program.response_plans import demonstration
from tests.support.browser import (
    PHONE,
    WIDE,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
)
from tests.support.cast import member

pytestmark = pytest.mark.browser


@pytest.fixture
def planned(transactional_db: None) -> list[Person]:
    """Somebody with a plan in use, somebody whose plan is due for review, somebody whose plan waits for approval."""
    clara, carlos, omar = member("clara"), member("carlos"), member("omar")
    load_marigold({"police": omar, "clinic": clara, "dispatch": member("dana")})
    people = list(Person.objects.filter(created_for=clara.agency).order_by("created_at"))
    people += [add_person(given=given, family="Madeupson", by=clara) for given in ("Ada", "Ben", "Cyd")]
    people = people[:3]
    demonstration.load(people=people, writer=clara, approver=carlos, officer=omar)
    return people


@pytest.mark.parametrize(("theme", "size"), [("light", WIDE), ("dark", PHONE)], ids=["desk", "phone at night"])
def test_a_plan_and_its_pages_read_well(visit: Visits, planned: list[Person], theme: str, size: dict[str, int]) -> None:
    first, _, third = planned
    for address in ("/plans/", f"/people/{first.pk}/plan/", f"/people/{third.pk}/plan/"):
        page = visit(address, by=member("carlos"), theme=theme, size=size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


def test_the_form_is_written_with_the_keyboard_alone(visit: Visits, planned: list[Person]) -> None:
    page = visit(f"/people/{planned[2].pk}/plan/", by=member("clara"))
    assert_focus_is_always_seen(page)
