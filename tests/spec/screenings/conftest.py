"""Somebody whom behavioral health knows, at an agency that has put the instruments in use."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from coresponder.program.people.models import Person, PersonName
from coresponder.program.screenings.actions.instruments import put_in_use
from coresponder.program.screenings.actions.screenings import Given, record_screening
from coresponder.program.screenings.models import RequiredStep, Screening
from coresponder.program.screenings.vocabulary import How
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from tests.spec.encounters.conftest import assignment, avery, call, shift

# The call of the encounters’ stories, to which Omar and Clara were sent.
__all__ = ["assignment", "avery", "call", "shift"]

Ask = Callable[..., Screening]
IN_USE = ("asq", "phq-2", "phq-9", "audit-c", "c-ssrs-screener", "dast-10", "bjmhs")


@pytest.fixture
def in_use(clara: User, cora: User) -> None:
    """What Cora put in use for behavioral health."""
    assert clara.agency is not None
    for key in IN_USE:
        put_in_use(agency=clara.agency, key=key, by=cora)


@pytest.fixture
def person(clara: User) -> Person:
    """Somebody invented."""
    made = Person.objects.create(created_by=clara, created_for=clara.agency)
    PersonName.objects.create(person=made, owner_agency=clara.agency, author=clara, given="Testa", family="Nobody")
    return made


@pytest.fixture
def ask(in_use: None, person: Person, clara: User) -> Ask:
    """Clara asks an instrument: ask("phq-2", q1="several_days", q2="not_at_all")."""

    def asked(key: str, *, by: User = clara, given: Given | None = None, **answers: str) -> Screening:
        given = given or Given(how=How.ITEMS, answers=answers)
        return record_screening(person=person, key=key, given=given, administered_at=timezone.now(), by=by)

    return asked


def steps_of(screening: Screening) -> list[RequiredStep]:
    """What it asks for, read past the second wall of the database."""
    with everything_let_through():
        return list(RequiredStep.objects.filter(screening=screening).select_related("screening__instrument"))


def phq_9(**answers: str) -> dict[str, str]:
    """Every question of the PHQ-9 answered with “not at all”, but for these."""
    return {**{f"q{number}": "not_at_all" for number in range(1, 10)}, **answers}
