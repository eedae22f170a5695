"""The demonstration's day: it goes on while somebody looks, takes the doors that all take, and stops at once."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from coresponder.delivery.web.cast import DISPATCH, cast_agency, ensure_cast
from coresponder.kernel.errors import StateError
from coresponder.program.board import demonstration
from coresponder.program.board.actions.day import change_day
from coresponder.program.board.demonstration.day import move
from coresponder.program.board.models import DemonstrationDay
from coresponder.program.calls.models import Call, Judgement
from coresponder.program.deployment import demonstration as deployment
from coresponder.program.dispatch import demonstration as dispatch
from coresponder.program.dispatch.models import Assignment
from coresponder.safeguards.accounts.models import User


@pytest.fixture
def county(db: None) -> dict[str, User]:
    """The invented county as far as the board needs it, and somebody who looks."""
    cast = ensure_cast()
    deployment.load(by=cast["cora"])
    dispatch.load(cast=cast, by=cast["cora"])
    demonstration.load(agency=cast_agency(DISPATCH), by=cast["cora"])
    DemonstrationDay.objects.create(looked_at=timezone.now(), speed=60)
    return cast


def steps(county: dict[str, User], *, minutes: int) -> None:
    """Let the day go on, a step for every ten seconds of real time, watched all the while."""
    began = timezone.now()
    for number in range(minutes * 6):
        now = began + timedelta(seconds=10 * number)
        DemonstrationDay.objects.update(looked_at=now)
        moved(county, now)


def moved(county: dict[str, User], now: datetime | None = None) -> bool:
    """One step."""
    return move(dispatcher=county["dex"], planner=county["cora"], now=now)


def test_calls_come_in_are_judged_and_teams_work_them(county: dict[str, User]) -> None:
    steps(county, minutes=3)
    calls = Call.objects.filter(feed__name=demonstration.FEED_NAME)
    assert calls.count() >= 2
    assert Judgement.objects.filter(call__in=calls).exists()
    assert Assignment.objects.filter(call__in=calls, offered_by=county["dex"]).exists()
    assert Assignment.objects.exclude(state="offered").exists()


def test_while_it_is_paused_or_nobody_looks_it_stands_still(county: dict[str, User]) -> None:
    DemonstrationDay.objects.update(looked_at=timezone.now() - timedelta(minutes=10))
    assert not moved(county)
    DemonstrationDay.objects.update(looked_at=timezone.now(), is_running=False)
    assert not moved(county)
    assert not Call.objects.exists()


def test_outside_the_demonstration_there_is_no_day_to_change(county: dict[str, User]) -> None:
    with pytest.raises(StateError):
        change_day(is_running=False, by=county["dana"])
