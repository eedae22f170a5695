"""A feed that falls silent looks silent; and what is forgotten of a call is forgotten whole."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError, StateError
from coresponder.program.calls.actions.feeds import set_up_feed
from coresponder.program.calls.actions.persons import note_person_on_call, take_person_off_call
from coresponder.program.calls.forgetting import forget_call
from coresponder.program.calls.models import Call, CallPerson, CallVersion, Document, Feed, Judgement
from coresponder.program.calls.queries.feeds import silent_feeds, silent_since
from coresponder.program.calls.retention import over
from coresponder.program.calls.vocabulary import FeedFormat, PersonOnCall
from coresponder.program.people.models import Person
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.keys import key_to_read
from coresponder.safeguards.permissions import Denied
from tests.support.live_calls import call_named, eido, eido_feed, push


class TestSilence:
    def test_a_feed_that_was_heard_lately_is_not_silent(self, cora: User, dana: User) -> None:
        push(eido_feed(cora, expected_quiet_minutes=10), eido("a", 0))
        assert not silent_feeds(dana)

    def test_a_feed_is_silent_once_it_has_said_nothing_for_too_long(self, cora: User, dana: User) -> None:
        feed = eido_feed(cora, expected_quiet_minutes=10)
        push(feed, eido("a", 0))
        heard_at = Feed.objects.get().last_received_at
        found = silent_feeds(dana, at=timezone.now() + timedelta(minutes=11))
        assert [(each.pk, silent_since(each)) for each in found] == [(feed.pk, heard_at)]

    def test_the_same_document_again_is_heard_too(self, cora: User, dana: User) -> None:
        feed = eido_feed(cora, expected_quiet_minutes=10)
        push(feed, eido("a", 0))
        with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
            push(feed, eido("a", 0))
            assert not silent_feeds(dana)

    def test_a_feed_that_was_never_heard_is_silent_after_the_same_time(self, cora: User, dana: User) -> None:
        eido_feed(cora, expected_quiet_minutes=10)
        assert silent_feeds(dana, at=timezone.now() + timedelta(minutes=11))

    def test_only_who_works_the_board_asks(self, eve: User) -> None:
        with pytest.raises(Denied):
            silent_feeds(eve)


class TestSettingUp:
    def test_only_the_coordinator_sets_feeds_up(self, dana: User) -> None:
        with pytest.raises(Denied):
            eido_feed(dana)

    def test_a_feed_of_rows_needs_a_profile(self, cora: User) -> None:
        assert cora.agency is not None
        with pytest.raises(CoresponderError, match="needs a profile"):
            set_up_feed(name="Rows", agency=cora.agency, format=FeedFormat.CAD, by=cora)


class TestWhoIsOnACall:
    @pytest.fixture
    def person(self, omar: User) -> Person:
        return Person.objects.create(created_by=omar, created_for=omar.agency)

    def test_somebody_is_noted_and_taken_off_again(self, feed: Feed, person: Person, omar: User) -> None:
        push(feed, eido("a", 0))
        thought = note_person_on_call(call=call_named("a"), person=person, standing=PersonOnCall.THOUGHT, by=omar)
        known = note_person_on_call(call=call_named("a"), person=person, standing=PersonOnCall.KNOWN, by=omar)
        thought.refresh_from_db()
        assert (thought.holds, known.holds, known.replaces) == (False, True, thought)
        assert not take_person_off_call(noted=known, by=omar).holds

    def test_a_call_with_somebody_on_it_is_kept_as_long_as_that_record(
        self, feed: Feed, person: Person, omar: User
    ) -> None:
        push(feed, eido("a", 0, statuses=["Closed"]))
        note_person_on_call(call=call_named("a"), person=person, standing=PersonOnCall.KNOWN, by=omar)
        assert not list(over(before=timezone.now() + timedelta(days=4000)))
        with pytest.raises(ProtectedError):
            forget_call(str(call_named("a").pk))
        assert CallVersion.objects.exists()


class TestForgetting:
    def test_everything_said_of_a_call_goes_with_its_key(self, feed: Feed) -> None:
        push(feed, eido("a", 0), eido("a", 3, statuses=["Closed"]), eido("b", 0))
        gone = call_named("a")
        assert [each.id for each in over(before=timezone.now() + timedelta(days=4000))] == [str(gone.pk)]
        forget_call(str(gone.pk))
        assert list(Call.objects.values_list("source_incident_id", flat=True)) == [call_named("b").source_incident_id]
        for model in (Document, CallVersion, Judgement, CallPerson):
            assert not model._default_manager.filter(call=gone.pk).exists()
        with pytest.raises(StateError):
            key_to_read(f"call:{gone.pk}")

    def test_afterwards_the_database_keeps_the_others_as_before(self, feed: Feed) -> None:
        push(feed, eido("a", 0, statuses=["Closed"]), eido("b", 0))
        forget_call(str(call_named("a").pk))
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            Judgement.objects.all().delete()
