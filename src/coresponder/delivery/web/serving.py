"""The web server process: uvicorn, connections to the database in a pool, and lines that end when it is told to stop.

Each request runs on a thread of its own here, so that a connection cannot stay with its thread as it would elsewhere.
"""

import gc
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from types import FrameType
from typing import Any

import uvicorn
from django.conf import settings
from django.db import connections
from django.urls import reverse

from coresponder.program.news.listening import end_every_stream
from coresponder.program.news.turns import Turns, keep_turns

SECONDS_TO_FINISH = 1
# Waiting longer than this for a connection says that the database, not the page, is in trouble.
SECONDS_TO_WAIT = 10
# Pages that read themselves anew whenever something changed, all at the same moment.
READ_BY_THEMSELVES = ("board:now", "board:wall_now")
# A thread that is back from the database waits so long for one that computes; by Python's own rule, ten times as long.
SECONDS_UNTIL_ANOTHER_THREADS_TURN = 0.0005

Application = Callable[..., Awaitable[None]]


def keep_connections_in_a_pool() -> None:
    """From now on every connection of this process is taken from a pool and given back with the end of its request."""
    for name in settings.DATABASES:
        found = connections.settings[name]
        found["CONN_MAX_AGE"] = 0
        pool = {"min_size": 1, "max_size": settings.MOST_CONNECTIONS, "timeout": SECONDS_TO_WAIT}
        found["OPTIONS"] = {**found["OPTIONS"], "pool": pool}


class GiveWay:
    """People's deeds go first; boards that read themselves anew go through one at a time."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.addresses = frozenset(reverse(name) for name in READ_BY_THEMSELVES)
        self.turns = Turns()

    async def __call__(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        keep_turns(scope, self.turns)
        if scope.get("method") == "POST":
            async with self.turns.of_a_deed():
                return await self.application(scope, receive, send)
        if scope.get("path") in self.addresses:
            async with self.turns.of_a_board():
                return await self.application(scope, receive, send)
        return await self.application(scope, receive, send)


class Server(uvicorn.Server):
    """Uvicorn, which would otherwise wait for lines that never end by themselves."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Ctrl-C or `kill`: every open page is told first, then the rest is finished."""
        end_every_stream()
        super().handle_exit(sig, frame)


def server(application: Application, *, host: str, port: int) -> Server:
    """A server of the program on one address. What a browser claims about where it comes from is not believed."""
    sys.setswitchinterval(SECONDS_UNTIL_ANOTHER_THREADS_TURN)
    # What was loaded to start with stays until the end: looking for garbage in it would hold every request up.
    gc.collect()
    gc.freeze()
    chosen = uvicorn.Config(
        GiveWay(application),
        host=host,
        port=port,
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
    return Server(chosen)
