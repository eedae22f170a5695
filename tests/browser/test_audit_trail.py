"""The pages about the audit trail, in a real browser."""

import re

import pytest

from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.refusals import record_refusal
from coresponder.safeguards.audit.reviewing.weeks import week_of
from coresponder.safeguards.audit.seals.making import seal_everything
from coresponder.safeguards.permissions import Denied
from tests.support.browser import (
    NARROWEST,
    PHONE,
    THEMES,
    WIDE,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
    assert_targets_are_large_enough,
)
from tests.support.cast import member
from tests.support.trail import write

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("counted")]


def addresses() -> list[str]:
    """Every page about the trail, with something on it."""
    omar = member("omar")
    for _ in range(3):
        write(omar)
        record_refusal(Denied("role_lacks_permission", "No."), user=omar, page="web:home")
    seal_everything()
    week = week_of(AuditEvent.objects.first().at).starts_on.isoformat()
    pages = ("", "events/2/", "seals/", "weeks/", f"weeks/{week}/", "look-as/", "verify/")
    return [f"/audit-trail/{page}" for page in pages]


@pytest.mark.parametrize(("theme", "size"), [("light", WIDE), ("dark", PHONE)], ids=["light and wide", "dark phone"])
def test_every_page_is_axe_clean_and_fits_the_window(visit: Visits, theme: str, size: dict[str, int]) -> None:
    page = visit("/sign-in/", by=member("priya"), theme=theme, size=size)
    for address in addresses():
        page.goto(address)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


def test_what_is_pressed_is_large_enough_and_focus_is_seen(visit: Visits) -> None:
    page = visit("/sign-in/", by=member("priya"), size=NARROWEST)
    for address in addresses():
        page.goto(address)
        assert_targets_are_large_enough(page)
        assert_no_sideways_scrolling(page)
        assert_focus_is_always_seen(page)


@pytest.mark.parametrize("theme", THEMES)
def test_looking_as_another_has_a_strip_that_stays_and_a_button_to_stop(visit: Visits, theme: str) -> None:
    priya, omar = member("priya"), member("omar")
    page = visit("/audit-trail/look-as/", by=priya, theme=theme, size=PHONE)
    page.get_by_label("Account").select_option(str(omar.pk))
    page.get_by_role("button", name="Look as this account").click()
    assert page.get_by_role("region", name="Looking as another account").is_visible()
    assert_axe_clean(page)
    assert_no_sideways_scrolling(page)
    page.get_by_role("button", name="Stop looking").click()
    assert page.get_by_text(re.compile("You see your own pages again")).is_visible()


def test_a_week_is_reviewed_without_scripts(visit: Visits) -> None:
    week = next(address for address in addresses() if "/weeks/2" in address)
    page = visit(week, by=member("priya"), java_script_enabled=False)
    page.get_by_label("What your look came to").first.fill("He had opened the wrong page.")
    page.get_by_role("button", name="Looked at").first.click()
    assert page.get_by_text("He had opened the wrong page.").is_visible()
