"""What every open board is sent by itself: the cards that changed, as soon as they have.

    event: board    data: {"was": …, "is": …, "words": …}    the words turn the drawing named “was” into “is”

Boards that are told of the same thing are drawn in one round: the board is read once for all who see the same, and each
gets what it does not show yet. A session is asked for again when that is more than a second ago, so that somebody who
was signed out, locked or lost the role is sent nothing after it.
"""

import asyncio
import time
from contextvars import Context
from dataclasses import dataclass, field
from typing import ClassVar

from coresponder.program.board.drawing import drawing_for, with_token
from coresponder.program.news.queries import Notice, as_text, numbers_now
from coresponder.program.news.streaming import Over, Stream, event, in_the_database
from coresponder.program.news.turns import Turns
from coresponder.safeguards.encryption.keys import keys_remembered
from coresponder.safeguards.permissions import Permission

SECONDS_AN_ANSWER_HOLDS = 1.0
# What happens together is drawn together; in a rush a little more of it, still within half a second.
SECONDS_TOGETHER = 0.01
SECONDS_IN_A_RUSH = 0.06
RUSH_LASTS_SECONDS = 1.0


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What turns what a page shows into the drawing of this name, and how far the news was before it was read."""

    name: str
    words: str
    numbers: dict[str, int]


@dataclass(kw_only=True)
class BoardStream(Stream):
    """The stream of one open board; `shown` names the drawing on it, empty where none that is known is."""

    shown: str
    with_others: bool
    token: str
    turns: Turns
    follows: ClassVar[Permission] = Permission.VIEW_LIVE_CALLS

    async def told(self, notice: Notice) -> bytes:
        """Not that something changed, but what stands there now."""
        sent = await _next_round(self.turns).bring(self)
        was, self.shown, self.seen = self.shown, sent.name, {**self.seen, **sent.numbers}
        return event("board", {"was": was, "is": sent.name, "words": sent.words}, id=as_text(self.seen))

    def drawn(self, numbers: dict[str, int]) -> Sent | None:
        """What has to be sent; None where the session is no longer open."""
        is_old = time.monotonic() - self.asked_at >= SECONDS_AN_ANSWER_HOLDS
        if (is_old and not self.is_still_open()) or self.account is None:
            return None
        drawing = drawing_for(self.account, numbers, with_others=self.with_others)
        words = with_token(drawing.for_a_page_that_shows(self.shown), self.token)
        return Sent(name=drawing.name, words=words, numbers=numbers)


@dataclass(kw_only=True)
class Round:
    """Boards that are drawn together. It begins with the first, and takes in whatever comes until it is its turn."""

    turns: Turns
    boards: list[BoardStream] = field(default_factory=list)
    drawing: "asyncio.Task[list[Sent | None]] | None" = None

    async def bring(self, board: BoardStream) -> Sent:
        """What one board is sent. Over where its session has ended meanwhile."""
        place = len(self.boards)
        self.boards.append(board)
        if self.drawing is None:
            # Drawn for all and not for the request that happens to be first: nothing of that one is carried in.
            self.drawing = asyncio.create_task(self._drawn(), context=Context())
        sent = (await asyncio.shield(self.drawing))[place]
        if sent is None:
            raise Over
        return sent

    async def _drawn(self) -> list[Sent | None]:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(_seconds_to_wait(loop))
        async with self.turns.of_a_board():
            _rounds.pop(loop, None)
            _drawn_at[loop] = time.monotonic()
            return await in_the_database(self._read, of_a_request=False)

    def _read(self) -> list[Sent | None]:
        with keys_remembered():
            numbers = numbers_now()
            return [each.drawn(numbers) for each in self.boards]


_rounds: dict[asyncio.AbstractEventLoop, Round] = {}
_drawn_at: dict[asyncio.AbstractEventLoop, float] = {}


def _next_round(turns: Turns) -> Round:
    """The round that has not been drawn yet; it will hold everything that was announced before now."""
    return _rounds.setdefault(asyncio.get_running_loop(), Round(turns=turns))


def _seconds_to_wait(loop: asyncio.AbstractEventLoop) -> float:
    is_rush = time.monotonic() - _drawn_at.get(loop, 0.0) < RUSH_LASTS_SECONDS
    return SECONDS_IN_A_RUSH if is_rush else SECONDS_TOGETHER
