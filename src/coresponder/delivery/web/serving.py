"""The web server process: uvicorn, connections to the database in a pool, and lines that end when it is told to stop.

Each request runs on a thread of its own here, so that a connection cannot stay with its thread as it would elsewhere.
"""

import asyncio
import gc
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from types import FrameType
from typing import Any

import uvicorn
from django.conf import settings
from django.db import connections
from django.urls import reverse

from coresponder.program.news.listening import end_every_stream

SECONDS_TO_FINISH = 1
# Waiting longer than this for a connection says that the database, not the page, is in trouble.
SECONDS_TO_WAIT = 10
# Pages that read themselves anew whenever something changed, all at the same moment.
READ_BY_THEMSELVES = ("board:now", "board:wall_now")
AT_ONCE = 1
# So long such a page waits for what people do at this moment; a day full of deeds must not keep it old.
SECONDS_TO_GIVE_WAY = 0.15
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
    """Boards that read themselves anew go through one at a time, and none begins while somebody's deed is being done.

    All threads of a process share one processor: a tap would otherwise wait for twenty boards that nobody asked for.
    """

    def __init__(self, application: Application) -> None:
        self.application = application
        self.addresses = frozenset(reverse(name) for name in READ_BY_THEMSELVES)
        self.turns = asyncio.Semaphore(AT_ONCE)
        self.deeds = 0
        self.nobody_does = asyncio.Event()
        self.nobody_does.set()

    async def __call__(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        if scope.get("method") == "POST":
            return await self._deed(scope, receive, send)
        if scope.get("path") not in self.addresses:
            return await self.application(scope, receive, send)
        async with self.turns:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.nobody_does.wait(), SECONDS_TO_GIVE_WAY)
            return await self.application(scope, receive, send)

    async def _deed(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        self.deeds += 1
        self.nobody_does.clear()
        try:
            await self.application(scope, receive, send)
        finally:
            self.deeds -= 1
            if not self.deeds:
                self.nobody_does.set()


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
