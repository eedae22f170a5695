"""Measures that an objective can rest on, and what the program knows of them.

The registry of baseline measures is always there. Apps above add what they know: the frozen baseline tells the values
to start from, and a registry of outcome measures its definitions with it.

    measured_sources.register(Source(key="baseline", definitions=none, value_of=of_the_baseline))
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from coresponder.analysis.measures.registry import REGISTRY


@dataclass(frozen=True, kw_only=True)
class Definition:
    """A measure by its key, with the words and the unit in which it is said."""

    key: str
    title: str
    unit: str


@dataclass(frozen=True, kw_only=True)
class Known:
    """A value, where it is known from, and of which day it is (None: of no day in particular)."""

    value: float
    source: str
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """An app that defines measures, knows values, or both. `value_of` is where an objective starts from; `now_of` is
    what the measure is now, which objectives read by themselves."""

    key: str
    definitions: Callable[[], list[Definition]]
    value_of: Callable[[str], Known | None]
    now_of: Callable[[str], Known | None] = lambda key: None


_registered: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make a source known; one of the same key takes its place."""
    _registered[source.key] = source


def forget(key: str) -> None:
    """Take a source away again."""
    _registered.pop(key, None)


def definitions() -> list[Definition]:
    """Every measure that an objective can rest on, each once."""
    found = {each.key: Definition(key=each.key, title=each.title, unit=each.unit) for each in REGISTRY}
    for source in _registered.values():
        found |= {each.key: each for each in source.definitions()}
    return list(found.values())


def definition_of(key: str) -> Definition | None:
    """One of them."""
    return next((each for each in definitions() if each.key == key), None)


def value_of(key: str) -> Known | None:
    """What the first source that knows says."""
    return next((known for source in _registered.values() if (known := source.value_of(key)) is not None), None)


def now_of(key: str) -> Known | None:
    """What the first source that knows says of now."""
    return next((known for source in _registered.values() if (known := source.now_of(key)) is not None), None)
