"""The invented county follows people up: consistent with its encounters, and Carlos has a day's work."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from unittest.mock import patch

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from coresponder.delivery.web.cast import DISPATCH, cast_agency, ensure_cast
from coresponder.kernel.progress import silent
from coresponder.program.deployment import demonstration as deployment
from coresponder.program.dispatch import demonstration as dispatch
from coresponder.program.encounters import demonstration as encounters
from coresponder.program.encounters.models import Encounter
from coresponder.program.follow_up import demonstration
from coresponder.program.follow_up.actions.reading import read_caseload, read_today
from coresponder.program.follow_up.models import AgendaItem, Attempt, Conference, Episode, FollowUp
from coresponder.program.follow_up.queries.feedback import groups
from coresponder.program.follow_up.vocabulary import OPEN_FOLLOW_UP, FollowUpState
from coresponder.program.people import demonstration as people
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements import demonstration as agreements
from coresponder.safeguards.consent.models import Disclosure

pytestmark = [pytest.mark.database, pytest.mark.django_db, pytest.mark.once]
Cast = dict[str, User]


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """The county until yesterday, with a small part of its calls, in the morning; gone with the last test."""
    morning = timezone.localtime().replace(hour=9, minute=0)
    with (
        time_machine.travel(morning),
        override_settings(ENCOUNTER_CODES="demonstration"),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        yield _loaded()
        transaction.set_rollback(True)


def _loaded() -> Cast:
    found = ensure_cast()
    agreements.load(by=found["cora"])
    found = ensure_cast()
    deployment.load(by=found["cora"])
    dispatch.load(cast=found, by=found["cora"])
    with patch.object(people, "invented_people", partial(people.invented_people, records=60)):
        people.load(progress=silent)
    center = cast_agency(DISPATCH)
    encounters.load(cast=found, dispatch_center=center, by=found["cora"], progress=silent, calls_a_year=9_000)
    demonstration.load(cast=found, by=found["cora"], progress=silent)
    return found


def test_every_state_occurs_and_every_follow_up_hangs_on_an_encounter(cast: Cast) -> None:
    with everything_let_through():
        states = Counter(FollowUp.objects.values_list("state", flat=True))
        by_rule = FollowUp.objects.filter(rule__isnull=False)
        assert not by_rule.filter(encounter=None).exists()
        assert not by_rule.exclude(encounter__counts_as_repeat=True).exists(), "no follow-up of a follow-up"
    assert min(states[each] for each in (FollowUpState.DONE, FollowUpState.STOPPED, FollowUpState.PLANNED)) > 0


def test_own_contacts_of_the_year_are_attempts_each_once(cast: Cast) -> None:
    with everything_let_through():
        linked = list(Attempt.objects.exclude(encounter=None).values_list("encounter", flat=True))
        own = Encounter.objects.filter(contact_origin="proactive_follow_up", person__isnull=False).count()
    assert 0 < len(linked) == len(set(linked)) <= own


def test_times_are_in_order_and_nothing_open_hangs_on_a_closed_episode(cast: Cast) -> None:
    with everything_let_through():
        rows = list(FollowUp.objects.select_related("episode", "encounter"))
    for each in rows:
        assert each.encounter is None or each.due_at > each.encounter.started_at
        assert not each.is_open or each.episode.is_open
        assert each.reached_at is None or each.first_attempt_at is not None
        assert each.reached_at is None or each.reached_at >= each.first_attempt_at
    reached = [each for each in rows if each.state == FollowUpState.DONE]
    assert all(each.reached_at for each in reached)


def test_carlos_has_something_due_and_something_overdue(cast: Cast) -> None:
    today, caseload = read_today(by=cast["carlos"]), read_caseload(by=cast["carlos"])
    assert today.overdue >= 1
    assert len(today.rows) > today.overdue
    assert today.tasks
    assert today.rows[0].is_overdue
    assert caseload.mine
    assert caseload.nobodys
    with everything_let_through():
        assert Episode.objects.filter(state="closed").exists()
        assert not FollowUp.objects.filter(state__in=OPEN_FOLLOW_UP, changed_at__gt=timezone.now()).exists()


def test_the_table_saw_whoever_agreed_and_nothing_of_the_others(cast: Cast) -> None:
    held = Conference.objects.get(state="closed")
    with everything_let_through():
        first = AgendaItem.objects.filter(conference=held).earliest("position")
    shown = Disclosure.objects.filter(way="conference")
    assert set(shown.values_list("person_id", flat=True)) == {first.person_id}
    assert set(shown.values_list("recipient", flat=True)) == {cast["omar"].agency_id, cast["pavel"].agency_id}


def test_one_conference_was_held_and_one_is_prepared_and_feedback_came_in(cast: Cast) -> None:
    assert Counter(Conference.objects.values_list("state", flat=True)) == {"closed": 1, "prepared": 1}
    with everything_let_through():
        assert AgendaItem.objects.filter(discussed_at__isnull=False).exists()
    shown = {each.title: each.is_held_back for each in groups()}
    assert shown["person who was helped"] is False
    assert shown["dispatcher"] is True
