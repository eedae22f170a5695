"""Screenings and safety plans in a real browser: chips for a thumb, what is not asked hidden, the result said."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.models import Person
from coresponder.program.screenings import demonstration
from coresponder.program.screenings.models import Screening
from coresponder.safeguards.access.second_wall import everything_let_through
from tests.support.browser import (
    LOOKS,
    NARROWEST,
    PHONE,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
    assert_targets_are_large_enough,
)
from tests.support.cast import member

pytestmark = pytest.mark.browser


@pytest.fixture
def people(transactional_db: None) -> list[Person]:
    """One person with a step to do, one with a safety plan, at an agency that uses every instrument."""
    clara = member("clara")
    made = [add_person(given=given, family="Madeupson", by=clara) for given in ("Ada", "Ben")]
    demonstration.load(people=made, clinician=clara, coordinator=member("cora"))
    return made


def looked_at(page: Page, name: str) -> None:
    """A picture for whoever wants to look, where SCREENSHOTS names a folder."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def answer(page: Page, item: str, label: str) -> None:
    """Choose an answer to one question."""
    page.locator(f'[data-item="{item}"]').get_by_label(label, exact=True).check()


@pytest.mark.heavy
@LOOKS
def test_every_page_reads_well(visit: Visits, people: list[Person], theme: str, size: dict[str, int]) -> None:
    first, second = people
    with everything_let_through():
        asked = Screening.objects.get(person=first)
    pages = {
        "of_person": f"/people/{first.pk}/screenings/",
        "screening": f"/people/{first.pk}/screenings/{asked.pk}/",
        "new_asq": f"/people/{first.pk}/screenings/new/asq/",
        "new_audit_c": f"/people/{first.pk}/screenings/new/audit-c/",
        "new_dast": f"/people/{first.pk}/screenings/new/dast-10/",
        "new_cssrs": f"/people/{first.pk}/screenings/new/c-ssrs-screener/",
        "plan": f"/people/{second.pk}/safety-plan/",
        "write_plan": f"/people/{second.pk}/safety-plan/write/",
        "steps": "/screenings/steps/",
        "fhir": f"/people/{first.pk}/screenings/{asked.pk}/fhir/",
        "person": f"/people/{second.pk}/",
    }
    for name, address in pages.items():
        page = visit(address, by=member("clara"), theme=theme, size=size)
        looked_at(page, f"{name}-{theme}")
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)
    for name, address in {"instruments": "/instruments/", "instrument": "/instruments/dast-10/"}.items():
        page = visit(address, by=member("cora"), theme=theme, size=size)
        looked_at(page, f"{name}-{theme}")
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


def test_what_is_not_asked_is_hidden_and_the_result_is_said_while_it_is_answered(
    visit: Visits, people: list[Person]
) -> None:
    page = visit(f"/people/{people[0].pk}/screenings/new/asq/", by=member("clara"), size=PHONE)
    last = page.locator('[data-item="q5"]')
    assert last.is_hidden()
    answer(page, "q1", "Yes")
    assert last.is_visible()
    assert "Whatever the missing answers are" in page.locator("[data-result]").inner_text()
    for item in ("q2", "q3", "q4"):
        answer(page, item, "No")
    answer(page, "q5", "Yes")
    assert page.locator("[data-result]").inner_text().startswith("Acute positive screen")
    answer(page, "q1", "No")
    assert last.is_hidden()
    page.get_by_role("button", name="Record it").click()
    assert "Negative screen" in page.locator("main").inner_text()


def test_the_questions_fit_a_thumb_the_keyboard_and_400_percent(visit: Visits, people: list[Person]) -> None:
    page = visit(f"/people/{people[0].pk}/screenings/new/phq-2/", by=member("clara"), size=NARROWEST)
    assert_no_sideways_scrolling(page)
    assert_targets_are_large_enough(page)
    chips = page.locator(".chip")
    assert all(chips.nth(number).bounding_box()["height"] >= 48 for number in range(chips.count()))
    assert_focus_is_always_seen(page)
