"""The pages of safe keeping in a real browser: both themes, both sizes, axe, keyboard."""

from datetime import UTC, datetime

import pytest
from pytest_django import Settings

from coresponder.kernel.progress import silent
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.retention.actions.disposals import approve_disposal, ask_for_disposal, carry_out
from coresponder.safeguards.retention.actions.holds import place_hold
from coresponder.safeguards.retention.models import DisposalRequest
from coresponder.safeguards.retention.packs import pack_in_use
from tests.support.browser import (
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
from tests.support.sealed_rows import PERSON, consent_of, opening_of

LONG_AGO = datetime(2010, 5, 4, 12, tzinfo=UTC)
PAGES = {
    "rules": "/safe-keeping/",
    "rule": "/safe-keeping/rules/consents/",
    "holds": "/safe-keeping/holds/",
    "disposals": "/safe-keeping/disposals/",
    "certificates": "/safe-keeping/certificates/",
    "export": "/safe-keeping/export/",
}


@pytest.fixture
def priya(transactional_db: None, settings: Settings) -> User:
    """The privacy officer, with something on each of her pages."""
    settings.DEMO = True
    priya, cora = member("priya"), member("cora")
    opening_of(cora, opened_at=LONG_AGO, reviewed_at=LONG_AGO, reviewed_by=priya)
    done = ask_for_disposal(pack=pack_in_use(), rule_key="openings", by=priya)
    carry_out(request=approve_disposal(request=done, by=cora), by=cora, progress=silent)
    consent_of(member("carlos"), expires_at=LONG_AGO)
    ask_for_disposal(pack=pack_in_use(), rule_key="consents", by=priya)
    place_hold(person_id=PERSON, category="consent", reason="Roe v. County, letter of May 4", by=priya)
    return priya


@pytest.mark.browser
@pytest.mark.parametrize("theme", THEMES)
def test_every_page_can_be_read_and_used_by_everybody(visit: Visits, priya: User, theme: str) -> None:
    for address in (PAGES | {"disposal": f"/safe-keeping/disposals/{DisposalRequest.objects.first().pk}/"}).values():  # type: ignore[union-attr]
        page = visit(address, by=priya, theme=theme, size=PHONE if theme == "light" else WIDE)
        assert_no_sideways_scrolling(page)
        assert_axe_clean(page)
    assert_targets_are_large_enough(page)


@pytest.mark.browser
def test_a_hold_is_lifted_by_keyboard_after_being_asked_once_more(visit: Visits, priya: User) -> None:
    page = visit("/safe-keeping/holds/", by=priya)
    assert_focus_is_always_seen(page)
    page.get_by_role("button", name="Lift…").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Lift the hold").focus()
    page.keyboard.press("Enter")
    page.get_by_text("The hold is lifted.").wait_for()
