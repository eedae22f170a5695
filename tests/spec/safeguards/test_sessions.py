"""How long somebody stays signed in: a quarter of an hour unused, twelve hours at most, and never without what is
required."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.staff.sessions import is_locked, is_over
from coresponder.settings.environment import idle_minutes_by_role
from tests.support.cast import PASSWORD
from tests.support.page import PageClient


def later(minutes: float) -> time_machine.travel:
    """So many minutes from now."""
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False)


class TestLeftAlone:
    def test_a_session_locks_after_a_quarter_of_an_hour_and_leads_back(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        with later(16):
            asked = as_cora.get("/measures/?search=wait")
            assert asked.heading == "Locked"
            assert "Baselines" not in asked.links
            assert as_cora.post("/confirm/", {"password": PASSWORD, "next": "/measures/"}).heading == "Measures"
            assert as_cora.get("/measures/").heading == "Measures"

    def test_a_session_in_use_does_not_lock(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        for minutes in (10, 20, 30):
            with later(minutes):
                assert as_cora.get("/measures/").heading == "Measures"

    def test_what_was_sent_meanwhile_is_not_done_and_not_lost(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        with later(16):
            asked = as_cora.post("/accounts/agencies/add/", {"name": "A new partner", "kind": "ems"})
            fields = {field.get("name"): field.get("value") for field in asked.all("input")}
            assert fields["carried:name"] == "A new partner"
            confirmed = as_cora.post("/confirm/", {**fields, "password": PASSWORD})
            sent = {
                each.get("name"): each.get("value") for each in confirmed.all("input") if each.get("name") != "next"
            }
            assert "The agency is added." in as_cora.post("/accounts/agencies/add/", sent).text

    def test_signing_out_still_works(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        with later(16):
            assert as_cora.post("/sign-out/").heading == "Sign in"

    def test_a_part_of_a_page_that_asks_by_itself_reloads_the_page(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        with later(16):
            assert as_cora.client.get("/measures/", headers={"HX-Request": "true"})["HX-Refresh"] == "true"

    def test_a_program_that_calls_is_told_and_not_led_to_a_page(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        with later(16):
            answer = as_cora.client.get("/api/me")
            assert answer.status_code == 401
            assert answer.json()["code"] == "session_held_up"

    def test_the_clock_of_the_page_is_no_use_of_it(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        with later(14):
            assert as_cora.client.get("/session/used/").json() == {"seconds_left": 60}
        with later(16):
            assert as_cora.get("/measures/").heading == "Locked"

    def test_the_clock_of_the_page_says_nothing_left_only_once_it_is_locked(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        with later(15 - 0.4 / 60):
            assert as_cora.client.get("/session/used/").json() == {"seconds_left": 1}

    def test_a_person_who_says_so_is_still_there(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        with later(14):
            assert as_cora.client.post("/session/used/").json() == {"seconds_left": 900}
        with later(28):
            assert as_cora.get("/measures/").heading == "Measures"

    def test_a_dispatch_console_can_be_exempt(self, page: PageClient, dana: User, settings: Settings) -> None:
        settings.IDLE_MINUTES_BY_ROLE = {"dispatcher": None}
        as_dana = page.as_(dana)
        with later(300):
            assert as_dana.get("/measures/").heading == "Measures"

    def test_minutes_by_role_are_read_from_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ROLES", "dispatcher:never, officer:30")
        assert idle_minutes_by_role("ROLES") == {"dispatcher": None, "officer": 30}

    @pytest.mark.parametrize("text", ["officer:31", "officer:0", "officer", "officer:soon"])
    def test_more_than_the_rule_allows_is_refused(self, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
        monkeypatch.setenv("ROLES", text)
        with pytest.raises(ImproperlyConfigured, match="30 is the most"):
            idle_minutes_by_role("ROLES")


class TestAtMost:
    def test_twelve_hours_end_a_session_however_busy_it_was(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        session = as_cora.client.session
        session["began_at"] = (timezone.now() - timedelta(hours=12, minutes=1)).timestamp()
        session.save()
        assert as_cora.get("/measures/").heading == "Sign in"

    def test_a_session_that_does_not_say_when_it_began_is_over(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        session = as_cora.client.session
        del session["began_at"]
        session.save()
        assert as_cora.get("/measures/").heading == "Sign in"

    @given(minutes=st.integers(-100, 2000))
    @hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_no_clock_makes_a_session_younger(self, minutes: int) -> None:
        """Set back or forward: a session is good only where its age is known and within the limit."""
        stamp = 1_780_000_000
        session = {"began_at": stamp, "used_at": stamp}
        with time_machine.travel(stamp + minutes * 60, tick=False):
            assert is_over(session) == (not 0 <= minutes < 720)
            assert is_locked(session, "officer") == (not 0 <= minutes < 15)
            assert is_locked({}, "officer")


class TestWhereASecondFactorIsRequired:
    @pytest.fixture(autouse=True)
    def required(self, settings: Settings) -> None:
        """As in production."""
        settings.REQUIRE_SECOND_FACTOR = True

    @pytest.mark.parametrize("address", ["/home/", "/measures/", "/accounts/", "/account/", "/account/password/"])
    def test_an_account_without_one_can_do_nothing_else(self, page: PageClient, cora: User, address: str) -> None:
        told = page.as_(cora).get(address)
        assert told.heading == "Second factors"
        assert "Set up a second factor first" in told.text

    def test_nothing_that_it_sends_is_done(self, page: PageClient, cora: User, omar: User) -> None:
        assert page.as_(cora).post(f"/accounts/{omar.pk}/close/").heading == "Second factors"
        assert User.objects.get(pk=omar.pk).is_active

    def test_it_may_sign_out(self, page: PageClient, cora: User) -> None:
        assert page.as_(cora).post("/sign-out/").heading == "Sign in"


class TestTheNoticeBeforeAccess:
    def test_stands_above_the_form_and_is_accepted_by_signing_in(self, page: PageClient, settings: Settings) -> None:
        settings.SYSTEM_USE_NOTICE = "Use is recorded."
        shown = page.get("/sign-in/")
        assert "Use is recorded." in shown.text
        assert "Accept and sign in" in shown.buttons

    def test_is_not_there_where_nothing_is_set(self, page: PageClient) -> None:
        assert "Before you sign in" not in page.get("/sign-in/").text


class TestTheOwnPassword:
    def test_is_changed_and_ends_every_other_session(self, page: PageClient, cora: User) -> None:
        here, elsewhere = page.as_(cora), page.as_(cora)
        sent = {"new_password1": "river stone lantern oak", "new_password2": "river stone lantern oak"}
        assert "The password is changed" in here.post("/account/password/", sent).text
        assert elsewhere.get("/home/").heading == "Sign in"
        assert AuditEvent.objects.filter(event="account.password_changed").count() == 1

    def test_is_long_enough(self, page: PageClient, cora: User) -> None:
        sent = {"new_password1": "fourteen chars", "new_password2": "fourteen chars"}
        assert "It needs 15 characters" in page.as_(cora).post("/account/password/", sent).text

    def test_may_be_shorter_beside_a_second_factor(self, page: PageClient, cora: User, settings: Settings) -> None:
        settings.SINGLE_SIGN_ON_IS_SECOND_FACTOR = True
        as_cora = page.as_(cora)
        session = as_cora.client.session
        session["signed_in_elsewhere"] = cora.pk
        session.save()
        settings.REQUIRE_SECOND_FACTOR = True
        sent = {"new_password1": "twelve chars", "new_password2": "twelve chars"}
        assert "The password is changed" in as_cora.post("/account/password/", sent).text
