"""Past calls on which criteria are tried before they come into force, asked of whoever keeps them.

An app that keeps past calls registers a function in its AppConfig:

    past_calls.register(of_the_baseline)      # () -> PastCalls, or None where there are none yet
"""

from collections.abc import Callable
from dataclasses import dataclass

from coresponder.program.deployment.facts import CallFacts

# A year of a county of 200,000 people. Two versions are asked of so many in a second or two.
MOST_CALLS = 100_000


@dataclass(frozen=True, kw_only=True)
class PastCalls:
    """Calls of the past, and in words which: their source, period and time zone."""

    words: str
    calls: list[CallFacts]


Source = Callable[[], PastCalls | None]
_registered: list[Source] = []


def register(source: Source) -> None:
    """Make a source of past calls known, once."""
    if source not in _registered:
        _registered.append(source)


def past_calls() -> PastCalls | None:
    """The calls of the first source that has any."""
    return next((found for source in _registered if (found := source())), None)
