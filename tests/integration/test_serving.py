"""The web server process: pages, large answers, connections to the database, and what one request leaves behind."""

import asyncio
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.core.handlers.asgi import ASGIRequest
from django.db import connection, connections, transaction
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse

from coresponder.delivery.web.middleware import BYTES_AT_ONCE, InPieces
from coresponder.delivery.web.serving import GiveWay, keep_connections_in_a_pool
from coresponder.safeguards.access.second_wall import SETTING, let_everything_through
from coresponder.safeguards.accounts.models import User
from tests.support.live_server import LiveProgram, others_connected

Answer = TypeVar("Answer")


def test_ordinary_pages_are_served_to_many_at_once(live_program: LiveProgram, dana: User) -> None:
    answers: list[int] = []
    cookie = live_program.cookie(dana)
    threads = [
        threading.Thread(target=lambda: answers.append(live_program.get("/home/", cookie=cookie))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert answers == [200] * 8


def test_neither_a_page_nor_one_that_is_refused_or_not_there_keeps_a_connection(
    live_program: LiveProgram, otis: User, dana: User
) -> None:
    cookie, stranger = live_program.cookie(dana), live_program.cookie(otis)
    asked = [("/home/", cookie), ("/accounts/", cookie), ("/nowhere/", cookie), ("/people/", stranger)]
    assert [live_program.get(address, cookie=each) for address, each in asked] == [200, 403, 404, 404]
    ends_at = time.monotonic() + 5
    while others_connected() and time.monotonic() < ends_at:
        time.sleep(0.05)
    assert others_connected() == []


class TestGivingWay:
    BOARD = {"type": "http", "method": "GET", "path": "/board/now/"}
    TAP = {"type": "http", "method": "POST", "path": "/board/assignments/1/status/"}

    async def order_of(self, tap_seconds: float) -> list[str]:
        """A tap, and a board that reads itself anew while the tap is being done: which of them ended first."""
        ended: list[str] = []

        async def program(scope: Any, receive: Any, send: Any) -> None:
            await asyncio.sleep(tap_seconds if scope["method"] == "POST" else 0)
            ended.append(scope["method"])

        gate = GiveWay(program)
        await asyncio.gather(gate(self.TAP, None, None), gate(self.BOARD, None, None))
        return ended

    def test_a_board_that_reads_itself_anew_lets_a_tap_go_first(self) -> None:
        assert on_a_loop_of_its_own(self.order_of(0.05)) == ["POST", "GET"]

    def test_it_does_not_wait_for_ever(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("coresponder.program.news.turns.SECONDS_TO_GIVE_WAY", 0.01)
        assert on_a_loop_of_its_own(self.order_of(0.3)) == ["GET", "POST"]


class TestALargeAnswer:
    async def handed_out(self, answer: StreamingHttpResponse) -> list[bytes]:
        """What the server hands on of it, piece by piece."""
        request = ASGIRequest({"type": "http", "method": "GET", "path": "/", "headers": []}, None)
        handed: HttpResponseBase = InPieces(lambda request: answer)(request)
        assert isinstance(handed, StreamingHttpResponse)
        assert handed.is_async
        found = [piece async for piece in handed.streaming_content]
        handed.close()
        return found

    def test_is_never_in_memory_as_a_whole(self, tmp_path: Path) -> None:
        path = tmp_path / "export.zip"
        path.write_bytes(bytes(range(256)) * 1024)
        pieces = on_a_loop_of_its_own(self.handed_out(FileResponse(path.open("rb"))))
        assert b"".join(pieces) == path.read_bytes()
        assert max(map(len, pieces)) == BYTES_AT_ONCE

    def test_of_many_short_lines_goes_out_in_larger_pieces(self) -> None:
        lines = [b"one line\n"] * 20_000
        pieces = on_a_loop_of_its_own(self.handed_out(StreamingHttpResponse(iter(lines))))
        assert b"".join(pieces) == b"".join(lines)
        assert len(pieces) < 5


def on_a_loop_of_its_own(handing_out: Coroutine[Any, Any, list[Answer]]) -> list[Answer]:
    """In a thread, because Playwright's loop may run in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, handing_out).result()


class TestConnectionsInAPool:
    @pytest.fixture
    def one_connection(self, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """A pool with a single connection, so that whatever is left in it meets whoever comes next."""
        monkeypatch.setattr("django.conf.settings.MOST_CONNECTIONS", 1)
        kept = dict(connections.settings["default"])
        connection.close()
        keep_connections_in_a_pool()
        yield
        connection.close()
        connection.close_pool()
        connections.settings["default"].update(kept)

    def test_what_one_request_opened_of_the_second_wall_is_closed_to_the_next(self, one_connection: None) -> None:
        with transaction.atomic():
            let_everything_through()
            first, opened = _session_and_setting()
        connection.close()
        second, left = _session_and_setting()
        assert first == second, "It is the same session of the database."
        assert opened
        assert not left

    def test_a_transaction_that_was_never_ended_is_undone_before_the_next_request(self, one_connection: None) -> None:
        connection.set_autocommit(False)
        User.objects.create(username="half-made")
        connection.close()
        assert not User.objects.filter(username="half-made").exists()


def _session_and_setting() -> tuple[int, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), coalesce(current_setting(%s, true), '')", [SETTING])
        pid, setting = cursor.fetchone()
        return int(pid), str(setting)
