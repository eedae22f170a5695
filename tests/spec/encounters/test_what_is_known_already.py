"""What dispatch knows is filled in; how often a person was met is counted by the rule."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.models import Assignment
from coresponder.program.dispatch.vocabulary import Destination, Step
from coresponder.program.encounters.models import Encounter
from coresponder.program.encounters.queries.prefill import prefill
from coresponder.program.encounters.queries.queue import queue_for
from coresponder.program.encounters.queries.repeats import contacts_by_person
from coresponder.program.people.models import Person
from coresponder.program.response_plans import contacts
from coresponder.safeguards.accounts.models import User
from tests.support.filing import document, file_as

pytestmark = pytest.mark.django_db
A_YEAR_AGO = timedelta(days=365)


def test_before_the_first_tap_only_what_is_sure_is_filled_in(assignment: Assignment) -> None:
    assert prefill(assignment, part="operational") == {
        "contact_origin": "dispatched",
        "contact_mode": "in_person_joint",
        "team_members": ["clinician", "officer"],
        "contact_with": "person",
    }
    assert prefill(None, part="clinical") == {"contact_with": "person"}


def test_the_taps_of_the_team_are_the_times_of_the_form(assignment: Assignment, omar: User) -> None:
    begun = timezone.now() - timedelta(hours=1)
    Assignment.objects.filter(pk=assignment.pk).update(offered_at=begun)
    assignment.refresh_from_db()
    for step, minutes in ((Step.ACCEPTED, 0), (Step.EN_ROUTE, 1), (Step.ON_SCENE, 5), (Step.OFFICER_RELEASED, 20)):
        at = assignment.offered_at + timedelta(minutes=minutes)
        record_status(assignment=assignment, step=step, by=omar, event_id=uuid4(), recorded_at=at)
    more = {"destination": Destination.CRISIS_CENTER, "recorded_at": assignment.offered_at + timedelta(minutes=30)}
    record_status(assignment=assignment, step=Step.TRANSPORTING, by=omar, event_id=uuid4(), **more)
    assignment.refresh_from_db()
    found = prefill(assignment, part="operational")
    assert found["contact_started_at"] == timezone.localtime(assignment.on_scene_at).isoformat(timespec="seconds")
    assert found["police_present"] == "part"
    assert found["officer_minutes"] == 15
    assert found["clinician_minutes"] == 25
    assert found["destination"] == "crisis_center"
    assert "transport_by" not in found
    assert "contact_ended_at" not in found


def test_the_programs_own_follow_up_is_no_repeat(assignment: Assignment, clara: User, avery: Person) -> None:
    for ordinal, origin in enumerate(("dispatched", "proactive_follow_up", "outreach", "crisis_line"), start=1):
        answers = {"contact_origin": origin}
        file_as(clara, document(assignment, "clinical", answers=answers, ordinal=ordinal, person=avery.pk))
    assert Encounter.objects.count() == 4
    assert contacts_by_person(timezone.now() - A_YEAR_AGO) == {avery.pk: 2}


def test_somebody_who_was_not_found_was_not_met(assignment: Assignment, clara: User, avery: Person) -> None:
    away = document(assignment, "clinical", person=avery.pk)
    away["answers"] = {"contact_origin": "dispatched", "contact_result": "unable_to_locate"}
    file_as(clara, away)
    assert contacts_by_person(timezone.now() - A_YEAR_AGO) == {}


def test_two_parts_and_many_dispositions_are_one_contact(
    assignment: Assignment, omar: User, clara: User, avery: Person
) -> None:
    file_as(omar, document(assignment, answers={"dispositions": ["safety_plan", "crisis_line", "resources_given"]}))
    file_as(clara, document(assignment, "clinical", person=avery.pk))
    assert contacts_by_person(timezone.now() - A_YEAR_AGO) == {avery.pk: 1}
    assert contacts_by_person(timezone.now() + timedelta(days=1)) == {}


def test_whoever_proposes_plans_is_told_of_contacts(assignment: Assignment) -> None:
    assert contacts.are_counted()


def test_a_reviewer_sees_what_stands_out(assignment: Assignment, clara: User, carlos: User) -> None:
    at = (timezone.now() - timedelta(hours=40)).isoformat()
    Assignment.objects.filter(pk=assignment.pk).update(on_scene_at=timezone.now())
    file_as(clara, document(assignment, "clinical", narrative="Calm.", answers={"contact_started_at": at}))
    with transaction.atomic():
        (waiting,) = queue_for(carlos).waiting
    said = " ".join(waiting.remarks)
    assert "40 hours after the contact" in said
    assert "1 words of text" in said
    assert "expected answers not reached" in said
    assert "before dispatch’s" in said
    assert not waiting.is_own


def test_copies_wait_apart_and_another_agency_sees_none(
    assignment: Assignment, clara: User, carlos: User, omar: User
) -> None:
    file_as(clara, document(assignment, "clinical"))
    file_as(clara, document(assignment, "clinical", narrative="The other copy of it."))
    with transaction.atomic():
        found = queue_for(carlos)
    assert [len(copies) for copies in found.conflicts] == [2]
    assert not found.waiting
    with transaction.atomic():
        assert queue_for(omar).is_empty


def test_a_queue_that_shows_only_those_that_waited_longest_says_so(
    assignment: Assignment, clara: User, carlos: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coresponder.program.encounters.queries.queue.MOST_ROWS", 1)
    file_as(clara, document(assignment, "clinical"))
    with transaction.atomic():
        assert not queue_for(carlos).is_cut
    file_as(clara, document(assignment, "clinical", ordinal=2))
    with transaction.atomic():
        found = queue_for(carlos)
    assert found.is_cut
    assert len(found.waiting) == 1
