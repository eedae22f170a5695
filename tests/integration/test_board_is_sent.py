"""An open board is sent what changed on it, to whom it may be sent, and to nobody any more after that."""

import re
import time

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from coresponder.program.board import sharing
from coresponder.program.calls.models import Call
from coresponder.program.news.announcing import announce
from coresponder.program.news.queries import as_text, numbers_now
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit import viewing
from tests.support import dispatching
from tests.support.live_server import Event, LiveProgram, OpenStream

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture(autouse=True)
def quick_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five beats a second; what is no longer asked of the session at them is asked before a board is sent."""
    monkeypatch.setattr("coresponder.program.news.streaming.SECONDS_BETWEEN_BEATS", 0.2)


def board_of(live: LiveProgram, user: User, *, since: str = "", more: str = "") -> OpenStream:
    """The line of an open board that shows everything up to now, or what it says."""
    stream = live.follow(user, since=(since or as_text(numbers_now())) + more, path="/board/stream/")
    stream.next("beat")
    return stream


def announced(number: str) -> Call:
    """A call that came in, of which every open page was told."""
    with transaction.atomic():
        call = dispatching.call(number)
        announce(Topic.CALLS, call.pk)
    return call


def sent(stream: OpenStream) -> Event:
    """What the board is sent next."""
    return stream.next("board")


class TestWhatIsSent:
    def test_first_the_whole_board_and_then_only_what_differs(self, live_program: LiveProgram, dana: User) -> None:
        stream = board_of(live_program, dana)
        old = announced("24-1")
        first = sent(stream)
        announced("24-2")
        second = sent(stream)
        assert first["was"] == ""
        assert "24-1" in first["words"]
        assert second["was"] == first["is"]
        assert f'<li id="call-{old.pk}" data-same></li>' in second["words"]
        assert "24-2" in second["words"]
        assert "24-1" not in second["words"]

    def test_to_a_page_that_comes_back_what_it_missed_as_one_board(self, live_program: LiveProgram, dana: User) -> None:
        seen = as_text(numbers_now())
        announced("24-1")
        with transaction.atomic():
            announce(Topic.SHIFTS, announced("24-2").pk)
        stream = live_program.follow(dana, since=seen or "calls:0", path="/board/stream/")
        found = sent(stream)
        assert {"24-1", "24-2"} <= set(re.findall(r"24-\d", found["words"]))
        assert found["id"] == as_text(numbers_now())
        assert stream.heard("board", during_seconds=0.5) == []

    def test_to_a_page_that_says_what_it_shows_only_the_rest(self, live_program: LiveProgram, dana: User) -> None:
        stream = board_of(live_program, dana)
        announced("24-1")
        first = sent(stream)
        announced("24-2")
        again = live_program.follow(dana, since=f"{first['id']}&shown={first['is']}", path="/board/stream/")
        found = sent(again)
        assert (found["was"], "24-1" in found["words"]) == (first["is"], False)

    def test_the_whole_board_where_what_it_shows_is_no_longer_known(
        self, live_program: LiveProgram, dana: User
    ) -> None:
        stream = board_of(live_program, dana)
        announced("24-1")
        sent(stream)
        sharing._marks.clear()
        announced("24-2")
        assert {"24-1", "24-2"} <= set(re.findall(r"24-\d", sent(stream)["words"]))

    def test_several_things_at_once_in_one_board(self, live_program: LiveProgram, dana: User) -> None:
        stream = board_of(live_program, dana)
        with transaction.atomic():
            for number in range(5):
                announced(f"24-{number}")
        assert {f"24-{number}" for number in range(5)} <= set(re.findall(r"24-\d", sent(stream)["words"]))
        assert stream.heard("board", during_seconds=0.5) == []


class TestToWhom:
    def test_everybody_who_sees_the_same_gets_one_drawing_with_a_token_of_their_own(
        self, live_program: LiveProgram, dana: User
    ) -> None:
        streams = [board_of(live_program, dana) for _ in range(2)]
        dispatching.on_duty(dispatching.team(), (dana, "officer"))
        announced("24-1")
        first, second = (sent(stream)["words"] for stream in streams)
        assert TOKEN.sub("", first) == TOKEN.sub("", second)
        assert set(TOKEN.findall(first)).isdisjoint(TOKEN.findall(second))
        assert "token-of-the-reader" not in first

    def test_another_role_never_gets_the_buttons_of_the_dispatcher(
        self, live_program: LiveProgram, dana: User, omar: User
    ) -> None:
        dispatching.on_duty(dispatching.team(), (omar, "officer"))
        at_the_desk, on_the_road = board_of(live_program, dana), board_of(live_program, omar)
        announced("24-1")
        assert "Send CRT1" in sent(at_the_desk)["words"]
        assert "Send CRT1" not in sent(on_the_road)["words"]

    def test_nobody_whose_role_does_not_see_live_calls(self, live_program: LiveProgram, eve: User) -> None:
        assert live_program.follow(eve, path="/board/stream/").response.status == 403

    def test_who_looks_as_another_account_is_only_told(
        self, live_program: LiveProgram, priya: User, omar: User
    ) -> None:
        client = Client()
        client.force_login(priya)
        session = client.session
        viewing.begin(session, omar)
        session.save()
        cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
        stream = live_program.follow(cookie=cookie, since=as_text(numbers_now()), path="/board/stream/")
        stream.next("beat")
        announced("24-1")
        assert stream.next("news")["topic"] == "calls"


class TestUntilWhen:
    @pytest.fixture(autouse=True)
    def rare_beats(self, quick_beats: None, monkeypatch: pytest.MonkeyPatch) -> None:
        """No beat asks for the session within these tests: the board itself has to."""
        monkeypatch.setattr("coresponder.program.news.streaming.SECONDS_BETWEEN_BEATS", 60.0)
        monkeypatch.setattr("coresponder.program.board.pushing.SECONDS_AN_ANSWER_HOLDS", 0.1)

    def test_nothing_after_somebody_signed_out(self, live_program: LiveProgram, dana: User) -> None:
        client = Client()
        client.force_login(dana)
        cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
        stream = live_program.follow(cookie=cookie, path="/board/stream/")
        stream.next("beat")
        client.logout()
        time.sleep(0.2)
        announced("24-1")
        assert self.what_came(stream) == ["ended"]

    def test_nothing_after_somebody_lost_the_role(self, live_program: LiveProgram, dana: User) -> None:
        stream = board_of(live_program, dana)
        User.objects.filter(pk=dana.pk).update(role="evaluator")
        time.sleep(0.2)
        announced("24-1")
        assert self.what_came(stream) == ["ended"]

    def test_others_are_sent_theirs_though_one_has_left(
        self, live_program: LiveProgram, dana: User, omar: User
    ) -> None:
        gone, there = board_of(live_program, omar), board_of(live_program, dana)
        User.objects.filter(pk=omar.pk).update(is_active=False)
        time.sleep(0.2)
        announced("24-1")
        assert "24-1" in sent(there)["words"]
        assert self.what_came(gone) == ["ended"]

    def what_came(self, stream: OpenStream) -> list[str]:
        """The names of all events until the line ended."""
        names = []
        while (found := stream.events.get(timeout=10)) is not None:
            names.append(found["event"])
        return names
