"""Two records of one person may each have a plan of the same agency. Joining loses neither; one is in use."""

import pytest

from coresponder.program.people.actions.merging import merge_people, split_people
from coresponder.program.people.models import MergeRecord, Person, PersonName
from coresponder.program.response_plans.actions.approving import approve_version
from coresponder.program.response_plans.actions.writing import start_version, submit_version, write_version
from coresponder.program.response_plans.models import PlanVersion
from coresponder.program.response_plans.vocabulary import Section, VersionState
from coresponder.safeguards.accounts.models import User
from tests.spec.response_plans.conftest import SECTIONS

OTHER = "Leave the door open."


@pytest.fixture
def double(clara: User, carlos: User) -> Person:
    """The same person under another name, with a plan of the same agency."""
    made = Person.objects.create(created_by=clara, created_for=clara.agency)
    PersonName.objects.create(person=made, owner_agency=clara.agency, author=clara, given="Tess", family="Nobody")
    begun = start_version(person=made, by=clara)
    sections = SECTIONS | {Section.HELPS_FIRST: OTHER}
    written = write_version(version=begun, sections=sections, seen_edited_at=begun.edited_at, by=clara)
    approve_version(version=submit_version(version=written, by=clara), by=carlos)
    return made


def joined(person: Person, double: Person, by: User) -> MergeRecord:
    return merge_people(survivor=person, loser=double, by=by)


def test_the_plan_of_the_record_that_stays_goes_on_and_the_other_is_kept(
    plan: PlanVersion, person: Person, double: Person, carlos: User
) -> None:
    joined(person, double, carlos)
    versions = PlanVersion.objects.filter(person=person).order_by("number")
    assert [(each.number, each.state) for each in versions] == [(1, VersionState.APPROVED), (2, VersionState.RETIRED)]
    assert versions[1].helps_first == OTHER


def test_taken_apart_each_has_its_plan_in_use_again(
    plan: PlanVersion, person: Person, double: Person, carlos: User
) -> None:
    split_people(merge=joined(person, double, carlos), by=carlos)
    in_use = PlanVersion.objects.filter(state=VersionState.APPROVED)
    assert {each.person_id for each in in_use} == {person.pk, double.pk}
