"""Published results of co-responder programs, read from library.toml."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, get_args

Design = Literal[
    "count without comparison", "before and after", "comparison", "quasi-experiment", "randomized trial",
    "decision model", "statement",
]  # fmt: skip
Mark = Literal["stated in the brief", "read in the source", "computed"]

DOLLARS = "US dollars"


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What some of the results are about, and what a reader should take along of it."""

    key: str
    title: str
    in_short: str


@dataclass(frozen=True, kw_only=True)
class PublishedResult:
    """One published figure with all that decides what it can be compared with.

    `same_as` are the measures of the registry that count the same over the same; empty where none does. `refused` is
    the reason why it is drawn beside nothing at all, as where nobody says how it was reckoned. Where only a share was
    published, `count` and `of` are None.
    """

    key: str
    topic: str
    program: str
    period: str
    value: float
    unit: str
    counted: str
    design: Design
    source: str
    mark: Mark
    caveat: str
    over: str = ""
    low: float | None = None
    high: float | None = None
    count: float | None = None
    of: float | None = None
    same_as: tuple[str, ...] = ()
    refused: str = ""

    @property
    def value_said(self) -> str:
        """The value with its unit: “38.9%”, “829 people”, “$3,000,000 a year”, “−8 percentage points”."""
        if self.unit == "share":
            return _with_minus(f"{round(100 * self.value, 1):g}%")
        if self.unit == "difference of shares":
            return _with_minus(f"{100 * self.value:g} percentage points")
        if self.unit.startswith(DOLLARS):
            return f"${self.value:,.0f}{self.unit.removeprefix(DOLLARS)}"
        return _with_minus(f"{self.value:,g} {self.unit}")

    @property
    def range_said(self) -> str:
        """“0.85 to 1.88”; nothing where no interval was published."""
        return "" if self.low is None or self.high is None else f"{self.low:g} to {self.high:g}"


@lru_cache(maxsize=1)
def published_results() -> tuple[PublishedResult, ...]:
    """All of them, in the order of the file. ValueError where an entry is of no known design or has no source."""
    return tuple(_result(entry) for entry in _file()["result"])


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """What the results are about, in the order in which they are shown."""
    return tuple(Topic(**entry) for entry in _file()["topic"])


def published_named(key: str) -> PublishedResult:
    """The result of that key; KeyError where there is none."""
    for result in published_results():
        if result.key == key:
            return result
    raise KeyError(key)


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    text = (files("coresponder.analysis.published") / "library.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def published_checks() -> list[dict[str, Any]]:
    """The checks of published arithmetic, as they stand in the file."""
    found: list[dict[str, Any]] = _file()["check"]
    return found


def _result(entry: dict[str, Any]) -> PublishedResult:
    result = PublishedResult(**{**entry, "same_as": tuple(entry.get("same_as", ()))})
    if result.design not in get_args(Design) or result.mark not in get_args(Mark) or not result.source:
        raise ValueError(f"The published result {result.key} has no known design, no mark or no source.")
    if result.topic not in {topic.key for topic in topics()}:
        raise ValueError(f"The published result {result.key} is about no topic of the file.")
    return result


def _with_minus(number: str) -> str:
    """A number with the sign for minus, which does not look like a dash."""
    return number.replace("-", "−", 1) if number.startswith("-") else number
