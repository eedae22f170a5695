"""Single sign-on: an identity provider says who somebody is. What that person may do comes from an invitation."""

import json
from pathlib import Path
from typing import Any

import pytest
from allauth.core import context
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import Settings

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.staff.actions.closing import close_account
from coresponder.safeguards.staff.actions.inviting import HandedOut, invite, withdraw_invitation
from coresponder.safeguards.staff.middleware import SIGNED_IN_ELSEWHERE
from coresponder.settings.environment import origins_of, single_sign_on
from tests.support.page import PageClient

COUNTY = {
    "provider_id": "county",
    "name": "Marigold County",
    "client_id": "coresponder",
    "secret": "only-for-tests",
    "settings": {"server_url": "https://login.county.example/realm"},
}
CLAIMS = {"sub": "abc-123", "name": "Nadia Very-Private", "email": "nadia@county.example"}


@pytest.fixture(autouse=True)
def county_provider(settings: Settings) -> None:
    """One identity provider is configured."""
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [COUNTY]}}


@pytest.fixture
def handed_out(cora: User, clara: User) -> HandedOut:
    """An invitation for a new clinician."""
    return invite(display_name="Nadia New", agency=clara.agency, role="clinician", by=cora)


def comes_back(*, session: dict[str, Any] | None = None) -> HttpRequest:
    """The browser comes back from the provider, which has recognized somebody; the request as it is afterwards."""
    request = RequestFactory().get("/sign-in/oidc/county/callback/")
    request.user, request.session = AnonymousUser(), SessionStore()
    request.session.update(session or {})
    request._messages = SessionStorage(request)
    account = SocialAccount(provider="county", uid=CLAIMS["sub"], extra_data=CLAIMS)
    with context.request_context(request):
        complete_social_login(request, SocialLogin(user=User(), account=account))
    return request


def invited(made: HandedOut) -> dict[str, Any]:
    """The session of somebody who has followed the link."""
    return {"invitation": str(made.invitation.pk)}


class TestSomebodyWhomOnlyTheProviderKnows:
    def test_gets_no_account_and_reads_why(self, db: None) -> None:
        request = comes_back()
        assert not request.user.is_authenticated
        assert "belongs to no account here" in str(next(iter(request._messages)))
        assert not User.objects.exists()
        assert not SocialAccount.objects.exists()

    def test_gets_none_with_an_invitation_that_was_withdrawn(self, cora: User, handed_out: HandedOut) -> None:
        withdraw_invitation(invitation=handed_out.invitation, by=cora)
        assert not comes_back(session=invited(handed_out)).user.is_authenticated
        assert not SocialAccount.objects.exists()


class TestSomebodyInvited:
    def test_gets_the_account_of_the_invitation_and_comes_in(self, handed_out: HandedOut) -> None:
        request = comes_back(session=invited(handed_out))
        assert (request.user.display_name, request.user.role) == ("Nadia New", "clinician")
        assert not request.user.has_usable_password()
        assert request.session[SIGNED_IN_ELSEWHERE] == request.user.pk

    def test_comes_in_again_without_one(self, handed_out: HandedOut) -> None:
        first = comes_back(session=invited(handed_out)).user
        assert comes_back().user == first

    def test_uses_the_invitation_up(self, handed_out: HandedOut) -> None:
        comes_back(session=invited(handed_out))
        handed_out.invitation.refresh_from_db()
        assert handed_out.invitation.state == "accepted"

    def test_leaves_nothing_here_of_what_the_provider_says(self, handed_out: HandedOut) -> None:
        comes_back(session=invited(handed_out))
        comes_back()
        rows = [*SocialAccount.objects.values(), *User.objects.values(), *AuditEvent.objects.values()]
        assert "Very-Private" not in str(rows)
        assert "nadia@" not in str(rows)

    def test_does_not_come_in_after_the_account_is_closed(self, cora: User, handed_out: HandedOut) -> None:
        close_account(user=comes_back(session=invited(handed_out)).user, by=cora)
        assert not comes_back().user.is_authenticated


class TestThePages:
    def test_offer_the_provider_where_one_is_configured(self, page: PageClient) -> None:
        assert "Continue with Marigold County" in page.get("/sign-in/").buttons

    def test_ask_before_they_lead_away(self, page: PageClient) -> None:
        assert page.get("/sign-in/oidc/county/").heading == "Sign in with Marigold County"

    def test_offer_none_where_none_is(self, page: PageClient, settings: Settings) -> None:
        settings.SOCIALACCOUNT_PROVIDERS = {}
        assert "Or with the account of your agency" not in page.get("/sign-in/").text
        assert page.client.get("/sign-in/saml/county/").status_code == 404

    def test_say_that_it_did_not_work_there(self, page: PageClient) -> None:
        assert "did not work" in page.get("/sign-in/oidc/county/callback/?error=access_denied").text


class TestTheSettings:
    def test_come_from_a_file(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        path = tmp_path / "providers.json"
        path.write_text(json.dumps({"openid_connect": {"APPS": [COUNTY]}}))
        monkeypatch.setenv("SINGLE_SIGN_ON_FILE", str(path))
        assert single_sign_on()["openid_connect"]["APPS"][0]["name"] == "Marigold County"

    def test_take_no_other_kind_of_provider(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        path = tmp_path / "providers.json"
        path.write_text(json.dumps({"some_social_network": {}}))
        monkeypatch.setenv("SINGLE_SIGN_ON_FILE", str(path))
        with pytest.raises(ImproperlyConfigured, match="nothing else"):
            single_sign_on()

    def test_are_off_without_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("SINGLE_SIGN_ON_FILE", raising=False)
        assert single_sign_on() == {}

    def test_name_the_origins_that_a_form_may_lead_to(self) -> None:
        saml = {"client_id": "x", "settings": {"idp": {"sso_url": "https://saml.county.example/sso"}}}
        found = origins_of({"openid_connect": {"APPS": [COUNTY]}, "saml": {"APPS": [saml]}})
        assert found == ["https://login.county.example", "https://saml.county.example"]
