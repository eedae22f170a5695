"""The board as plain pages: what waits, what is advised, where a call is entered, and who sends.

Everything here works without a script; tests/browser/test_board.py tells what the script adds.
"""

import pytest

from coresponder.program.dispatch.models import Assignment, Shift
from coresponder.program.dispatch.vocabulary import TeamRole
from coresponder.safeguards.accounts.models import User
from tests.support import dispatching
from tests.support.page import PageClient


@pytest.fixture
def shift(omar: User, clara: User) -> Shift:
    """CRT1 is on duty."""
    return dispatching.on_duty(dispatching.team("CRT1"), (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))


class TestDana:
    def test_sees_what_waits_and_enters_what_no_feed_brings(self, page: PageClient, dana: User, shift: Shift) -> None:
        dispatching.call("26-1", narrative="He talks to the window.")
        board = page.as_(dana).get("/board/")
        assert "He talks to the window." in board.text
        assert "New call" in board.links

    def test_looks_at_a_call_and_from_there_at_all_of_it(self, page: PageClient, dana: User, shift: Shift) -> None:
        call = dispatching.call("26-1")
        assert "The whole call, with its history" in page.as_(dana).get(f"/board/calls/{call.pk}/").links

    def test_sends_a_team_with_a_plain_form(self, page: PageClient, dana: User, shift: Shift) -> None:
        call = dispatching.call("26-1")
        page.as_(dana).post(f"/board/calls/{call.pk}/send/", {"team": str(shift.team.pk), "part": "primary"})
        assert Assignment.objects.get().team == shift.team


class TestOmar:
    def test_sees_the_board_and_sends_nobody(self, page: PageClient, omar: User, shift: Shift) -> None:
        dispatching.call("26-1", narrative="He talks to the window.")
        board = page.as_(omar).get("/board/")
        assert "He talks to the window." in board.text
        assert "New call" not in board.links
        assert not [button for button in board.buttons if button.startswith("Send")]


def test_otis_is_told_of_no_board(page: PageClient, otis: User) -> None:
    page.as_(otis).get("/board/", status=404)
