"""Somebody whom behavioral health knows, whose name and guidance the police may read for crisis response."""

import pytest

from coresponder.program.people.models import Person, PersonName
from coresponder.program.response_plans.actions.approving import approve_version
from coresponder.program.response_plans.actions.writing import start_version, submit_version, write_version
from coresponder.program.response_plans.models import PlanVersion
from coresponder.program.response_plans.vocabulary import Section
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.vocabulary import DataClass
from tests.support.agreeing import agreement_in_force

HELPS = "Speak slowly.\nOffer a cup of tea."
SECTIONS = {
    Section.HELPS_FIRST: HELPS,
    Section.MAKES_WORSE: "Being touched from behind.",
    Section.WHOM_TO_CALL: "The sister, in the evening.",
}


@pytest.fixture
def agreement(omar: User, clara: User) -> Agreement:
    """Behavioral health lets the police read who somebody is and what helps, for crisis response."""
    return agreement_in_force(from_=clara, to=omar, classes=(DataClass.IDENTITY, DataClass.RESPONSE_GUIDANCE))


@pytest.fixture
def person(clara: User) -> Person:
    """Somebody invented."""
    made = Person.objects.create(created_by=clara, created_for=clara.agency)
    PersonName.objects.create(person=made, owner_agency=clara.agency, author=clara, given="Testa", family="Nobody")
    return made


@pytest.fixture
def draft(person: Person, clara: User) -> PlanVersion:
    """A version that Clara has written."""
    begun = start_version(person=person, by=clara)
    return write_version(version=begun, sections=SECTIONS, seen_edited_at=begun.edited_at, by=clara)


@pytest.fixture
def plan(draft: PlanVersion, clara: User, carlos: User) -> PlanVersion:
    """The plan in use, which Carlos approved."""
    return approve_version(version=submit_version(version=draft, by=clara), by=carlos)
