"""Which needs are known, asked of whoever knows of them.

    sources.register("encounters", needs_of_encounters)     # (from_at, to_at) -> needs that came up in that time

A source is called inside a transaction, by an action that has checked who asks. It hands out codes, never a word about
anybody, and a person only as something to tell people apart by.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from coresponder.program.needs.counting import Need

Source = Callable[[datetime, datetime], Iterable[Need]]

_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Make a source known. The last one registered under a name holds."""
    _sources[name] = source


def sources() -> Mapping[str, Source]:
    """Every source by its name."""
    return _sources
