"""The stream of one open page, as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).

    retry: 2000                              how long the browser waits before it comes back
    event: news     id: calls:41,shifts:7    data: {"topic": "calls", "abouts": ["…"]}; without ids, anything may have
    event: beat                              data: {"now": 1764054000123}; nothing for long means that the line is dead
    event: ended                             the session is over, locked, or may follow nothing: ask who it is

Before each beat the session is asked for again, by itself, without using it: a stream keeps no session awake.
"""

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, TypeVar

from asgiref.sync import sync_to_async
from django.db import connections

from coresponder.program.news.listening import Notices, following
from coresponder.program.news.permissions import topics_told_to
from coresponder.program.news.queries import Notice, as_text, missed_since
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.staff.open_sessions import who_looks

SECONDS_BETWEEN_BEATS = 5.0
BROWSER_RETRIES_AFTER_MS = 2000
Answer = TypeVar("Answer")


class Over(Exception):  # noqa: N818 - nothing went wrong: the session has ended
    """The session of a stream is over, locked, or may follow nothing any more."""


@dataclass(kw_only=True)
class Stream:
    """What one page is told; `seen` is how far it was when it read what it shows."""

    session_key: str
    account_id: int
    seen: dict[str, int]
    topics: frozenset[Topic] = field(default_factory=frozenset)
    # As which account the session looked when it was asked for last, and when that was, by a clock that only runs on.
    account: User | None = None
    asked_at: float = 0.0
    follows: ClassVar[Permission] = Permission.VIEW_TEAMS

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Every event, until the session, the database or the browser ends it."""
        yield f"retry: {BROWSER_RETRIES_AFTER_MS}\n\n".encode()
        try:
            async with following() as notices:
                await self._ask_again()
                for notice in await in_the_database(lambda: missed_since(self.seen, self.topics)):
                    # What one event brings may be all that was missed.
                    if notice.number != self.seen.get(notice.topic, 0):
                        yield await self.told(notice)
                yield _beat()
                async for line in self._as_it_happens(notices):
                    yield line
        except Over:
            yield event("ended", {})
        except ConnectionError:
            return

    async def _as_it_happens(self, notices: Notices) -> AsyncIterator[bytes]:
        """What is announced, and beats between; it ends when the listener or the session does."""
        beat_at = time.monotonic() + _seconds_to_the_first_beat()
        while True:
            try:
                notice = await asyncio.wait_for(notices.get(), max(0.0, beat_at - time.monotonic()))
            except TimeoutError:
                await self._ask_again()
                yield _beat()
                beat_at = time.monotonic() + SECONDS_BETWEEN_BEATS
                continue
            if notice is None:
                return
            if notice.topic in self.topics and notice.number > self.seen.get(notice.topic, 0):
                yield await self.told(self._whole(notice))

    async def told(self, notice: Notice) -> bytes:
        """The event by which the page learns of a notice."""
        self.seen[notice.topic] = notice.number
        return event("news", {"topic": notice.topic.value, "abouts": notice.abouts}, id=as_text(self.seen))

    async def _ask_again(self) -> None:
        if not await in_the_database(self.is_still_open):
            raise Over

    def is_still_open(self) -> bool:
        """Whether the session still looks as the same account, and that may still follow. Notes what it is told of."""
        self.asked_at, self.account = time.monotonic(), who_looks(self.session_key)
        if self.account is None or self.account.pk != self.account_id or not may(self.account, self.follows):
            return False
        self.topics = topics_told_to(self.account)
        return True

    def _whole(self, notice: Notice) -> Notice:
        """The notice; after a gap without its ids, which says that anything may have changed."""
        is_next = notice.number == self.seen.get(notice.topic, 0) + 1
        return notice if is_next else replace(notice, abouts=())


def _seconds_to_the_first_beat() -> float:
    """Another moment for every page: when a server starts anew all come back at once, and would stay in step."""
    return random.uniform(0.0, SECONDS_BETWEEN_BEATS)  # noqa: S311 - spreads work, keeps no secret


def _beat() -> bytes:
    return event("beat", {"now": round(time.time() * 1000)})


def event(name: str, data: Mapping[str, object], *, id: str = "") -> bytes:
    """One event of a stream; `id` is what the browser says when it comes back."""
    lines = [f"id: {id}"] if id else []
    return "\n".join([*lines, f"event: {name}", f"data: {json.dumps(data)}", "", ""]).encode()


async def in_the_database(deed: Callable[[], Answer], *, of_a_request: bool = True) -> Answer:
    """Do it on the request's own thread, or on one that is free, and give the connection back.

    A stream holds no connection between its beats.
    """

    def done() -> Answer:
        try:
            return deed()
        finally:
            connections.close_all()

    return await sync_to_async(done, thread_sensitive=of_a_request)()
