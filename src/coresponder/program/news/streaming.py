"""The stream of one open page, as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).

    retry: 2000                              how long the browser waits before it comes back
    event: news     id: calls:41,shifts:7    data: {"topic": "calls", "abouts": ["…"]}; without ids, anything may have
    event: beat                              data: {"now": 1764054000123}; nothing for long means that the line is dead
    event: ended                             the session is over, locked, or may follow nothing: ask who it is

Before each beat the session is asked for again, by itself, without using it: a stream keeps no session awake.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from asgiref.sync import sync_to_async
from django.db import connections

from coresponder.program.news.listening import Notices, following
from coresponder.program.news.permissions import topics_told_to
from coresponder.program.news.queries import Notice, as_text, missed_since
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.staff.open_sessions import who_looks

SECONDS_BETWEEN_BEATS = 5.0
BROWSER_RETRIES_AFTER_MS = 2000
FOLLOWING = Permission.VIEW_TEAMS
Answer = TypeVar("Answer")


@dataclass(kw_only=True)
class Stream:
    """What one page is told; `seen` is how far it was when it read what it shows."""

    session_key: str
    account_id: int
    seen: dict[str, int]
    topics: frozenset[Topic] = field(default_factory=frozenset)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Every event, until the session, the database or the browser ends it."""
        yield f"retry: {BROWSER_RETRIES_AFTER_MS}\n\n".encode()
        try:
            async with following() as notices:
                if not await _in_the_database(self.is_still_open):
                    yield _event("ended", {})
                    return
                for notice in await _in_the_database(lambda: missed_since(self.seen, self.topics)):
                    yield self._told(notice)
                yield _beat()
                async for event in self._as_it_happens(notices):
                    yield event
        except ConnectionError:
            return

    async def _as_it_happens(self, notices: Notices) -> AsyncIterator[bytes]:
        """What is announced, and beats between; it ends when the listener or the session does."""
        beat_at = time.monotonic() + SECONDS_BETWEEN_BEATS
        while True:
            try:
                notice = await asyncio.wait_for(notices.get(), max(0.0, beat_at - time.monotonic()))
            except TimeoutError:
                if not await _in_the_database(self.is_still_open):
                    yield _event("ended", {})
                    return
                yield _beat()
                beat_at = time.monotonic() + SECONDS_BETWEEN_BEATS
                continue
            if notice is None:
                return
            if notice.topic in self.topics and notice.number > self.seen.get(notice.topic, 0):
                yield self._told(self._whole(notice))

    def is_still_open(self) -> bool:
        """Whether the session still looks as the same account, and that may still follow. Notes what it is told of."""
        account = who_looks(self.session_key)
        if account is None or account.pk != self.account_id or not may(account, FOLLOWING):
            return False
        self.topics = topics_told_to(account)
        return True

    def _whole(self, notice: Notice) -> Notice:
        """The notice; after a gap without its ids, which says that anything may have changed."""
        is_next = notice.number == self.seen.get(notice.topic, 0) + 1
        return notice if is_next else replace(notice, abouts=())

    def _told(self, notice: Notice) -> bytes:
        self.seen[notice.topic] = notice.number
        return _event("news", {"topic": notice.topic.value, "abouts": notice.abouts}, id=as_text(self.seen))


def _beat() -> bytes:
    return _event("beat", {"now": round(time.time() * 1000)})


def _event(name: str, data: Mapping[str, object], *, id: str = "") -> bytes:
    lines = [f"id: {id}"] if id else []
    return "\n".join([*lines, f"event: {name}", f"data: {json.dumps(data)}", "", ""]).encode()


async def _in_the_database(deed: Callable[[], Answer]) -> Answer:
    """Do it on the request's own thread, and give the connection back: a stream holds none between its beats."""

    def done() -> Answer:
        try:
            return deed()
        finally:
            connections.close_all()

    return await sync_to_async(done)()
