"""One connection that listens for notices, for as long as somebody follows, and hands each out to every open stream.

    async with following() as notices:       a queue; None in it says that the connection, or this reader, was lost

There is one connection for each event loop, which is one for each server process. When the database goes away, every
stream of it ends; the browsers say so and come back, and the first that does opens the connection anew. Nothing is
remembered here: whoever comes back says how far it was.
"""

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections

from coresponder.program.news.queries import Notice
from coresponder.program.news.vocabulary import Topic

CHANNEL = "coresponder_news"
SECONDS_TO_CONNECT = 5
# A connection over a network can be dead without anybody being told; a question finds out.
SECONDS_BETWEEN_QUESTIONS = 10
# A reader that lies so far behind is cut off, comes back, and reads what it missed at once.
MOST_NOTICES_WAITING = 500

PAYLOAD = re.compile(r"(?P<topic>[a-z]+):(?P<number>\d+):(?P<abouts>[0-9a-f,-]*)")

Notices = asyncio.Queue[Notice | None]
log = logging.getLogger(__name__)


class Listener:
    """The connection of one event loop, and who follows it."""

    def __init__(self) -> None:
        self.readers: set[Notices] = set()
        self.listens = asyncio.Event()
        self.task = asyncio.create_task(self._listen())

    @property
    def is_over(self) -> bool:
        return self.task.done()

    async def until_it_listens(self) -> None:
        """Return once no notice can be missed any more; ConnectionError where the database cannot be reached."""
        started = asyncio.create_task(self.listens.wait())
        try:
            await asyncio.wait({started, self.task}, timeout=SECONDS_TO_CONNECT, return_when=asyncio.FIRST_COMPLETED)
        finally:
            started.cancel()
        if not self.listens.is_set() or self.is_over:
            raise ConnectionError("The database cannot be listened to.")

    def leave(self, reader: Notices) -> None:
        """Somebody follows no longer; with the last one the connection is closed."""
        self.readers.discard(reader)
        if not self.readers:
            self.task.cancel()
            loop = asyncio.get_running_loop()
            if _listeners.get(loop) is self:
                del _listeners[loop]

    async def _listen(self) -> None:
        try:
            async with await _connection() as connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                self.listens.set()
                while True:
                    async for notice in connection.notifies(timeout=SECONDS_BETWEEN_QUESTIONS):
                        self._hand_out(_read(notice.payload))
                    await asyncio.wait_for(connection.execute("SELECT 1"), SECONDS_TO_CONNECT)
        except (OSError, TimeoutError, psycopg.Error) as problem:
            log.warning("The news lost the database (%s); every open page is told.", type(problem).__name__)
        finally:
            for reader in self.readers:
                _put(reader, None)

    def _hand_out(self, notice: Notice | None) -> None:
        for reader in self.readers if notice else ():
            _put(reader, notice)


def end_every_stream() -> None:
    """The server is about to stop: every line ends, and the browsers say that they are not live. From any thread."""
    for loop, listener in list(_listeners.items()):
        loop.call_soon_threadsafe(listener.task.cancel)


_listeners: dict[asyncio.AbstractEventLoop, Listener] = {}


@asynccontextmanager
async def following() -> AsyncIterator[Notices]:
    """Every notice that is sent from now on. ConnectionError where the database cannot be reached."""
    loop = asyncio.get_running_loop()
    listener = _listeners.get(loop)
    if listener is None or listener.is_over:
        listener = _listeners[loop] = Listener()
    reader: Notices = asyncio.Queue(MOST_NOTICES_WAITING)
    listener.readers.add(reader)
    try:
        await listener.until_it_listens()
        yield reader
    finally:
        listener.leave(reader)


def _put(reader: Notices, notice: Notice | None) -> None:
    """Hand something to a reader; one that lies too far behind loses what waits and is told that it was cut off."""
    if not reader.full():
        reader.put_nowait(notice)
        return
    while not reader.empty():
        reader.get_nowait()
    reader.put_nowait(None)


def _read(payload: str) -> Notice | None:
    """What the trigger sent: topic, number, ids. None for what anything else sent."""
    found = PAYLOAD.fullmatch(payload)
    if found is None or found["topic"] not in Topic.values:
        return None
    abouts = tuple(filter(None, found["abouts"].split(",")))
    return Notice(topic=Topic(found["topic"]), number=int(found["number"]), abouts=abouts)


async def _connection() -> psycopg.AsyncConnection[Any]:
    """A connection like the program's own, and outside of any pool: it is never given back."""
    settings = connections[DEFAULT_DB_ALIAS].get_connection_params()
    ours = {name: value for name, value in settings.items() if name not in ("cursor_factory", "context")}
    opening = psycopg.AsyncConnection.connect(**ours, autocommit=True)
    return await asyncio.wait_for(opening, SECONDS_TO_CONNECT)
