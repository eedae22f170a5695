"""A facility says how full it is. It holds for a few hours, and then nobody knows any more."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.services.actions.capacity import (
    announce_inbound,
    note_refusal,
    post_capacity,
    take_back_refusal,
)
from coresponder.program.services.actions.desks import make_link
from coresponder.program.services.live import inbound
from coresponder.program.services.models import Capacity, Refusal, Service
from coresponder.program.services.queries.capacity import age_words, capacities, capacity_of, inbound_words
from coresponder.program.services.vocabulary.capacity import CapacityState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.support import facilities

pytestmark = pytest.mark.django_db
HOURS = timedelta(hours=1)


def posted(service: Service, by: User, state: CapacityState = CapacityState.OPEN, **free: int) -> Capacity:
    return post_capacity(service=service, state=state, free=free, by=by)


class TestAPost:
    def test_holds_for_four_hours_and_is_not_known_afterwards(self, harbor: Service, dana: User) -> None:
        posted(harbor, dana, beds=3, chairs=1)
        now = timezone.now()
        before, after = capacity_of(harbor, now + 3.9 * HOURS), capacity_of(harbor, now + 4.1 * HOURS)
        assert (before.state, before.free_words) == (CapacityState.OPEN, "3 beds, 1 chair free")
        assert (after.state, after.free_words, after.last_said) == (CapacityState.UNKNOWN, "", "Open")

    def test_holds_as_long_as_its_desk_says(self, cora: User) -> None:
        short = facilities.facility(by=cora, name="Short (invented)", hours=1)
        posted(short, cora)
        assert capacity_of(short, timezone.now() + 1.1 * HOURS).state == CapacityState.UNKNOWN

    def test_of_a_facility_that_never_said_anything_is_not_known(self, harbor: Service) -> None:
        live = capacity_of(harbor)
        assert (live.state, live.age_words, live.is_old) == (CapacityState.UNKNOWN, "never", True)

    def test_looks_old_once_it_is(self, harbor: Service, dana: User) -> None:
        posted(harbor, dana)
        now = timezone.now()
        assert capacity_of(harbor, now + timedelta(minutes=12)).age_words == "12 min ago"
        assert not capacity_of(harbor, now + 3 * HOURS).is_old
        assert capacity_of(harbor, now + 5 * HOURS).is_old

    def test_takes_the_place_of_the_one_before_which_is_kept(self, harbor: Service, dana: User) -> None:
        posted(harbor, dana, beds=3)
        posted(harbor, dana, CapacityState.LIMITED, beds=1)
        assert capacity_of(harbor).state == CapacityState.LIMITED
        assert Capacity.objects.filter(service=harbor).count() == 2

    def test_of_a_full_facility_has_no_free_place_whatever_the_steppers_said(self, harbor: Service, dana: User) -> None:
        assert posted(harbor, dana, CapacityState.FULL, beds=3).free == {"beds": 0, "chairs": 0}

    def test_counts_only_what_the_desk_counts(self, harbor: Service, dana: User) -> None:
        assert posted(harbor, dana, beds=3, helicopters=2).free == {"beds": 3, "chairs": 0}

    def test_says_who_posted_and_leaves_one_line_in_the_trail(self, harbor: Service, dana: User) -> None:
        assert posted(harbor, dana, beds=3).posted_by_words == "Dana Dispatcher"
        event = AuditEvent.objects.get(event="capacity.posted")
        assert (event.about, event.details) == (f"service:{harbor.pk}", {"state": "open", "free": 3})

    def test_cannot_be_that_it_is_not_known(self, harbor: Service, dana: User) -> None:
        with pytest.raises(UsageError, match="Tap one of"):
            posted(harbor, dana, CapacityState.UNKNOWN)
        now = timezone.now()
        with pytest.raises(IntegrityError), transaction.atomic():
            Capacity.objects.create(service=harbor, state="unknown", posted_at=now, expires_at=now + HOURS)

    def test_needs_a_live_page(self, dana: User) -> None:
        with pytest.raises(UsageError, match="no live page"):
            posted(facilities.service("Quiet (invented)"), dana)

    def test_is_for_whoever_works_with_people_and_for_the_facility_and_nobody_else(
        self, harbor: Service, eve: User, cora: User
    ) -> None:
        with pytest.raises(Denied):
            posted(harbor, eve)
        other = facilities.facility(by=cora, name="Other (invented)")
        link = make_link(service=other, by=cora).link
        with pytest.raises(LookupError):
            post_capacity(service=harbor, state=CapacityState.OPEN, free={}, by=None, link=link)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (23 * 60, "23 h"), (1440, "1 day"), (4000, "2 days")],
)
def test_ages_are_said_as_people_say_them(minutes: int, words: str) -> None:
    assert age_words(minutes) == words


def test_many_are_asked_with_two_queries(
    harbor: Service, cora: User, dana: User, django_assert_num_queries: object
) -> None:
    posted(harbor, dana)
    others = [facilities.facility(by=cora, name=f"Number {number} (invented)") for number in range(4)]
    with django_assert_num_queries(2):  # type: ignore[operator]  # pytest-django's context manager
        found = capacities([harbor.pk, *(each.pk for each in others)])
    assert found[harbor.pk].state == CapacityState.OPEN
    assert found[others[0].pk].state == CapacityState.UNKNOWN


class TestSomebodyOnTheWay:
    def test_is_a_count_and_a_time_and_nothing_else(self, harbor: Service, omar: User) -> None:
        with time_machine.travel("2026-11-24T18:00:00Z", tick=False):
            announce_inbound(service=harbor, minutes=20, by=omar)
            assert inbound_words(harbor, timezone.now()) == ["in 20 min (12:20)"]

    def test_is_gone_some_time_after_they_should_be_there(self, harbor: Service, omar: User) -> None:
        announce_inbound(service=harbor, minutes=5, by=omar)
        assert inbound_words(harbor, timezone.now() + timedelta(minutes=20))[0].startswith("expected at")
        assert inbound_words(harbor, timezone.now() + 1 * HOURS) == []

    def test_may_be_known_elsewhere_without_a_time(self, harbor: Service, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(inbound, "_registered", [lambda service, at: [None]])
        assert inbound_words(harbor, timezone.now()) == ["on the way, time not known"]

    def test_comes_within_hours(self, harbor: Service, omar: User) -> None:
        with pytest.raises(UsageError, match="minutes from now"):
            announce_inbound(service=harbor, minutes=500, by=omar)


class TestARefusal:
    def test_is_noted_with_its_reason(self, harbor: Service, clara: User) -> None:
        assert note_refusal(service=harbor, because="no_bed", by=clara).get_because_display() == "no bed"
        assert AuditEvent.objects.filter(event="capacity.refusal_noted", about=f"service:{harbor.pk}").count() == 1

    def test_has_a_reason_of_the_list(self, harbor: Service, clara: User) -> None:
        with pytest.raises(UsageError, match="Choose why"):
            note_refusal(service=harbor, because="mood", by=clara)

    def test_is_taken_back_within_an_hour_by_whoever_noted_it(self, harbor: Service, clara: User, dana: User) -> None:
        noted = note_refusal(service=harbor, because="no_bed", by=clara)
        with pytest.raises(UsageError, match="within an hour"):
            take_back_refusal(refusal=noted, by=dana)
        take_back_refusal(refusal=noted, by=clara)
        assert not Refusal.objects.exists()

    def test_stays_after_an_hour(self, harbor: Service, clara: User) -> None:
        noted = note_refusal(service=harbor, because="no_bed", by=clara)
        with time_machine.travel(timezone.now() + 2 * HOURS), pytest.raises(UsageError):
            take_back_refusal(refusal=noted, by=clara)
