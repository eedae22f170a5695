"""The desk pages of dispatch in a real browser, in both themes, wide and narrow, by keyboard."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from coresponder.program.dispatch.actions.handovers import add_line, draft_handover, give_handover
from coresponder.program.dispatch.actions.requests import request_team
from coresponder.program.dispatch.actions.safety import ask_for_help
from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.vocabulary import AskedBecause, Step, TeamRole
from tests.support import dispatching
from tests.support.browser import (
    PHONE,
    WIDE,
    Visit,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
    assert_targets_are_large_enough,
)
from tests.support.cast import member

pytestmark = pytest.mark.browser


BOTH = [("light", PHONE), ("dark", WIDE)]


@pytest.mark.heavy
@pytest.mark.parametrize(("theme", "size"), BOTH)
def test_every_desk_page_can_be_used_by_everybody(visit: Visit, theme: str, size: dict[str, int]) -> None:
    _hold(visit, _pages(), theme, size)


def test_the_teams_on_duty_can_be_used_by_everybody(visit: Visit) -> None:
    _hold(visit, _pages()[:1], "dark", PHONE)


def _hold(visit: Visit, pages: list[tuple[str, str]], theme: str, size: dict[str, int]) -> None:
    for address, name in pages:
        page = visit(address, by=member(name), theme=theme, size=size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)
        assert_targets_are_large_enough(page)
        if size == PHONE:
            assert_focus_is_always_seen(page)
        page.context.close()


def _pages() -> list[tuple[str, str]]:
    """Every page with something on it: a team at a scene, an alert, a request, a plan, a handover that was given."""
    dana, omar, clara = (member(name) for name in ("dana", "omar", "clara"))
    shift = dispatching.on_duty(
        dispatching.team("CRT1", "separate"), (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN)
    )
    made = send_team(call=dispatching.call("E-1", weapon="yes"), team=shift.team, by=dana)
    for user in (omar, clara):
        record_status(assignment=made, step=Step.ON_SCENE, by=user, event_id=uuid4())
    other = dispatching.call("E-2", language="es")
    request_team(call=other, reason=AskedBecause.SUICIDE, by=omar)
    ask_for_help(by=clara, alert_id=uuid4())
    dispatching.on_duty(dispatching.team("TELE", "remote"), (member("tess"), TeamRole.CLINICIAN))
    begins = timezone.now() + timedelta(hours=6)
    shift.team.shifts.create(planned_from_at=begins, planned_to_at=begins + timedelta(hours=8), planned_by=dana)
    handover = draft_handover(by=dana)
    add_line(handover=handover, text="The radio of CRT1 is being repaired.", by=dana)
    give_handover(handover=handover, by=dana)
    return [
        ("/teams/", "dana"),
        ("/shifts/", "cora"),
        ("/shifts/plan/", "cora"),
        (f"/shifts/{shift.pk}/", "cora"),
        (f"/teams/{shift.team_id}/", "cora"),
        (f"/dispatch/calls/{other.pk}/send/", "dana"),
        (f"/dispatch/calls/{other.pk}/ask/", "omar"),
        (f"/dispatch/assignments/{made.pk}/", "dana"),
        (f"/handovers/{handover.pk}/", "omar"),
        ("/handovers/", "omar"),
    ]
