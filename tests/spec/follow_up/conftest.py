"""CRT1, which is Omar and Clara, has met Avery Example, whom the clinic knows. Carlos follows up for the clinic."""

import pytest

from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.models import Assignment
from coresponder.program.dispatch.vocabulary import TeamRole
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.models import Person
from coresponder.safeguards.accounts.models import User
from tests.support import dispatching


@pytest.fixture
def assignment(omar: User, clara: User, dana: User) -> Assignment:
    """Dana has sent CRT1 to a welfare check."""
    shift = dispatching.on_duty(dispatching.team("CRT1"), (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))
    return send_team(call=dispatching.call("E-1"), team=shift.team, by=dana)


@pytest.fixture
def avery(clara: User) -> Person:
    """Somebody whom the clinic knows."""
    return add_person(given="Avery", family="Example", by=clara)
