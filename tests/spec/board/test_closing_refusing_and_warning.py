"""What a dispatcher does about a call that needs no team, and what the board says when something is missing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.program.calls.actions.by_hand import enter_call
from coresponder.program.calls.models import Call, Feed
from coresponder.program.dispatch.actions.requests import request_team
from coresponder.program.dispatch.models import Assignment, Shift, TeamRequest
from coresponder.program.dispatch.vocabulary import AskedBecause, RequestAnswer, TeamRole
from coresponder.safeguards.accounts.models import User
from tests.support import dispatching
from tests.support.page import PageClient


@pytest.fixture
def by_hand(dana: User) -> Call:
    return enter_call(fields={"narrative": "Talks to the wall.", "place_text": "12 Madeup St"}, by=dana)


class TestACallThatWasEnteredHere:
    def test_is_closed_from_the_board_and_opened_again(self, page: PageClient, dana: User, by_hand: Call) -> None:
        board = page.as_(dana)
        assert f"Close {by_hand.event_number}" in board.get(f"/board/calls/{by_hand.pk}/close/").buttons
        board.post(f"/board/calls/{by_hand.pk}/end/", {"disposition": "nobody there"})
        by_hand.refresh_from_db()
        assert (by_hand.state, by_hand.disposition) == ("closed", "nobody there")
        board.post(f"/board/calls/{by_hand.pk}/open-again/", {})
        by_hand.refresh_from_db()
        assert by_hand.is_open

    def test_is_not_closed_by_an_officer(self, page: PageClient, omar: User, by_hand: Call) -> None:
        page.as_(omar).post(f"/board/calls/{by_hand.pk}/end/", {}, status=403)


def test_a_call_of_a_feed_closes_where_it_came_from(page: PageClient, dana: User) -> None:
    call = dispatching.call("26-7")
    board = page.as_(dana)
    assert "The call itself closes where it came from." in board.get(f"/board/calls/{call.pk}/close/").text
    board.post(f"/board/calls/{call.pk}/end/", {})
    call.refresh_from_db()
    assert call.is_open


def test_patrol_that_asked_is_told_that_no_team_comes_and_why(page: PageClient, dana: User, omar: User) -> None:
    asked = request_team(call=dispatching.call("26-8"), reason=AskedBecause.SUICIDE, by=omar)
    page.as_(dana).post(f"/board/requests/{asked.pk}/refuse/", {"reason": "busy"})
    answered = TeamRequest.objects.get()
    assert (answered.answer, answered.not_going) == (RequestAnswer.NOT_SENT, "busy")


def test_a_feed_that_fell_silent_is_said_to_be_silent_and_the_board_not_calm(page: PageClient, dana: User) -> None:
    call = dispatching.call("26-9")
    long_ago = timezone.now() - timedelta(days=2)
    Feed.objects.filter(pk=call.feed_id).update(last_received_at=long_ago, expected_quiet_minutes=30)
    Call.objects.filter(pk=call.pk).update(state="closed", closed_at=long_ago)
    board = page.as_(dana).get("/board/")
    assert "No call that is known here waits. A feed is silent, so there may be others." in board.text


def test_a_missed_check_in_stands_on_top_with_who_and_where(
    page: PageClient, dana: User, omar: User, clara: User
) -> None:
    shift: Shift = dispatching.on_duty(dispatching.team(), (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))
    there_since = timezone.now() - timedelta(minutes=90)
    Assignment.objects.create(
        call=dispatching.call("26-10"), team=shift.team, shift=shift, part="primary", origin="dispatched",
        state="on_scene", offered_at=there_since, on_scene_at=there_since, offered_by=dana,
    )  # fmt: skip
    assert clara.display_name in page.as_(dana).get("/board/").text.split("Waiting")[0]
