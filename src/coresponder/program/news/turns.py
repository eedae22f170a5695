"""Whose turn it is in a server process: people's deeds first, boards that are drawn anew after them and one at a time.

All threads of a process share one processor: a tap would otherwise wait for twenty boards that nobody asked for.
"""

import asyncio
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager, suppress
from typing import Any, cast

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest

AT_ONCE = 1
# So long a board waits for what people do at this moment; a day full of deeds must not keep it old.
SECONDS_TO_GIVE_WAY = 0.15
# Where they stand in the scope of a request.
TURNS = "coresponder.turns"


class Turns:
    """Of one event loop, which is one for each server process."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._deeds = 0
        self._nobody_does = asyncio.Event()
        self._nobody_does.set()

    @asynccontextmanager
    async def of_a_board(self) -> AsyncIterator[None]:
        """After the boards that came before, and not while somebody's deed is being done."""
        async with self._turns:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._nobody_does.wait(), SECONDS_TO_GIVE_WAY)
            yield

    @asynccontextmanager
    async def of_a_deed(self) -> AsyncIterator[None]:
        """At once."""
        self._deeds += 1
        self._nobody_does.clear()
        try:
            yield
        finally:
            self._deeds -= 1
            if not self._deeds:
                self._nobody_does.set()


def keep_turns(scope: MutableMapping[str, Any], turns: Turns) -> None:
    """Let whoever answers this request know whose turn it is."""
    scope[TURNS] = turns


def turns_of(request: HttpRequest) -> Turns:
    """The turns of the server that answers; of one that keeps none, turns in which nobody else stands."""
    scope = request.scope if isinstance(request, ASGIRequest) else {}
    return cast(Turns, scope.get(TURNS) or Turns())
