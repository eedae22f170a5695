"""The page of today, worked by the keyboard alone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from coresponder.program.follow_up.models import FollowUp
from coresponder.program.people.actions.persons import add_person
from coresponder.safeguards.access.second_wall import everything_let_through
from tests.support.browser import Visits
from tests.support.cast import member
from tests.support.following_up import follow_ups_of, planned

pytestmark = pytest.mark.browser


@pytest.fixture
def day(transactional_db: None) -> list[FollowUp]:
    """Three people on the list of Carlos: Ada is overdue, Ben is due soon, Cyd later today."""
    carlos = member("carlos")
    people = [add_person(given=given, family="Madeupson", by=carlos) for given in ("Ada", "Ben", "Cyd")]
    found = [planned(person, carlos) for person in people]
    with everything_let_through():
        for each, ahead in zip(found, (-90, 1, 2), strict=True):
            each.due_at = timezone.now() + timedelta(minutes=ahead)
            each.save(update_fields=["due_at"])
    return found


def state_of(found: FollowUp) -> str:
    return next(each.state for each in follow_ups_of(found.person) if each.pk == found.pk)


def test_a_case_manager_works_the_day_without_a_mouse(visit: Visits, day: list[FollowUp]) -> None:
    ada, ben, _ = day
    page = visit("/follow-up/", by=member("carlos"))
    focused = page.locator(":focus")
    page.keyboard.press("ArrowDown")
    expect(focused).to_have_text("Ada Madeupson")
    page.keyboard.press("ArrowDown")
    expect(focused).to_have_text("Ben Madeupson")
    page.keyboard.press("n")
    expect(page.get_by_text("Written down: By phone: no answer.")).to_be_visible()
    assert state_of(ben) == "tried"
    expect(focused).to_have_text("Ada Madeupson")
    page.keyboard.press("z")
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert state_of(ben) == "planned"
    page.wait_for_load_state()

    page.keyboard.press("/")
    page.keyboard.type("cyd")
    page.keyboard.press("Enter")
    expect(focused).to_have_text("Cyd Madeupson")
    expect(page.get_by_text("Ada Madeupson")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    expect(focused).to_have_text("Ada Madeupson")
    page.keyboard.press("r")
    expect(page.get_by_label("Result")).to_have_value("reached")
    expect(page.get_by_label("How", exact=True)).to_be_focused()
    assert state_of(ada) == "planned", "reached is not written down by a slip of one key"
    page.go_back()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Follow-up", exact=True)).to_be_visible()
    assert str(ada.pk) in page.url


def test_the_undo_goes_away_after_eight_seconds(visit: Visits, day: list[FollowUp]) -> None:
    page = visit("/follow-up/", by=member("carlos"))
    page.clock.install()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("v")
    undo = page.locator("#fu-undo")
    expect(undo).to_be_visible()
    page.wait_for_load_state()
    page.clock.run_for(7_000)
    expect(undo).to_be_visible()
    page.clock.run_for(2_000)
    expect(undo).to_be_hidden()
