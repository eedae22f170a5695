"""An encounter goes with its person: into the record that stays, and away with a person who is forgotten."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.models import Encounter, EncounterCall, PartAnswers, PartFiling
from coresponder.program.encounters.queries.places import encounter_seen_by
from coresponder.program.encounters.queries.reading import read_encounter
from coresponder.program.encounters.retention import forget_encounter, over
from coresponder.program.people.actions.merging import merge_people, split_people
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.forgetting import forget_person
from coresponder.program.people.models import MergeRecord, Person
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from tests.support.filing import SENTENCE, document, file_as

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


def narratives(encounter: Encounter, by: User) -> list[str]:
    with transaction.atomic():
        seen = read_encounter(encounter_seen_by(by, encounter.pk), by=by)
    return [each.narrative for each in seen.parts]


def test_it_moves_with_the_record_that_is_joined_and_back_again(
    assignment: Assignment, clara: User, carlos: User, avery: Person
) -> None:
    again = add_person(given="Avery", family="Exemple", by=clara)
    encounter = file_as(clara, document(assignment, "clinical", person=again.pk)).filing.encounter
    merge_people(survivor=avery, loser=again, by=carlos)
    encounter.refresh_from_db()
    assert encounter.person == avery
    assert narratives(encounter, clara) == [SENTENCE]
    split_people(merge=MergeRecord.objects.get(), by=carlos)
    encounter.refresh_from_db()
    assert encounter.person == again
    assert narratives(encounter, clara) == [SENTENCE]


def test_with_a_person_who_is_forgotten_it_goes(assignment: Assignment, omar: User, clara: User, avery: Person) -> None:
    file_as(omar, document(assignment))
    file_as(clara, document(assignment, "clinical", person=avery.pk))
    file_as(clara, document(assignment, "clinical", person=avery.pk, narrative="The other copy of it."))
    forget_person(str(avery.pk))
    assert not Encounter.objects.exists()
    with everything_let_through():
        assert not PartFiling.objects.exists()
        assert not PartAnswers.objects.exists()
    assert Assignment.objects.filter(pk=assignment.pk).exists()


def test_where_nobody_was_named_it_falls_due_by_itself(
    assignment: Assignment, omar: User, clara: User, avery: Person
) -> None:
    unnamed = file_as(omar, document(assignment, answers={"contact_with": "group"})).filing.encounter
    file_as(clara, document(assignment, "clinical", ordinal=2, person=avery.pk))
    due = list(over(before=timezone.now() + TOMORROW))
    assert [each.id for each in due] == [str(unnamed.pk)]
    assert list(over(before=unnamed.started_at - TOMORROW)) == []
    forget_encounter(str(unnamed.pk))
    assert [each.person for each in Encounter.objects.all()] == [avery]
    assert EncounterCall.objects.count() == 1
