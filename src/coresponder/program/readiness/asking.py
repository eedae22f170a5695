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
class Fact:
    """One question of fact, the page on which it is seen and mended, and the next step where the answer is no."""

    key: str
    phase: Phase
    words: str
    ask: Callable[[date], Answer]
    url_name: str
    next_step: str


_registered: dict[str, Fact] = {}


def register(*facts: Fact) -> None:
    """Make facts known, once each."""
    for fact in facts:
        _registered.setdefault(fact.key, fact)


def facts_of(phase: Phase) -> list[Fact]:
    """The facts of a phase, in the order in which they were registered."""
    return [fact for fact in _registered.values() if fact.phase == phase]
