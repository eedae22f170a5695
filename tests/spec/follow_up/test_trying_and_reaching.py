"""Attempts, being reached, a warm hand-off, giving up, and taking back a slip."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.follow_up.actions.attempts import complete, record_attempt, take_back_attempt
from coresponder.program.follow_up.actions.ending import hand_over, stop, take_back_stop
from coresponder.program.follow_up.actions.wishes import Wish, write_wish
from coresponder.program.follow_up.models import ContactWish, FollowUp
from coresponder.program.follow_up.queries.data_set import follow_ups_for_data_set
from coresponder.program.follow_up.rules.attempts import Tried
from coresponder.program.follow_up.vocabulary import (
    Channel,
    FollowUpState,
    MayContact,
    NeedStatus,
    NextStep,
    Result,
    StopReason,
    Voicemail,
)
from coresponder.program.people.models import Person
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.support.following_up import follow_ups_of, planned


@pytest.fixture
def found(avery: Person, carlos: User) -> FollowUp:
    """Carlos is to call Avery within the hour."""
    return planned(avery, carlos)


def tried(result: Result = Result.NO_ANSWER, channel: Channel = Channel.PHONE, **more) -> Tried:
    return Tried(channel=channel, result=result, made_at=timezone.now() - timedelta(minutes=1), **more)


def now_is(found: FollowUp) -> FollowUp:
    return next(each for each in follow_ups_of(found.person) if each.pk == found.pk)


def test_being_tried_is_not_being_reached(found: FollowUp, carlos: User) -> None:
    record_attempt(follow_up=found, tried=tried(Result.VOICEMAIL), by=carlos)
    after = now_is(found)
    assert (after.state, after.reached_at) == (FollowUpState.TRIED, None)
    assert after.first_attempt_at is not None


def test_who_was_reached_and_needs_nothing_is_done(found: FollowUp, carlos: User) -> None:
    said = tried(Result.REACHED, need=NeedStatus.CONNECTED, next_step=NextStep.NOTHING)
    record_attempt(follow_up=found, tried=said, by=carlos)
    after = now_is(found)
    assert (after.state, after.need_status) == (FollowUpState.DONE, NeedStatus.CONNECTED)
    assert after.reached_at == said.made_at


def test_who_was_reached_without_a_next_step_stays_on_the_list(found: FollowUp, carlos: User) -> None:
    record_attempt(follow_up=found, tried=tried(Result.REACHED), by=carlos)
    assert now_is(found).is_open
    record_attempt(follow_up=found, tried=tried(Result.NO_ANSWER), by=carlos)
    assert now_is(found).state == FollowUpState.REACHED, "a later call that nobody answers changes nothing about it"
    complete(follow_up=found, need=NeedStatus.NONE, note="", by=carlos)
    assert now_is(found).state == FollowUpState.DONE


def test_another_day_that_was_agreed_is_planned(found: FollowUp, carlos: User) -> None:
    on = timezone.now() + timedelta(days=3)
    record_attempt(follow_up=found, tried=tried(Result.REACHED, next_step=NextStep.AGAIN, next_at=on), by=carlos)
    first, second = follow_ups_of(found.person)
    assert (first.state, second.state) == (FollowUpState.DONE, FollowUpState.PLANNED)
    assert (second.due_at, second.comes_after_id, second.episode_id) == (on, first.pk, first.episode_id)


def test_a_warm_hand_off_names_who_took_over_for_whom_and_when(found: FollowUp, carlos: User) -> None:
    with pytest.raises(StateError):
        hand_over(follow_up=found, receiver="Rae", organization="Clinic", at=timezone.now(), by=carlos)
    record_attempt(follow_up=found, tried=tried(Result.REACHED, next_step=NextStep.HAND_OVER), by=carlos)
    with pytest.raises(UsageError, match="not named"):
        hand_over(follow_up=found, receiver=" ", organization="Clinic", at=timezone.now(), by=carlos)
    at = timezone.now()
    hand_over(follow_up=found, receiver="Rae Invented", organization="Second Spring", at=at, by=carlos)
    after = now_is(found)
    assert (after.state, after.receiver_name, after.receiver_organization) == (
        FollowUpState.HANDED_OVER, "Rae Invented", "Second Spring",
    )  # fmt: skip
    assert after.handed_over_at == at


def test_the_family_is_asked_only_where_the_person_agreed(found: FollowUp, carlos: User) -> None:
    with pytest.raises(UsageError, match="agreed"):
        record_attempt(follow_up=found, tried=tried(channel=Channel.FAMILY), by=carlos)
    record_attempt(follow_up=found, tried=tried(channel=Channel.FAMILY, has_family_consent=True), by=carlos)


def test_a_result_of_another_channel_and_a_time_to_come_are_refused(found: FollowUp, carlos: User) -> None:
    with pytest.raises(UsageError, match="channel"):
        record_attempt(follow_up=found, tried=tried(Result.VOICEMAIL, Channel.IN_PERSON), by=carlos)
    later = Tried(channel=Channel.PHONE, result=Result.NO_ANSWER, made_at=timezone.now() + timedelta(minutes=5))
    with pytest.raises(UsageError, match="future"):
        record_attempt(follow_up=found, tried=later, by=carlos)


class TestGivingUp:
    def test_nobody_is_given_up_as_not_found_before_three_attempts(self, found: FollowUp, carlos: User) -> None:
        for _ in range(2):
            record_attempt(follow_up=found, tried=tried(), by=carlos)
        with pytest.raises(StateError, match="3 attempts; 2 were made"):
            stop(follow_up=found, reason=StopReason.UNABLE_TO_LOCATE, by=carlos)
        record_attempt(follow_up=found, tried=tried(Result.NOT_THERE, Channel.IN_PERSON), by=carlos)
        stop(follow_up=found, reason=StopReason.UNABLE_TO_LOCATE, by=carlos)
        assert now_is(found).stop_reason == StopReason.UNABLE_TO_LOCATE

    def test_a_death_stops_every_follow_up_of_the_episode(self, found: FollowUp, carlos: User) -> None:
        other = planned(found.person, carlos, hours=48)
        stop(follow_up=found, reason=StopReason.DECEASED, by=carlos)
        assert {now_is(found).state, now_is(other).state} == {FollowUpState.STOPPED}

    def test_a_jail_stops_this_one_alone(self, found: FollowUp, carlos: User) -> None:
        other = planned(found.person, carlos, hours=48)
        stop(follow_up=found, reason=StopReason.JAILED, by=carlos)
        assert now_is(other).state == FollowUpState.PLANNED

    def test_a_slip_goes_on_where_it_was(self, found: FollowUp, carlos: User) -> None:
        record_attempt(follow_up=found, tried=tried(), by=carlos)
        stop(follow_up=found, reason=StopReason.MOVED, by=carlos)
        take_back_stop(follow_up=found, by=carlos)
        assert now_is(found).state == FollowUpState.TRIED


class TestTakingBackAnAttempt:
    def test_the_follow_up_is_what_it_was_and_the_attempt_counts_nowhere(self, found: FollowUp, carlos: User) -> None:
        on = timezone.now() + timedelta(days=3)
        said = tried(Result.REACHED, next_step=NextStep.AGAIN, next_at=on)
        attempt = record_attempt(follow_up=found, tried=said, by=carlos)
        take_back_attempt(attempt=attempt, by=carlos)
        first, planned_then = follow_ups_of(found.person)
        assert (first.state, first.first_attempt_at, first.reached_at) == (FollowUpState.PLANNED, None, None)
        assert planned_then.state == FollowUpState.WITHDRAWN
        (row,) = follow_ups_for_data_set()
        assert row.attempts == 0

    def test_only_the_last_one_and_only_by_whoever_wrote_it(self, found: FollowUp, carlos: User, clara: User) -> None:
        first = record_attempt(follow_up=found, tried=tried(), by=carlos)
        with pytest.raises(StateError, match="whoever wrote it"):
            take_back_attempt(attempt=first, by=clara)
        record_attempt(follow_up=found, tried=tried(), by=carlos)
        with pytest.raises(StateError, match="last attempt"):
            take_back_attempt(attempt=first, by=carlos)


class TestWhatThePersonWants:
    def test_every_word_and_code_of_the_wish_is_stored_encrypted(self, avery: Person, carlos: User) -> None:
        wish = Wish(may_contact=MayContact.YES, safe_number="555-0142", voicemail=Voicemail.NO, safe_times="after 5")
        write_wish(person=avery, wish=wish, by=carlos)
        with everything_let_through():
            stored = ContactWish.objects.values_list("safe_number", "voicemail", "may_contact").get()
        assert all(b"555-0142" not in bytes(each) and bytes(each) not in (b"no", b"yes") for each in stored)

    def test_the_newest_wish_holds(self, avery: Person, carlos: User) -> None:
        write_wish(person=avery, wish=Wish(voicemail=Voicemail.YES), by=carlos)
        write_wish(person=avery, wish=Wish(voicemail=Voicemail.NO), by=carlos)
        with everything_let_through():
            holding = ContactWish.objects.get(ended_at=None)
            assert holding.voicemail == Voicemail.NO


def test_nobody_of_another_agency_writes_in_it(found: FollowUp, omar: User) -> None:
    with pytest.raises(Denied):
        record_attempt(follow_up=found, tried=tried(), by=omar)


def test_the_data_set_tells_trying_on_time_from_reaching_on_time(found: FollowUp, carlos: User) -> None:
    record_attempt(follow_up=found, tried=tried(), by=carlos)
    (row,) = follow_ups_for_data_set()
    assert (row.is_attempted_on_time, row.is_reached_on_time) == (True, False)
    assert (row.channel, row.result, row.attempts) == ("phone", "no_answer", 1)
