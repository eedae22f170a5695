"""Questions of fact about the program, each with where it is mended. Apps further up add their own.

    asking.register(Fact(key="baseline", phase=Phase.PLAN, words="A baseline is frozen", ask=has_frozen, …))

`ask` looks at what is in the program and says yes or no with a few words: never at what somebody ticked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from coresponder.program.readiness.vocabulary import Phase

Answer = tuple[bool, str]


@dataclass(frozen=True, kw_only=True)
class Step:
    """What to do next, and the page on which that is done."""

    words: str
    url_name: str
    args: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One question of fact, the page on which it is seen and mended, and the next step where the answer is no.

    `begun` says what comes next where something of it has begun, and None where nothing has.
    """

    key: str
    phase: Phase
    words: str
    ask: Callable[[date], Answer]
    url_name: str
    next_step: str
    begun: Callable[[], Step | None] = lambda: None

    @property
    def step(self) -> Step:
        """What comes next as things are."""
        return self.begun() or Step(words=self.next_step, url_name=self.url_name)


_own: dict[str, Fact] = {}
_registered: dict[str, Fact] = {}


def register(*facts: Fact) -> None:
    """Make facts of an app further up known, once each. They come after those of this room."""
    for fact in facts:
        _registered.setdefault(fact.key, fact)


def register_own(*facts: Fact) -> None:
    """Make the facts of this room known, once each."""
    for fact in facts:
        _own.setdefault(fact.key, fact)


def facts_of(phase: Phase) -> list[Fact]:
    """The facts of a phase: those of this room, then the others in the order in which they were registered."""
    return [fact for fact in (_own | _registered).values() if fact.phase == phase]
