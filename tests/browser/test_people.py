"""The pages about people in a real browser: finding while typing, the record, who can see it."""

import re

import pytest
from playwright.sync_api import expect

from coresponder.program.people.demonstration import load_marigold
from coresponder.program.people.models import Person
from tests.support.browser import (
    LOOKS,
    PHONE,
    Visits,
    assert_axe_clean,
    assert_no_sideways_scrolling,
)
from tests.support.cast import member

pytestmark = pytest.mark.browser


@pytest.fixture
def marigold(transactional_db: None) -> Person:
    """The one of whom there is every kind of record."""
    load_marigold({"police": member("omar"), "clinic": member("clara"), "dispatch": member("dana")})
    return Person.objects.get(is_unknown=False)


@LOOKS
def test_the_record_reads_well(visit: Visits, marigold: Person, theme: str, size: dict[str, int]) -> None:
    page = visit(f"/people/{marigold.pk}/", by=member("clara"), theme=theme, size=size)
    assert_axe_clean(page)
    assert_no_sideways_scrolling(page)


def test_names_appear_while_somebody_types(visit: Visits, marigold: Person) -> None:
    page = visit("/people/", by=member("clara"))
    page.get_by_role("searchbox").press_sequentially("mairgold")
    expect(page.locator("#found")).to_contain_text("Marigold Testperson")
    assert not re.search("mairgold", page.url)
    assert_axe_clean(page)


def test_who_can_see_it_fits_a_phone(visit: Visits, marigold: Person) -> None:
    page = visit(f"/people/{marigold.pk}/who-can-see/", by=member("clara"), size=PHONE)
    assert_axe_clean(page)
    assert_no_sideways_scrolling(page)
