"""The demonstration county's agreements: one in each state, and a second load changes nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.delivery.web import cast
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.agreements import demonstration
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.queries import terms_in_force
from coresponder.safeguards.agreements.rules import expires_soon
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.vocabulary import DataClass
from tests.spec.safeguards.agreements.conftest import decision


@pytest.fixture
def loaded(cora: User, clara: User, omar: User) -> list[Agreement]:
    """As `manage.py demo_load` leaves it."""
    return demonstration.load(by=cora)


def test_there_is_one_in_each_state_that_a_visitor_should_see(loaded: list[Agreement]) -> None:
    states = [each.state for each in loaded]
    assert {state: states.count(state) for state in set(states)} == {
        "in_force": 5,
        "suspended": 1,
        "drafted": 1,
        "ended": 1,
    }


def test_one_ends_within_a_month(loaded: list[Agreement]) -> None:
    today = timezone.localdate()
    ending = [each for each in loaded if expires_soon(each, today=today)]
    assert [each.ends_on <= today + timedelta(days=30) for each in ending] == [True]


def test_no_clinical_word_goes_to_the_police(loaded: list[Agreement]) -> None:
    to_police = terms_in_force(timezone.now()).filter(to_agency__name=demonstration.POLICE)
    assert not {each.data_class for each in to_police} & {DataClass.CLINICAL, DataClass.SUBSTANCE_USE}


def test_the_walls_can_be_felt(loaded: list[Agreement], clara: User) -> None:
    assert decision(clara).is_allowed
    assert not decision(clara, data_class=DataClass.CRIMINAL_JUSTICE).is_allowed


def test_a_second_load_changes_nothing(loaded: list[Agreement], cora: User) -> None:
    before = AuditEvent.objects.count(), Agency.objects.count(), User.objects.count()
    assert demonstration.load(by=cora) == []
    assert (AuditEvent.objects.count(), Agency.objects.count(), User.objects.count()) == before


def test_the_agencies_are_those_of_the_cast() -> None:
    of_the_cast = {cast.POLICE, cast.DISPATCH, cast.BEHAVIORAL_HEALTH, cast.COUNTY, cast.UNIVERSITY}
    assert all(demonstration.KINDS[agency.name] == agency.kind for agency in of_the_cast)
