"""Staff post for a facility that calls, announce who comes, note who was refused, and see how old every figure is."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from coresponder.program.services.models import FacilityDesk, Inbound, Refusal, Service
from coresponder.program.services.queries.capacity import capacity_of
from coresponder.program.services.vocabulary.capacity import CapacityState
from coresponder.safeguards.accounts.models import User
from tests.support import facilities
from tests.support.page import PageClient

pytestmark = pytest.mark.django_db


def test_a_dispatcher_posts_what_the_facility_says_by_phone(page: PageClient, harbor: Service, dana: User) -> None:
    address = reverse("capacity:post", args=[harbor.pk])
    shown = page.as_(dana).post(address, {"state": "limited", "place_0": "1", "posted_by_words": "Charge nurse"})
    assert capacity_of(harbor).state == CapacityState.LIMITED
    for words in ("Posted. It holds for 4 hours.", "1 bed, 0 chairs free", "Charge nurse"):
        assert words in shown.text


def test_the_list_says_what_holds_and_how_old_it_is(page: PageClient, harbor: Service, dana: User) -> None:
    page.as_(dana).post(reverse("capacity:post", args=[harbor.pk]), {"state": "open", "place_0": "2"})
    with time_machine.travel(timezone.now() + timedelta(hours=5)):
        text = page.as_(dana).get(reverse("capacity:facilities")).text
    assert "Not known last: Open" in text
    assert "5 h ago" in text


def test_an_officer_announces_one_person_and_notes_a_refusal(page: PageClient, harbor: Service, omar: User) -> None:
    by_omar = page.as_(omar)
    told = by_omar.post(reverse("capacity:announce", args=[harbor.pk]), {"minutes": "20"})
    assert "It shows no name." in told.text
    assert Inbound.objects.get().service == harbor
    noted = by_omar.post(reverse("capacity:refuse", args=[harbor.pk]), {"because": "no_bed"})
    assert "No bed" in noted.text
    back = reverse("capacity:take_back", args=[harbor.pk, Refusal.objects.get().pk])
    assert "Taken back." in by_omar.post(back).text
    assert "Choose why" in by_omar.post(reverse("capacity:refuse", args=[harbor.pk])).text


def test_the_coordinator_sets_a_live_page_up(page: PageClient, cora: User) -> None:
    made = facilities.service("Quiet House (invented)")
    address = reverse("capacity:desk", args=[made.pk])
    assert "No link is out" not in page.as_(cora).get(address).text
    shown = page.as_(cora).post(address, {"place_kinds": "mats, chairs", "hours_it_holds": "2"})
    assert "The live page is set up" in shown.text
    desk = FacilityDesk.objects.get(service=made)
    assert (desk.place_kinds, desk.hours_it_holds) == (["mats", "chairs"], 2)
    wrong = page.as_(cora).post(address, {"place_kinds": "a,b,c,d,e", "hours_it_holds": "2"}, status=422)
    assert "At most 4 kinds" in wrong.text
    ended = page.as_(cora).post(reverse("capacity:stop_link", args=[made.pk]))
    assert "opens nothing any more" in ended.text
