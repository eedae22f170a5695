"""CRT1, which is Omar and Clara, has been sent to a welfare check. Avery Example is known to the clinic."""

import pytest

from coresponder.program.calls.models import Call
from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.models import Assignment, Shift
from coresponder.program.dispatch.vocabulary import TeamRole
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.models import Person
from coresponder.safeguards.accounts.models import User
from tests.support import dispatching


@pytest.fixture
def shift(omar: User, clara: User) -> Shift:
    """CRT1 is on duty: Omar and Clara in one car."""
    return dispatching.on_duty(dispatching.team("CRT1"), (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))


@pytest.fixture
def call(dana: User) -> Call:
    """A welfare check."""
    return dispatching.call("E-1")


@pytest.fixture
def assignment(shift: Shift, call: Call, dana: User) -> Assignment:
    """Dana has sent CRT1 to the call."""
    return send_team(call=call, team=shift.team, by=dana)


@pytest.fixture
def avery(clara: User) -> Person:
    """Somebody whom the clinic knows."""
    return add_person(given="Avery", family="Example", by=clara)
