"""The demonstration county's partnerships: everything that the pages can show is there once."""

import pytest
from django.utils import timezone

from coresponder.program.partnerships import demonstration
from coresponder.program.partnerships.demonstration import quarters
from coresponder.program.partnerships.models import Issue, Meeting, Negotiation, PublishedQuarter, Seat
from coresponder.program.partnerships.queries.commitments import commitments_seen_by
from coresponder.program.partnerships.queries.goals import goals_seen_by
from coresponder.program.partnerships.queries.meetings import overdue_actions
from coresponder.program.partnerships.queries.team import gaps
from coresponder.program.partnerships.vocabulary.commitments import Kept
from coresponder.program.partnerships.vocabulary.goals import Progress
from coresponder.program.partnerships.vocabulary.issues import IssueState
from coresponder.program.partnerships.vocabulary.meetings import MeetingState
from coresponder.safeguards.accounts.models import User
from tests.support.cast import member

CAST = ("cora", "sol", "sade", "omar", "clara", "dana", "eve", "priya", "pavel")


@pytest.fixture
def cast(db: None) -> dict[str, User]:
    return {name: member(name) for name in CAST}


def test_it_holds_something_of_everything_and_loads_once(cast: dict[str, User]) -> None:
    cora, today = cast["cora"], timezone.localdate()
    demonstration.load(cast=cast, by=cora)
    demonstration.load(cast=cast, by=cora)
    quarters.load(by=cora)
    assert Seat.objects.count() == 11
    assert len(gaps(today)) == 1
    assert set(Meeting.objects.values_list("state", flat=True)) == set(MeetingState.values)
    assert overdue_actions(today).exists()
    assert set(Issue.objects.values_list("state", flat=True)) == {IssueState.WORKING, IssueState.CLOSED}
    standings = {month.standing for each in commitments_seen_by(cora) for month in each.months}
    assert standings >= {Kept.KEPT, Kept.SHORT, Kept.NOT_TOLD}
    found = {each.progress for _, objectives in goals_seen_by(cora) for each in objectives}
    assert found == {Progress.ON_THE_WAY, Progress.WRONG_WAY, Progress.NOT_KNOWN}
    states = {each.agreement.state if each.agreement else "" for each in Negotiation.objects.all()}
    assert states == {"", "in_force", "agreed"}
    assert Negotiation.objects.filter(given_up_at__isnull=False).count() == 1
    assert PublishedQuarter.objects.count() == 2
