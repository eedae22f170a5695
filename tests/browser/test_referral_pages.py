"""The pages of referrals in a real browser: wide and on a phone, light and dark, by keyboard."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from coresponder.program.referrals.actions.answering import report_step
from coresponder.program.referrals.actions.steps import Given
from coresponder.program.referrals.models import Referral
from coresponder.program.referrals.vocabulary import Proof, Step
from coresponder.program.services.models import Service, ServiceCategory
from tests.support import referring
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
def referrals(transactional_db: None) -> list[Referral]:
    """A draft, one that was declined, and one that is on its way."""
    clara = member("clara")
    person = referring.known_person(clara)
    services = [referring.service(name) for name in ("Harbor House", "Lantern Rooms")]
    for each in services:
        ServiceCategory.objects.create(service=each, category=referring.HOUSING)
    referring.opened_to(services[:1])
    draft = referring.written(person, services, by=clara)
    declined, going = (referring.sent(person, services[:1], by=clara) for _ in range(2))
    said(declined, services[0], Given(step=Step.DECLINE, reason="capacity"))
    said(going, services[0], Given(step=Step.ACCEPT))
    return [draft, declined, going]


def said(referral: Referral, service: Service, given: Given) -> None:
    """Staff write down what they heard."""
    asked = referring.asked(referral, service)
    report_step(
        referral=referral, destination_id=asked.pk, given=given, proof=Proof.REPORTED_BY_STAFF, by=member("clara")
    )


def looked_at(page: Page, name: str) -> None:
    """A picture for whoever wants to look, where SCREENSHOTS names a folder."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


@pytest.mark.heavy
@LOOKS
def test_every_page_reads_well(visit: Visits, referrals: list[Referral], theme: str, size: dict[str, int]) -> None:
    draft, declined, going = referrals
    person = f"/people/{draft.person_id}/referrals/"
    pages = {
        "board": "/referrals/",
        "of_person": person,
        "draft": f"{person}{draft.pk}/",
        "declined": f"{person}{declined.pk}/",
        "going": f"{person}{going.pk}/",
        "new": f"{person}new/?need={referring.HOUSING}",
        "performance": "/referrals/how-services-answer/",
    }
    for name, address in pages.items():
        looked_over(visit(address, by=member("clara"), theme=theme, size=size), f"{name}-{theme}-{size['width']}")
    for name, address in (("desks", "/referrals/desks/"), ("home", "/home/")):
        looked_over(visit(address, by=member("carlos"), theme=theme, size=size), f"{name}-{theme}-{size['width']}")


def looked_over(page: Page, name: str) -> None:
    """Everything that is true of every page."""
    looked_at(page, name)
    assert_axe_clean(page)
    assert_no_sideways_scrolling(page)


def test_the_board_is_walked_by_keyboard(visit: Visits, referrals: list[Referral]) -> None:
    page = visit("/referrals/", by=member("clara"))
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.href") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.href") == first
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/**")
    assert_focus_is_always_seen(page)


@pytest.mark.parametrize("size", [PHONE, NARROWEST], ids=["phone", "narrowest"])
def test_the_board_fits_a_phone(visit: Visits, referrals: list[Referral], size: dict[str, int]) -> None:
    page = visit("/referrals/", by=member("clara"), size=size)
    assert_no_sideways_scrolling(page)
    assert_targets_are_large_enough(page)
