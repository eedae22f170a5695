"""The facility's person has no account: a link, one page, two taps."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from coresponder.program.services.actions.capacity import announce_inbound, post_capacity
from coresponder.program.services.actions.desks import end_link, make_link
from coresponder.program.services.models import Capacity, Service
from coresponder.program.services.queries.capacity import capacity_of
from coresponder.program.services.vocabulary.capacity import CapacityState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.support.page import SVG, PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(harbor: Service, cora: User) -> str:
    """What hangs at the desk of Harbor."""
    return reverse("capacity:facility", args=[make_link(service=harbor, by=cora).secret])


def test_two_taps_are_enough(page: PageClient, address: str, harbor: Service, dana: User) -> None:
    """The first opens the link, the second says it: with the figures of the last time."""
    post_capacity(service=harbor, state=CapacityState.OPEN, free={"beds": 4, "chairs": 2}, by=dana)
    shown = [field.get("value") for field in page.get(address).all("input") if field.get("type") == "number"]
    assert shown == ["4", "2"]
    page.post(address, {"state": "limited", "place_0": "4", "place_1": "2"})
    live = capacity_of(harbor)
    assert (live.state, dict(live.free)) == (CapacityState.LIMITED, {"beds": 4, "chairs": 2})
    assert live.post is not None
    assert live.post.posted_by is None


def test_the_page_says_what_it_is_when_it_expires_and_who_comes_but_not_who_they_are(
    page: PageClient, address: str, harbor: Service, omar: User
) -> None:
    announce_inbound(service=harbor, minutes=10, by=omar)
    shown = page.get(address)
    for words in ("Open", "Limited", "Full", "Diversion", "Expires in 4 h", "On the way to you: 1", "in 10 min"):
        assert words in shown.text
    assert "Omar" not in shown.text
    assert not shown.all("nav")


def test_after_a_post_it_says_so_once(page: PageClient, address: str) -> None:
    said = "Teams and dispatchers see it now"
    assert said in page.post(address, {"state": "open", "place_0": "1", "posted_by_words": "Night desk"}).text
    again = page.get(address)
    assert said not in again.text
    assert "Night desk" in [field.get("value") for field in again.all("input")]


def test_what_is_wrong_is_said_and_nothing_is_posted(page: PageClient, address: str) -> None:
    for given, words in (
        ({"place_0": "1"}, "Tap one of Open"),
        ({"state": "open", "place_0": "many"}, "whole number"),
        ({"state": "open", "place_0": "5000"}, "less than or equal"),
    ):
        assert words in page.post(address, given, status=422).text
    assert not Capacity.objects.exists()


def test_the_trail_tells_of_the_link_and_of_no_account(address: str, client: Client, harbor: Service) -> None:
    client.post(address, {"state": "open", "place_0": "1", "place_1": "0"})
    event = AuditEvent.objects.get(event="capacity.posted_by_link")
    assert event.details["free"] == 1
    assert event.details["link"] == str(Capacity.objects.get().link_id)


def test_made_anew_the_old_link_opens_nothing(client: Client, address: str, harbor: Service, cora: User) -> None:
    make_link(service=harbor, by=cora)
    assert client.get(address).status_code == 404
    assert client.post(address, {"state": "open"}).status_code == 404


def test_ended_it_opens_nothing(client: Client, address: str, harbor: Service, cora: User) -> None:
    assert end_link(service=harbor, by=cora) == 1
    assert client.get(address).status_code == 404


def test_only_whoever_manages_services_hands_links_out(harbor: Service, dana: User) -> None:
    with pytest.raises(Denied):
        make_link(service=harbor, by=dana)


def test_the_card_for_the_desk_shows_the_address_once_and_as_a_code(
    page: PageClient, harbor: Service, cora: User
) -> None:
    by_cora = page.as_(cora)
    card = by_cora.post(reverse("capacity:new_link", args=[harbor.pk]))
    found = re.search(r"http://testserver(/capacity/post/[\w-]+/)", card.text)
    assert found
    assert [drawing.get("role") for drawing in card.tree.iter(f"{SVG}svg") if drawing.get("role")] == ["img"]
    assert Client().get(found[1]).status_code == 200
    again = by_cora.get(reverse("capacity:desk", args=[harbor.pk])).text
    assert found[1] not in again
    assert "A link is out since" in again
