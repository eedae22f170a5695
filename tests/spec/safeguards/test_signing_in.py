"""Signing in.

With a username and a password; in the demonstration also by one click, and nowhere else. Both leave an event in the
audit trail. Whoever is not signed in sees the sign-in page, and after it the page that was asked for.
"""

import pytest
from pytest_django import Settings

from coresponder.delivery.web.cast import CAST
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from tests.support.baselines import frozen_sample
from tests.support.cast import PASSWORD
from tests.support.page import PageClient


def sign_in(page: PageClient, username: str, password: str = PASSWORD, *, to: str = ""):
    """Fill in the form and send it."""
    return page.post("/sign-in/", {"username": username, "password": password, "next": to})


class TestWithAPassword:
    def test_the_coordinator_comes_to_the_home_page(self, page: PageClient, cora: User) -> None:
        assert sign_in(page, "cora").heading == "Where the program stands"

    def test_whoever_asked_for_a_page_comes_back_to_it(self, page: PageClient, priya: User) -> None:
        asked = page.get("/audit-trail/")
        assert asked.heading == "Sign in"
        assert sign_in(page, "priya", to="/audit-trail/").heading == "Audit trail"

    def test_another_sites_page_is_not_a_page_to_come_back_to(self, page: PageClient, priya: User) -> None:
        assert sign_in(page, "priya", to="https://elsewhere.example/").heading == "Where the program stands"

    def test_a_wrong_password_is_explained_without_saying_which_part_was_wrong(
        self, page: PageClient, cora: User
    ) -> None:
        wrong_password, wrong_name = sign_in(page, "cora", "no"), sign_in(page, "nobody", "no")
        assert "do not belong together" in wrong_password.text
        assert wrong_password.text == wrong_name.text.replace("nobody", "cora")

    def test_a_closed_account_does_not_come_in(self, page: PageClient, cora: User) -> None:
        User.objects.filter(pk=cora.pk).update(is_active=False)
        assert sign_in(page, "cora").heading == "Sign in"

    def test_it_is_written_down(self, page: PageClient, cora: User) -> None:
        sign_in(page, "cora")
        assert AuditEvent.objects.get().event == "account.signed_in"

    def test_a_wrong_password_leaves_no_event_of_somebody_signing_in(self, page: PageClient, cora: User) -> None:
        sign_in(page, "cora", "no")
        assert not AuditEvent.objects.filter(event="account.signed_in").exists()

    def test_signing_out_leads_to_the_start_and_is_written_down(self, page: PageClient, cora: User) -> None:
        sign_in(page, "cora")
        assert page.post("/sign-out/").heading == "Sign in"
        assert AuditEvent.objects.order_by("position").last().event == "account.signed_out"


class TestByOneClick:
    @pytest.mark.parametrize("member", CAST, ids=lambda member: member.username)
    def test_in_the_demonstration_everybody_of_the_cast_comes_in(
        self, page: PageClient, settings: Settings, member
    ) -> None:
        settings.DEMO = True
        home = page.post(f"/sign-in/as/{member.username}/")
        assert member.display_name in home.text
        assert AuditEvent.objects.get().event == "account.signed_in_demo"

    def test_outside_the_demonstration_there_is_no_such_page(self, page: PageClient, cora: User) -> None:
        page.post("/sign-in/as/cora/", status=404)
        assert page.get("/home/").heading == "Sign in"
        assert not AuditEvent.objects.exists()

    def test_whoever_asked_for_a_page_comes_to_it_with_one_click(self, page: PageClient, settings: Settings) -> None:
        settings.DEMO = True
        assert "Sign in as Priya Privacy-Officer Privacy officer" in page.get("/audit-trail/").buttons
        assert page.post("/sign-in/as/priya/", {"next": "/audit-trail/"}).heading == "Audit trail"

    def test_a_page_of_another_site_is_not_come_to(self, page: PageClient, settings: Settings) -> None:
        settings.DEMO = True
        home = page.post("/sign-in/as/priya/", {"next": "//elsewhere.example/"})
        assert home.heading == "Where the program stands"

    def test_a_link_cannot_sign_anybody_in(self, page: PageClient, settings: Settings) -> None:
        settings.DEMO = True
        assert page.client.get("/sign-in/as/cora/").status_code == 405

    def test_only_the_cast_can_be_signed_in_as(self, page: PageClient, settings: Settings) -> None:
        settings.DEMO = True
        User.objects.create_user("real", display_name="Real Person", role="coordinator")
        page.post("/sign-in/as/real/", status=404)

    def test_the_others_of_the_county_come_in_as_well(self, page: PageClient, settings: Settings) -> None:
        settings.DEMO = True
        assert "Others of the county" in page.get("/").text
        assert "Sol Signatory" in page.post("/sign-in/as/sol/").text

    def test_whoever_has_left_the_county_does_not_come_in(self, page: PageClient, settings: Settings) -> None:
        settings.DEMO = True
        assert "the membership has ended" in page.post("/sign-in/as/lena/").text
        assert not AuditEvent.objects.exists()

    def test_the_casts_accounts_have_no_password_that_works(self, page: PageClient, settings: Settings) -> None:
        settings.DEMO = True
        page.post("/sign-in/as/cora/")
        assert not User.objects.get(username="cora").has_usable_password()


class TestTheFrontPage:
    def test_the_demonstration_says_what_this_is_and_offers_the_cast(
        self, page: PageClient, settings: Settings
    ) -> None:
        settings.DEMO = True
        front = page.get("/")
        assert "police officer and a mental-health clinician" in front.text
        assert all(f"Sign in as {member.display_name}" in " ".join(front.buttons) for member in CAST)

    def test_it_shows_what_the_invented_countys_calls_look_like(
        self, page: PageClient, settings: Settings, cora: User, omar: User
    ) -> None:
        settings.DEMO = True
        baseline = frozen_sample(by=cora)
        front = page.get("/")
        assert "An invented county" in front.text
        assert "Crisis calls by month" in front.text
        assert front.links["Read the whole baseline"] == f"/baselines/{baseline.pk}/"

    def test_before_the_county_is_loaded_it_promises_no_figures(self, page: PageClient, settings: Settings) -> None:
        settings.DEMO = True
        assert "An invented county" not in page.get("/").text

    def test_outside_the_demonstration_it_is_the_sign_in_page_and_names_nobody(self, page: PageClient) -> None:
        front = page.get("/")
        assert front.heading == "Sign in"
        assert "Cora" not in front.text


class TestHome:
    def test_the_privacy_officer_is_led_to_the_audit_trail(self, page: PageClient, priya: User) -> None:
        home = page.as_(priya).get("/home/")
        assert home.links["Read the audit trail"] == "/audit-trail/"
        assert home.links["Audit trail"] == "/audit-trail/"

    def test_an_officer_is_not_shown_what_an_officer_may_not_open(self, page: PageClient, omar: User) -> None:
        assert "Audit trail" not in page.as_(omar).get("/home/").links

    def test_an_officer_who_tries_reads_why_not(self, page: PageClient, omar: User) -> None:
        refused = page.as_(omar).get("/audit-trail/", status=403)
        assert "Your role, police officer, may not read the audit trail. A privacy officer may." in refused.text

    def test_otis_cannot_tell_a_closed_page_from_one_that_is_not_there(self, page: PageClient, otis: User) -> None:
        as_otis = page.as_(otis)
        assert as_otis.get("/audit-trail/", status=404).text == as_otis.get("/nothing/", status=404).text

    def test_otis_reads_that_he_has_no_role(self, page: PageClient, otis: User) -> None:
        assert "Your account has no role in the program" in page.as_(otis).get("/home/").text
