"""Something that one has beside the password that one knows: an authenticator app, recovery codes, passkeys.

Passkeys need a browser; their story is in tests/browser/test_passkeys.py.
"""

import time
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.utils import timezone
from pytest_django import Settings

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from tests.support.cast import PASSWORD
from tests.support.page import PageClient


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    """The library's own limits are kept in a cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def secret(clara: User) -> str:
    """Clara has an authenticator app; this is the key in it."""
    key = generate_totp_secret()
    TOTP.activate(clara, key)
    return key


def code_of(secret: str) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def password_given(page: PageClient) -> PageClient:
    """Clara has typed her password."""
    page.post("/sign-in/", {"username": "clara", "password": PASSWORD, "next": "/measures/"})
    return page


class TestAnAuthenticatorApp:
    def test_is_asked_for_after_the_password_and_leads_to_the_page(
        self, page: PageClient, clara: User, secret: str
    ) -> None:
        asked = page.post("/sign-in/", {"username": "clara", "password": PASSWORD, "next": "/measures/"})
        assert asked.heading == "Second factor"
        assert page.post("/sign-in/second-factor/", {"code": code_of(secret)}).heading == "Measures"

    def test_keeps_out_whoever_has_the_password_only(self, page: PageClient, secret: str) -> None:
        password_given(page)
        assert page.get("/home/").heading == "Sign in"
        assert "This code is not right" in page.post("/sign-in/second-factor/", {"code": "000000"}).text
        assert not AuditEvent.objects.filter(event="account.signed_in").exists()

    def test_is_set_up_with_a_picture_and_a_code(self, page: PageClient, clara: User) -> None:
        as_clara = page.as_(clara)
        shown = as_clara.get("/account/second-factors/app/")
        key = next(each for each in shown.all("span") if each.get("class") == "code").text
        codes = as_clara.post("/account/second-factors/app/", {"code": code_of(key)})
        assert codes.heading == "Recovery codes"
        assert len([each for each in codes.all("li") if each.get("class") == "code"]) == 10
        assert "Set up" in as_clara.get("/account/").text
        assert set(AuditEvent.objects.values_list("details__kind", flat=True)) >= {"totp", "recovery_codes"}

    def test_is_not_set_up_with_a_wrong_code(self, page: PageClient, clara: User) -> None:
        assert "This code is not right" in page.as_(clara).post("/account/second-factors/app/", {"code": "1"}).text
        assert not Authenticator.objects.exists()

    def test_lies_encrypted_in_the_database(self, clara: User, secret: str) -> None:
        RecoveryCodes.activate(clara)
        stored = str(list(Authenticator.objects.values_list("data", flat=True)))
        assert secret not in stored
        assert all(
            len(data.get("secret") or data["seed"]) > 80
            for data in Authenticator.objects.values_list("data", flat=True)
        )

    def test_is_removed_after_confirming(self, page: PageClient, clara: User, secret: str) -> None:
        as_clara = page.as_(clara)
        with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
            assert as_clara.get("/account/second-factors/app/remove/").heading == "Confirm that it is you"
            as_clara.post("/confirm/", {"password": PASSWORD})
            as_clara.post("/account/second-factors/app/remove/")
        assert not Authenticator.objects.exists()
        assert AuditEvent.objects.filter(event="account.second_factor_removed").exists()

    def test_counts_wrong_codes_like_wrong_passwords(self, page: PageClient, clara: User, secret: str) -> None:
        password_given(page)
        for _ in range(5):
            page.post("/sign-in/second-factor/", {"code": "000000"})
            cache.clear()
        assert "locked" in page.post("/sign-in/second-factor/", {"code": code_of(secret)}).text
        assert page.get("/home/").heading == "Sign in"

    def test_confirms_once_more_in_place_of_the_password(self, page: PageClient, clara: User, secret: str) -> None:
        assert page.as_(clara).post("/confirm/", {"code": code_of(secret), "next": "/measures/"}).heading == "Measures"

    def test_does_not_confirm_with_a_code_that_was_used(self, page: PageClient, clara: User, secret: str) -> None:
        as_clara = page.as_(clara)
        code = code_of(secret)
        with time_machine.travel(timezone.now(), tick=False):
            as_clara.post("/confirm/", {"code": code})
            assert "This code is not right" in as_clara.post("/confirm/", {"code": code}).text

    def test_opens_the_program_where_one_is_required(
        self, page: PageClient, clara: User, secret: str, settings: Settings
    ) -> None:
        settings.REQUIRE_SECOND_FACTOR = True
        assert page.as_(clara).get("/measures/").heading == "Measures"


class TestRecoveryCodes:
    def test_work_once_each_and_are_written_down(self, page: PageClient, clara: User, secret: str) -> None:
        code = RecoveryCodes.activate(clara).get_unused_codes()[0]
        password_given(page)
        assert page.post("/sign-in/second-factor/", {"code": code}).heading == "Measures"
        assert AuditEvent.objects.filter(event="account.recovery_code_used").count() == 1
        again = password_given(PageClient())
        assert "This code is not right" in again.post("/sign-in/second-factor/", {"code": code}).text

    def test_are_shown_once(self, page: PageClient, clara: User, secret: str) -> None:
        as_clara = page.as_(clara)
        code = RecoveryCodes.activate(clara).get_unused_codes()[0]
        assert code in as_clara.get("/account/recovery-codes/").text
        assert code not in as_clara.get("/account/recovery-codes/").text

    def test_are_replaced_by_new_ones(self, page: PageClient, clara: User, secret: str) -> None:
        code = RecoveryCodes.activate(clara).get_unused_codes()[0]
        assert page.as_(clara).post("/account/recovery-codes/new/").heading == "Recovery codes"
        assert code not in RecoveryCodes.activate(clara).get_unused_codes()

    def test_alone_are_no_second_factor(self, page: PageClient, clara: User, settings: Settings) -> None:
        settings.REQUIRE_SECOND_FACTOR = True
        RecoveryCodes.activate(clara)
        assert page.as_(clara).get("/measures/").heading == "Second factors"
