"""Whether the planning team meets, and whether people with lived experience are there, without a name."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.program.partnerships.models import Attendance, Meeting, Member, Seat, SeatHolding
from coresponder.program.partnerships.vocabulary.meetings import MeetingState, Presence
from coresponder.program.partnerships.vocabulary.team import Sector
from coresponder.safeguards.accounts.models import User
from tests.spec.extracts.conftest import Making

pytestmark = pytest.mark.django_db


def a_meeting(by: User, state: MeetingState, *, days_ago: int = 1) -> Meeting:
    at = timezone.now() - timedelta(days=days_ago)
    return Meeting.objects.create(title="Quarterly", starts_at=at, state=state, planned_by=by)


def somebody(sector: Sector) -> Member:
    member = Member.objects.create(name="Testa Nobody", contact="")
    begun = timezone.localdate() - timedelta(days=90)
    seat = Seat.objects.create(sector=sector, opened_on=begun)
    SeatHolding.objects.create(seat=seat, member=member, from_on=begun)
    return member


def test_a_meeting_says_who_was_there_by_what_the_seat_speaks_for(cora: User, extract: Making) -> None:
    meeting = a_meeting(cora, MeetingState.APPROVED)
    for sector, presence in (
        (Sector.LIVED_EXPERIENCE, Presence.REMOTE),
        (Sector.FAMILIES, Presence.EXCUSED),
        (Sector.FAMILIES, Presence.ABSENT),
    ):
        Attendance.objects.create(meeting=meeting, member=somebody(sector), presence=presence)
    made = extract()
    row = made.one("meetings")
    assert (row["was_held"], row["attended"], row["with_lived_experience"]) == (True, 1, True)
    assert b"Testa" not in b"".join(made.bytes.values())


def test_one_that_was_canceled_was_not_held_and_of_a_planned_one_nobody_has_said(cora: User, extract: Making) -> None:
    a_meeting(cora, MeetingState.CANCELED)
    a_meeting(cora, MeetingState.PLANNED)
    a_meeting(cora, MeetingState.PLANNED, days_ago=-3)
    assert sorted(str(row["was_held"]) for row in extract().rows("meetings")) == ["False", "None"]
