"""An episode of care stands on exactly one list until somebody else has accepted it, or it is closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.dispatch.handover_sources import Span
from coresponder.program.follow_up.actions.caring import end_away, set_away
from coresponder.program.follow_up.actions.episodes import (
    accept_episode,
    close_episode,
    offer_episode,
    open_episode,
    reopen_episode,
    send_back_episode,
    take_back_offer,
    take_episode,
)
from coresponder.program.follow_up.actions.reading import read_caseload, read_today
from coresponder.program.follow_up.models import Episode
from coresponder.program.follow_up.queries.counts import counts_by_agency
from coresponder.program.follow_up.telling_others import due_on_board, due_on_handover
from coresponder.program.follow_up.vocabulary import CloseReason, EpisodeState, FollowUpState, StopReason
from coresponder.program.people.models import Person
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.agreeing import agreement_in_force
from tests.support.cast import member
from tests.support.following_up import follow_ups_of, planned


@pytest.fixture
def episode(avery: Person, carlos: User) -> Episode:
    """Carlos accompanies Avery."""
    return open_episode(person=avery, by=carlos)


def mine(user: User) -> list[str]:
    return [line.name for line in read_caseload(by=user).mine]


def nobodys(user: User) -> list[str]:
    return [line.why_nobodys for line in read_caseload(by=user).nobodys]


def test_it_stays_until_a_colleague_has_accepted_it(episode: Episode, carlos: User, clara: User) -> None:
    offer_episode(episode=episode, to=clara, note="She likes to walk.", by=carlos)
    assert mine(carlos) == ["Avery Example"]
    assert mine(clara) == []
    (line,) = read_caseload(by=clara).offered
    assert line.episode.offer_note == "She likes to walk."
    accept_episode(episode=episode, by=clara)
    assert mine(carlos) == []
    assert mine(clara) == ["Avery Example"]


def test_what_is_sent_back_is_where_it_was_and_says_so(episode: Episode, carlos: User, clara: User) -> None:
    offer_episode(episode=episode, to=clara, by=carlos)
    send_back_episode(episode=episode, by=clara)
    (line,) = read_caseload(by=carlos).mine
    assert line.episode.sent_back_at is not None
    with pytest.raises(Denied):
        accept_episode(episode=episode, by=clara)


def test_an_offer_can_be_taken_back(episode: Episode, carlos: User, clara: User) -> None:
    offer_episode(episode=episode, to=clara, by=carlos)
    take_back_offer(episode=episode, by=carlos)
    assert read_caseload(by=clara).offered == []


def test_it_is_offered_to_nobody_who_is_away(episode: Episode, carlos: User, clara: User) -> None:
    today = timezone.localdate()
    set_away(user=clara, from_on=today, until_on=today, by=clara)
    with pytest.raises(UsageError, match="cannot take it"):
        offer_episode(episode=episode, to=clara, by=carlos)


class TestNobodysList:
    def test_it_holds_what_belonged_to_a_closed_account(self, episode: Episode, carlos: User, clara: User) -> None:
        carlos.is_active = False
        carlos.save()
        assert nobodys(clara) == ["The account of Carlos Case-Manager is closed."]
        assert read_today(by=clara).nobodys == 1, "it is shown loudly on everybody's page of today"
        take_episode(episode=episode, by=clara)
        assert (nobodys(clara), mine(clara)) == ([], ["Avery Example"])

    def test_it_holds_what_belongs_to_somebody_who_is_away_until_that_one_is_back(
        self, episode: Episode, carlos: User, clara: User
    ) -> None:
        today = timezone.localdate()
        away = set_away(user=carlos, from_on=today, until_on=today + timedelta(days=7), by=clara)
        assert len(nobodys(clara)) == 1
        end_away(away=away, by=clara)
        assert nobodys(clara) == []

    def test_nothing_is_taken_from_a_colleague_who_is_there(self, episode: Episode, clara: User) -> None:
        with pytest.raises(StateError, match="colleague has this"):
            take_episode(episode=episode, by=clara)


class TestAnotherAgency:
    def test_is_asked_only_where_it_may_know(self, episode: Episode, carlos: User, omar: User) -> None:
        pavel = member("pavel")
        with pytest.raises(StateError, match="may not know"):
            offer_episode(episode=episode, agency=pavel.agency, by=carlos)
        assert not Disclosure.objects.filter(way="transfer").exists()

    def test_goes_on_with_an_episode_of_its_own_and_the_first_is_closed_when_it_accepts(
        self, episode: Episode, avery: Person, carlos: User
    ) -> None:
        pavel = member("pavel")
        opened = (DataClass.CLINICAL, DataClass.IDENTITY)
        agreement_in_force(from_=carlos, to=pavel, classes=opened, purpose=Purpose.CARE_COORDINATION)
        offer_episode(episode=episode, agency=pavel.agency, by=carlos)
        assert Disclosure.objects.get(way="transfer").recipient == pavel.agency
        assert mine(carlos) == ["Avery Example"], "until it is accepted"
        new = accept_episode(episode=episode, by=pavel)
        assert (new.owner_agency, new.came_from_id, new.assignee) == (pavel.agency, episode.pk, pavel)
        assert mine(carlos) == []
        (closed,) = read_caseload(by=carlos).closed
        assert closed.episode.close_reason == CloseReason.HANDED_OVER


class TestClosing:
    def test_says_why_and_stops_what_is_open(self, episode: Episode, avery: Person, carlos: User) -> None:
        planned(avery, carlos)
        close_episode(episode=episode, reason=CloseReason.GOALS_MET, by=carlos)
        (found,) = follow_ups_of(avery)
        assert (found.state, found.stop_reason) == (FollowUpState.STOPPED, StopReason.EPISODE_CLOSED)

    def test_is_undone_with_what_it_stopped(self, episode: Episode, avery: Person, carlos: User) -> None:
        planned(avery, carlos)
        close_episode(episode=episode, reason=CloseReason.GOALS_MET, by=carlos)
        reopened = reopen_episode(episode=episode, by=carlos)
        assert reopened.state == EpisodeState.OPEN
        assert follow_ups_of(avery)[0].state == FollowUpState.PLANNED
        assert mine(carlos) == ["Avery Example"]

    def test_another_reason_is_said_in_words(self, episode: Episode, carlos: User) -> None:
        with pytest.raises(UsageError, match="in words"):
            close_episode(episode=episode, reason=CloseReason.OTHER, by=carlos)

    def test_what_is_offered_is_not_closed_under_the_other_ones_hands(
        self, episode: Episode, carlos: User, clara: User
    ) -> None:
        offer_episode(episode=episode, to=clara, by=carlos)
        with pytest.raises(StateError, match="offered"):
            close_episode(episode=episode, reason=CloseReason.GOALS_MET, by=carlos)


class TestOverdueWorkRises:
    def test_from_the_own_list_over_counts_without_names_to_the_handover(
        self, avery: Person, carlos: User, cora: User, dana: User
    ) -> None:
        found = planned(avery, carlos, hours=-1)
        assert [row.is_overdue for row in read_today(by=carlos).rows] == [True]
        assert counts_by_agency()[0].risen == 0
        self._age(found, hours=30)
        (counts,) = counts_by_agency()
        assert (counts.agency, counts.risen, counts.long_overdue) == (carlos.agency, 1, 0)
        (on_board,) = due_on_board(cora, timezone.now() + timedelta(hours=4))
        assert "1 of them overdue" in on_board.words
        assert "Avery" not in on_board.words
        self._age(found, hours=80)
        now = timezone.now()
        span = Span(from_at=now - timedelta(hours=8), now=now, to_at=now + timedelta(hours=8))
        (line,) = due_on_handover(dana, span)
        assert "1 overdue for three days or more" in line.text
        assert "Avery" not in line.text

    def test_the_board_tells_a_case_manager_without_a_name(self, avery: Person, carlos: User) -> None:
        planned(avery, carlos)
        (due,) = due_on_board(carlos, timezone.now() + timedelta(hours=4))
        assert "Avery" not in due.words

    def test_an_agency_where_nobody_can_work_is_told_to_the_coordinator(self, avery: Person, carlos: User) -> None:
        planned(avery, carlos)
        User.objects.filter(agency=carlos.agency).update(is_active=False)
        assert counts_by_agency()[0].is_nobody_there

    @staticmethod
    def _age(found, *, hours: int) -> None:
        with everything_let_through():
            found.due_at = timezone.now() - timedelta(hours=hours)
            found.save(update_fields=["due_at"])
