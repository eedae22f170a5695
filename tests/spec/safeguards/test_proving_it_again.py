"""Step-up: what exports, breaks the glass or administers asks once more who somebody is.

Signing in counts as proof, for five minutes. Then the password is asked for again, and what was written is not lost.
"""

from datetime import timedelta

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import Settings

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, requires
from coresponder.safeguards.permissions.step_up import PROVEN_AT, is_recently_proven, recently_proven
from tests.support.cast import PASSWORD
from tests.support.page import PageClient, parsed


@recently_proven
def export(request: HttpRequest) -> HttpResponse:
    """A view that needs a recent proof."""
    return HttpResponse("exported")


def asked_after(user: User, minutes: float, *, sent: dict[str, str] | None = None) -> HttpResponse:
    """What the view answers somebody whose last proof is so many minutes ago."""
    factory = RequestFactory()
    request = factory.post("/export/?part=1", sent) if sent is not None else factory.get("/export/?part=1")
    request.user = user
    request.session = {PROVEN_AT: (timezone.now() - timedelta(minutes=minutes)).timestamp()}
    return export(request)


class TestTheViewBehindIt:
    @pytest.mark.parametrize("minutes", [0, 4.9])
    def test_runs_for_whoever_has_just_proved_it(self, cora: User, minutes: float) -> None:
        assert asked_after(cora, minutes).content == b"exported"

    # A clock that was set back makes the last proof lie in the future.
    @pytest.mark.parametrize("minutes", [5.1, 600, -1])
    def test_leads_everybody_else_to_the_question_and_names_the_way_back(self, cora: User, minutes: float) -> None:
        answer = asked_after(cora, minutes)
        assert answer.status_code == 302
        assert answer["Location"] == "/confirm/?next=%2Fexport%2F%3Fpart%3D1"

    def test_does_nothing_yet_with_what_was_sent_and_keeps_it_in_the_page(self, cora: User) -> None:
        asked = parsed(asked_after(cora, 6, sent={"reason": "A long reason", "next": "/x/"}))
        fields = {field.get("name"): field.get("value") for field in asked.all("input")}
        assert fields["carried:reason"] == "A long reason"
        assert fields["carried:next"] == "/x/"
        assert fields["next"] == "/export/?part=1"

    def test_is_refused_where_it_would_stand_above_the_declaration_of_access(self) -> None:
        with pytest.raises(TypeError, match="below the declaration"):
            recently_proven(requires(Permission.EXPORT_EVERYTHING)(export))


class TestTheQuestion:
    def test_takes_the_password_and_leads_back(self, page: PageClient, cora: User) -> None:
        back = page.as_(cora).post("/confirm/", {"password": PASSWORD, "next": "/measures/"})
        assert back.heading == "Measures"

    def test_explains_a_wrong_password_and_proves_nothing(self, page: PageClient, cora: User) -> None:
        with time_machine.travel(timezone.now() - timedelta(minutes=7), tick=False):
            as_cora = page.as_(cora)
        as_cora.post("/confirm/", {"password": "no", "next": "/measures/"})
        assert not is_recently_proven(_request_of(as_cora))

    def test_sends_nothing_by_itself_and_offers_what_was_written_once_more(self, page: PageClient, cora: User) -> None:
        sent = {"password": PASSWORD, "next": "/home/", "carried:reason": "A long reason"}
        confirmed = page.as_(cora).post("/confirm/", sent)
        assert confirmed.heading == "Confirmed"
        assert confirmed.all("form")[-2].get("action") == "/home/"
        assert "A long reason" in [field.get("value") for field in confirmed.all("input")]

    def test_another_sites_page_is_not_led_to(self, page: PageClient, cora: User) -> None:
        sent = {"password": PASSWORD, "next": "https://elsewhere.example/", "carried:reason": "A long reason"}
        assert "elsewhere" not in page.as_(cora).post("/confirm/", sent).response.content.decode()

    def test_is_one_click_in_the_demonstration(self, page: PageClient, settings: Settings) -> None:
        settings.DEMO = True
        page.post("/sign-in/as/cora/")
        asked = page.get("/confirm/?next=/measures/")
        assert "It is me" in asked.buttons
        assert page.post("/confirm/", {"next": "/measures/"}).heading == "Measures"

    def test_is_never_one_click_where_there_are_passwords(
        self, page: PageClient, cora: User, settings: Settings
    ) -> None:
        settings.DEMO = True
        again = page.as_(cora).post("/confirm/", {"next": "/measures/"})
        assert again.heading == "Confirm that it is you"
        assert "There is a problem" in again.text

    def test_is_for_those_who_are_signed_in(self, page: PageClient) -> None:
        assert page.get("/confirm/").heading == "Sign in"


def _request_of(page: PageClient) -> HttpRequest:
    request = RequestFactory().get("/")
    request.session = page.client.session
    return request
