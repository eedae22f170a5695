"""A team on duty, of Omar and Clara in one car, and a call."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from coresponder.program.calls.models import Call
from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.models import Assignment, Shift, StatusEvent
from coresponder.program.dispatch.vocabulary import Step, TeamRole
from coresponder.safeguards.accounts.models import User
from tests.support import dispatching

Tap = Callable[..., StatusEvent]


@pytest.fixture
def shift(omar: User, clara: User) -> Shift:
    """CRT1 is on duty: Omar and Clara in one car."""
    found = dispatching.team("CRT1")
    return dispatching.on_duty(found, (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))


@pytest.fixture
def call(dana: User) -> Call:
    """A welfare check."""
    return dispatching.call("E-1")


@pytest.fixture
def assignment(shift: Shift, call: Call, dana: User) -> Assignment:
    """Dana has sent CRT1 to the call."""
    return send_team(call=call, team=shift.team, by=dana)


@pytest.fixture
def tap() -> Tap:
    """Somebody taps a step, `minutes` after the offer by the phone's clock; now where none are given."""

    def tapped(assignment: Assignment, step: Step, by: User, minutes: float | None = None, **more: Any) -> StatusEvent:
        at = moment(assignment, minutes) if minutes is not None else None
        given = {"recorded_at": at, "event_id": uuid4(), **more}
        made = record_status(assignment=assignment, step=step, by=by, **given)
        assignment.refresh_from_db()
        return made

    return tapped


def moment(assignment: Assignment, minutes: float) -> datetime:
    """So many minutes after the offer."""
    return assignment.offered_at + timedelta(minutes=minutes)
