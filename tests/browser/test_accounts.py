"""The pages about accounts in a real browser: both themes, a phone, passkeys, and the word before a screen locks."""

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect
from pytest_django import Settings

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.staff.actions.inviting import invite
from coresponder.safeguards.staff.actions.reviews import open_review
from tests.support.browser import (
    PHONE,
    THEMES,
    WIDE,
    Visit,
    assert_axe_clean,
    assert_no_sideways_scrolling,
    assert_targets_are_large_enough,
)
from tests.support.cast import PASSWORD

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("theme", THEMES)
def test_the_coordinators_pages_are_clear_in_both_themes_and_on_a_phone(
    visit: Visit, cora: User, omar: User, clara: User, theme: str
) -> None:
    invite(display_name="Nadia New", agency=clara.agency, role="clinician", by=cora)
    page = visit("/accounts/", by=cora, theme=theme, size=PHONE)
    for address in (f"/accounts/{omar.pk}/", "/accounts/invite/", "/accounts/invitations/", "/accounts/agencies/"):
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)
        page.goto(address)
    assert_targets_are_large_enough(page)


@pytest.mark.parametrize("theme", THEMES)
def test_the_review_and_the_own_account_are_clear(
    visit: Visit, priya: User, cora: User, omar: User, theme: str
) -> None:
    review = open_review(by=priya)
    page = visit(f"/account-reviews/{review.pk}/", by=priya, theme=theme, size=PHONE)
    for address in ("/account-reviews/", "/account/", "/account/second-factors/", "/account/second-factors/app/"):
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)
        page.goto(address)
    assert_axe_clean(page)


def with_authenticator(page: Page) -> Page:
    """The browser gets a security key of its own, which always agrees."""
    protocol = page.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    options |= {"hasResidentKey": True, "automaticPresenceSimulation": True}
    protocol.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def test_a_passkey_is_added_asked_for_and_confirms(visit: Visit, clara: User) -> None:
    page = with_authenticator(visit("/account/second-factors/passkeys/add/", by=clara))
    page.get_by_label("Name").fill("Work phone")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    assert Authenticator.objects.filter(user=clara, type="webauthn").exists()
    page.get_by_role("button", name="Sign out").click()

    page.goto("/sign-in/?next=/measures/")
    page.get_by_label("Username").fill("clara")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Second factor")
    assert_axe_clean(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Measures")

    page.goto("/confirm/?next=/account/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your account")
    events = list(AuditEvent.objects.values_list("event", flat=True))
    assert "account.second_factor_added" in events
    assert "account.proved_again" in events


def test_a_passkey_that_is_refused_says_so_and_signs_nobody_in(visit: Visit, clara: User) -> None:
    page = visit("/account/second-factors/passkeys/add/", by=clara)
    page.evaluate("() => { navigator.credentials.create = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("[data-passkey-status]")).to_contain_text("That did not work")
    assert not Authenticator.objects.exists()


def test_a_screen_warns_before_it_locks_and_stays_open_for_whoever_is_there(
    visit: Visit, cora: User, settings: Settings
) -> None:
    settings.IDLE_MINUTES = 1
    page = visit("/measures/", by=cora, size=WIDE)
    warning = page.get_by_role("alertdialog")
    expect(warning).to_be_visible()
    assert_axe_clean(page)
    settings.IDLE_MINUTES = 15
    page.get_by_role("button", name="I am still here").click()
    expect(warning).to_be_hidden()


def test_a_screen_that_is_left_alone_locks_by_itself(visit: Visit, cora: User, settings: Settings) -> None:
    # Longer than a page takes on a machine that is busy with other tests.
    settings.IDLE_MINUTES = 0.1
    page = visit("/measures/", by=cora)
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked", timeout=30_000)
    page.get_by_label("Password").fill(PASSWORD)
    settings.IDLE_MINUTES = 15
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Measures")
