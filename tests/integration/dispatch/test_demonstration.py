"""The invented county has a team for each way of working, whatever the hour at which somebody looks."""

from datetime import datetime

import pytest
import time_machine

from coresponder.delivery.web.cast import ensure_cast
from coresponder.program.deployment import demonstration as deployment
from coresponder.program.dispatch import demonstration
from coresponder.program.dispatch.models import Shift
from coresponder.program.dispatch.queries.on_duty import teams_on_duty
from coresponder.program.dispatch.queries.shifts import gaps_of
from coresponder.program.dispatch.vocabulary import ShiftState


@pytest.mark.parametrize("now", ["2026-06-01T03:00-05:00", "2026-10-31T22:30-05:00"])
def test_four_teams_are_on_duty_and_every_planned_shift_can_be_worked(db: None, now: str) -> None:
    with time_machine.travel(datetime.fromisoformat(now), tick=False):
        cast = ensure_cast()
        deployment.load(by=cast["cora"])
        demonstration.load(cast=cast, by=cast["cora"])
        demonstration.load(cast=cast, by=cast["cora"])
        on_duty = teams_on_duty(cast["dana"])
    assert [team.call_sign for team in on_duty] == ["CRT1", "CRT2", "PEER1", "TELE1"]
    assert all(team.can_be_sent for team in on_duty)
    planned = Shift.objects.filter(state=ShiftState.PLANNED)
    assert planned.count() == 6 * 8
    assert not [gaps_of(shift) for shift in planned if gaps_of(shift)]
