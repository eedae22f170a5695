"""What stands beside a name on the page of today, and on the person's own page."""

from collections.abc import Iterator

import pytest
import time_machine
from django.utils import timezone

from coresponder.program.follow_up.actions.reading import read_today
from coresponder.program.follow_up.actions.wishes import Wish, write_wish
from coresponder.program.follow_up.vocabulary import Voicemail
from coresponder.program.people.models import Person
from coresponder.program.people.queries.record import read_person
from coresponder.program.people.timeline import Lane, moments_of
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.vocabulary import Purpose
from tests.support.following_up import planned
from tests.support.referring import service, written


@pytest.fixture(autouse=True)
def in_the_morning() -> Iterator[None]:
    """In three hours it is still today."""
    with time_machine.travel(timezone.localtime().replace(hour=9, minute=0)):
        yield


def test_overdue_stands_before_due_and_urgent_before_others(avery: Person, carlos: User) -> None:
    planned(avery, carlos, hours=2, what_for="later")
    planned(avery, carlos, hours=3, what_for="urgent", is_urgent=True)
    planned(avery, carlos, hours=-5, what_for="overdue")
    rows = read_today(by=carlos).rows
    assert [row.follow_up.what_for for row in rows] == ["overdue", "urgent", "later"]


def test_a_row_has_the_wish_and_the_open_referrals(avery: Person, carlos: User) -> None:
    planned(avery, carlos)
    write_wish(person=avery, wish=Wish(voicemail=Voicemail.NO, safe_number="555-0142"), by=carlos)
    referral = written(avery, [service("Harbor House")], by=carlos)
    (row,) = read_today(by=carlos).rows
    assert row.wish is not None
    assert row.wish.safe_number == "555-0142"
    assert [each.address for each in row.referrals] == [f"/people/{avery.pk}/referrals/{referral.pk}/"]


def test_reading_the_list_is_written_down_without_a_name(avery: Person, carlos: User) -> None:
    planned(avery, carlos)
    read_today(by=carlos)
    event = AuditEvent.objects.get(event="follow_up.list_read")
    assert event.details == {"list": "today", "shown": 1}


def test_the_timeline_has_a_lane_of_follow_ups_that_are_no_repeats(avery: Person, carlos: User) -> None:
    planned(avery, carlos)
    moments = moments_of(read_person(avery, by=carlos, purpose=Purpose.CARE_COORDINATION))
    lane = [each for each in moments if each.lane == Lane.FOLLOW_UP]
    assert [each.title for each in lane] == ["Episode of care opened"]
    assert not any(each.counts_as_contact for each in lane)
