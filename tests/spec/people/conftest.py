"""What the stories share: Marigold Testperson, whom both the clinic and the police know."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.program.people.actions import parts
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.models import Person, SafetyFact
from coresponder.program.people.vocabulary.identity import IdentityKind
from coresponder.program.people.vocabulary.safety import SafetyCategory, SafetySource
from coresponder.safeguards.accounts.models import User


@pytest.fixture
def marigold(clara: User) -> Person:
    """Somebody whom Clara’s clinic knows, with a birth date."""
    person = add_person(given="Marigold", family="Testperson", by=clara)
    parts.add_identity_fact(person=person, kind=IdentityKind.BIRTH_DATE, value="3/31/1984", by=clara)
    return person


def safety_fact(person: Person, by: User, *, text: str = "Keeps a pretend sword.", days_left: int = 90) -> SafetyFact:
    """Something to be careful about, seen ten days before its end or today."""
    today = timezone.localdate()
    return parts.record_safety_fact(
        person=person,
        category=SafetyCategory.WEAPONS,
        text=text,
        source=SafetySource.SEEN,
        observed_on=today - timedelta(days=1),
        expires_on=today + timedelta(days=days_left),
        by=by,
    )
