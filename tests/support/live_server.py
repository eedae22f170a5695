"""The server that the program really runs on, in a thread of the test: uvicorn, with lines that stay open.

    def test_it_is_told(live_program, dana):
        stream = live_program.follow(dana)
        ...
        assert stream.next("news")["topic"] == "calls"

The WSGI server of pytest-django cannot hold a line open; use this one for what is told as it happens.
"""

import http.client
import json
import queue
import signal
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.db import connection, connections
from django.test import Client
from playwright.sync_api import Browser

from coresponder.delivery.web.serving import Server, server
from coresponder.safeguards.accounts.models import User
from tests.support.browser import Visits

SECONDS_TO_START = 10
SECONDS_TO_STOP = 10
SECONDS_TO_HEAR = 10

Event = dict[str, Any]


class OpenStream:
    """One line to the server, read in the background."""

    def __init__(
        self, address: str, cookie: str, since: str, last_event_id: str = "", *, path: str = "/news/stream/"
    ) -> None:
        parts = urlsplit(address)
        self.connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=SECONDS_TO_HEAR)
        headers = {"Cookie": cookie} | ({"Last-Event-ID": last_event_id} if last_event_id else {})
        self.connection.request("GET", f"{path}?since={since}", headers=headers)
        self.response = self.connection.getresponse()
        self.events: queue.Queue[Event | None] = queue.Queue()
        self.last_id = ""
        threading.Thread(target=self._read, daemon=True).start()

    def next(self, name: str, *, within_seconds: float = SECONDS_TO_HEAR) -> Event:
        """The next event of this name; others are passed over."""
        ends_at = time.monotonic() + within_seconds
        while (left := ends_at - time.monotonic()) > 0:
            try:
                event = self.events.get(timeout=left)
            except queue.Empty:
                break
            assert event is not None, "The stream has ended."
            if event["event"] == name:
                return event
        raise AssertionError(f"No “{name}” came within {within_seconds} seconds.")

    def heard(self, name: str, *, during_seconds: float) -> list[Event]:
        """Everything of this name that comes within some time."""
        time.sleep(during_seconds)
        found = [self.events.get_nowait() for _ in range(self.events.qsize())]
        return [event for event in found if event and event["event"] == name]

    def ends(self, *, within_seconds: float = SECONDS_TO_HEAR) -> bool:
        """Whether the server ends the line within some time."""
        ends_at = time.monotonic() + within_seconds
        while (left := ends_at - time.monotonic()) > 0:
            try:
                if self.events.get(timeout=left) is None:
                    return True
            except queue.Empty:
                break
        return False

    def close(self) -> None:
        """Go away, as a browser does whose page is left."""
        if self.connection.sock is not None:
            self.connection.sock.close()
        self.response.close()

    def _read(self) -> None:
        found: Event = {}
        try:
            while line := self.response.readline().decode():
                name, _, value = line.rstrip("\n").partition(": ")
                if name:
                    found[name] = value
                elif "event" in found:
                    self._note(found)
                    found = {}
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            pass
        self.events.put(None)

    def _note(self, found: Event) -> None:
        self.last_id = found.get("id", self.last_id)
        self.events.put({"event": found["event"], "id": found.get("id", ""), **json.loads(found["data"])})


class LiveProgram:
    """A running server, and the lines that a test has opened."""

    newest_made_at = datetime.min.replace(tzinfo=UTC)

    def __init__(self) -> None:
        LiveProgram.newest_made_at = datetime.now(UTC)
        self.server: Server = server(get_asgi_application(), host="127.0.0.1", port=0)
        # A page that is left while it is being made is finished first, so that its connection is given back.
        self.server.config.timeout_graceful_shutdown = SECONDS_TO_STOP
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.streams: list[OpenStream] = []

    @property
    def url(self) -> str:
        """Where it answers."""
        host, port = self.server.servers[0].sockets[0].getsockname()
        return f"http://{host}:{port}"

    def start(self) -> None:
        """Return when it answers."""
        self.thread.start()
        ends_at = time.monotonic() + SECONDS_TO_START
        while not self.server.started:
            assert time.monotonic() < ends_at, "The server did not start."
            time.sleep(0.01)

    def stop(self) -> float:
        """Tell it to stop, as `kill` does; how many seconds it took."""
        began_at = time.monotonic()
        self.server.handle_exit(signal.SIGTERM, None)
        self.thread.join(SECONDS_TO_STOP)
        assert not self.thread.is_alive(), "The server did not stop."
        return time.monotonic() - began_at

    def cookie(self, user: User) -> str:
        """A session of somebody who has just signed in."""
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        return f"{cookie.key}={cookie.value}"

    def follow(
        self,
        user: User | None = None,
        *,
        cookie: str = "",
        since: str = "",
        last: str = "",
        path: str = "/news/stream/",
    ) -> OpenStream:
        """Open a line as somebody, from where that page was."""
        stream = OpenStream(self.url, cookie or self.cookie(user or User()), since, last, path=path)
        self.streams.append(stream)
        return stream

    def get(self, address: str, *, cookie: str) -> int:
        """The status of one page, read to its end."""
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=SECONDS_TO_HEAR)
        connection.request("GET", address, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status


@pytest.fixture
def opened_meanwhile(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Connections of a page that was left just when the server stopped are closed by nobody else."""
    kind, opened = type(connections["default"]), []
    opens = kind.get_new_connection

    def noted(self: Any, parameters: Any) -> Any:
        opened.append(opens(self, parameters))
        return opened[-1]

    monkeypatch.setattr(kind, "get_new_connection", noted)
    yield
    for each in opened:
        if each is not connection.connection:
            each.close()


@pytest.fixture
def live_program(opened_meanwhile: None) -> Iterator[LiveProgram]:
    """The program on its own server, for one test."""
    settings_of_all = connections.settings["default"]
    kept = settings_of_all["CONN_MAX_AGE"]
    # Every request has a thread of its own there: what stays open would keep the test database from being removed.
    settings_of_all["CONN_MAX_AGE"] = 0
    program = LiveProgram()
    program.start()
    yield program
    for stream in program.streams:
        stream.close()
    if program.thread.is_alive():
        program.stop()
    settings_of_all["CONN_MAX_AGE"] = kept


@pytest.fixture
def visit_live(live_program: LiveProgram, chromium: Browser) -> Iterator[Visits]:
    """Open pages of the program on its own server, with lines that stay open."""
    visits = Visits(chromium, live_program.url)
    yield visits
    visits.close()


def others_connected() -> list[str]:
    """What the connections to the test database last asked, besides this one, since the newest server was made.

    What an earlier test has left behind is none of this server's.
    """
    with psycopg.connect(**_address()) as counting:
        return [
            query
            for (query,) in counting.execute(
                "SELECT query FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid NOT IN (pg_backend_pid(), %s) AND backend_start >= %s",
                [_own_pid(), LiveProgram.newest_made_at],
            )
        ]


def _own_pid() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _address() -> dict[str, str]:
    database = connection.settings_dict
    return {"host": database["HOST"], "dbname": database["NAME"], "user": database["USER"]}
