"""A data set as of a moment can be made again at any time: what came later is not there yet."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.models import Assignment
from coresponder.program.dispatch.vocabulary import Step
from coresponder.program.encounters.actions.linking import link_person
from coresponder.program.encounters.actions.reviewing import return_part
from coresponder.program.encounters.models import Encounter, PartFiling
from coresponder.program.encounters.vocabulary import PartName
from coresponder.program.extracts.actions.changes import note_change, withdraw_change
from coresponder.program.extracts.vocabulary import Change
from coresponder.program.people.actions.merging import merge_people, split_people
from coresponder.program.people.actions.parts import add_demographic_fact
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.models import Person
from coresponder.program.people.vocabulary.facts import DemographicElement, Source
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from tests.spec.extracts.conftest import MORE, Making
from tests.support.filing import document, file_as

pytestmark = pytest.mark.django_db


def test_the_same_moment_gives_the_same_bytes(met: Assignment, extract: Making) -> None:
    then = timezone.now()
    assert extract(then).bytes == extract(then).bytes


def test_what_happened_since_changes_nothing_of_it(
    met: Assignment, avery: Person, omar: User, clara: User, carlos: User, cora: User, extract: Making
) -> None:
    other = add_person(given="Avery", family="Ejample", by=clara)
    file_as(clara, document(None, "clinical", person=other.pk, answers=MORE, call=str(met.call_id)))
    noted = note_change(since_on=timezone.localdate(), kind=Change.INSTRUCTION, what="Force is asked anew.", by=cora)
    then = timezone.now()
    before = extract(then)

    record_status(event_id=uuid4(), assignment=met, step=Step.ON_SCENE, by=omar)
    file_as(omar, document(met, ordinal=2))
    add_demographic_fact(person=avery, element=DemographicElement.GENDER, codes=["woman"], source=Source.SELF, by=clara)
    with everything_let_through():
        filing = PartFiling.objects.get(encounter__assignment=met, part=PartName.CLINICAL)
    return_part(filing=filing, comment="Was help accepted?", by=carlos)
    file_as(clara, document(met, "clinical", person=avery.pk, answers=MORE | {"offer_answer": "later"}))
    merge_people(survivor=avery, loser=other, by=carlos)
    withdraw_change(change=noted, by=cora)

    after = extract(then)
    assert after.made.sha256 == before.made.sha256
    assert after.bytes == before.bytes
    assert extract().made.sha256 != before.made.sha256


def test_a_merge_that_was_undone_since_still_held_then(
    met: Assignment, avery: Person, clara: User, carlos: User, extract: Making
) -> None:
    other = add_person(given="Avery", family="Ejample", by=clara)
    file_as(clara, document(None, "clinical", person=other.pk, answers=MORE, call=str(met.call_id)))
    merge = merge_people(survivor=avery, loser=other, by=carlos)
    then = timezone.now()
    before = extract(then)
    split_people(merge=merge, by=carlos)
    assert extract(then).bytes == before.bytes
    assert len(extract().rows("persons")) == 2


def test_somebody_who_was_named_since_was_nobody_then(
    assignment: Assignment, avery: Person, omar: User, clara: User, extract: Making
) -> None:
    file_as(omar, document(assignment))
    then = timezone.now()
    assert extract(then).one("encounters")["person"] is None
    link_person(encounter=Encounter.objects.get(), person=avery, by=clara)
    assert extract(then).one("encounters")["person"] is None
    assert extract().one("encounters")["person"] is not None


def test_before_anything_was_recorded_there_is_nothing(met: Assignment, extract: Making) -> None:
    assert extract(timezone.now() - timedelta(days=1)).rows("encounters") == []
