"""A screening instrument as data: who owns it, who may use it, what it asks, and how it is scored.

A pack is a TOML file; `pack-schema.json` says what may stand in it. Its language for scores is small on purpose: sums
and counts of answers, one cut-off chosen among several, bands by condition, and the step that a result asks for.

    { item = "q1", in = ["yes"] }          the answer is one of these codes
    { item = "q9", above = 0 }             the answer's points are more than (or `below`, less than) that
    { score = "total", from = 5, to = 9 }  the score lies there
    { cutoff = "reached" }                 the score reaches the cut-off that was chosen
    { entered = ["high"] }                 that level was entered from a form on paper
    { any = [...] }, { all = [...] }, { not = ... }
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from coresponder.kernel.content_hash import content_sha256

Condition = Mapping[str, Any]
Entry = Literal["items", "score"]
Text = Literal["published", "by_number", "withheld"]
Due = Literal["now", "before_leaving", "this_contact"]

DUE_WORDS: Mapping[str, str] = {
    "now": "now",
    "before_leaving": "before the contact ends",
    "this_contact": "in this contact, or with a time and a name",
}


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer that can be chosen, and its points."""

    code: str
    label: str
    value: int
    loinc: str | None = None


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question as it is asked. `reverse` turns the points around: the highest answer counts as the lowest."""

    key: str
    text: str
    options: tuple[Option, ...]
    lead: str = ""
    loinc: str | None = None
    optional: bool = False
    reverse: bool = False
    shown_if: Condition | None = None

    @cached_property
    def points(self) -> dict[str, int]:
        """What each answer counts."""
        if not self.reverse:
            return {each.code: each.value for each in self.options}
        both_ends = min(each.value for each in self.options) + max(each.value for each in self.options)
        return {each.code: both_ends - each.value for each in self.options}

    def option(self, code: str) -> Option:
        """The option with this code; KeyError for one that there is not."""
        found = next((each for each in self.options if each.code == code), None)
        if found is None:
            raise KeyError(code)
        return found


@dataclass(frozen=True, kw_only=True)
class Score:
    """A number made of answers: the sum of their points, or how many of them are one of the codes in `of`."""

    key: str
    label: str
    kind: Literal["sum", "count"]
    items: tuple[str, ...]
    of: frozenset[str] = frozenset()
    loinc: str | None = None

    def points(self, item: Item) -> dict[str, int]:
        """What each answer to an item adds to this score."""
        if self.kind == "sum":
            return item.points
        return {each.code: int(each.code in self.of) for each in item.options}


@dataclass(frozen=True, kw_only=True)
class Cutoff:
    """From which score on a screen is positive, for whom."""

    key: str
    label: str
    start: int


@dataclass(frozen=True, kw_only=True)
class Cutoffs:
    """The cut-offs of one score. Where nobody chooses, the lowest is used, because it misses the fewest."""

    score: str
    question: str
    options: tuple[Cutoff, ...]

    @property
    def lowest(self) -> Cutoff:
        return min(self.options, key=lambda each: each.start)

    def chosen(self, key: str | None) -> Cutoff:
        """The cut-off with this key; without one, the lowest. KeyError for a key that there is not."""
        if not key:
            return self.lowest
        found = next((each for each in self.options if each.key == key), None)
        if found is None:
            raise KeyError(key)
        return found


@dataclass(frozen=True, kw_only=True)
class ScoreEntry:
    """What is asked where a form on paper was used: a level among several, or a total within its range."""

    question: str
    options: tuple[tuple[str, str], ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    loinc: str | None = None


@dataclass(frozen=True, kw_only=True)
class Band:
    """What a result is called, what it says, and whether it is positive. It is never a diagnosis."""

    key: str
    label: str
    sentence: str
    is_positive: bool
    when: Condition


@dataclass(frozen=True, kw_only=True)
class Step:
    """What a result asks of the people there. `unless` names a step in whose presence this one is not asked for."""

    key: str
    title: str
    sentence: str
    due: Due
    when: Condition
    opens_instrument: str = ""
    unless: str = ""

    @property
    def due_words(self) -> str:
        return DUE_WORDS[self.due]


@dataclass(frozen=True, kw_only=True)
class Pack:
    """One instrument in one version. Two packs with the same content have the same `sha256`."""

    key: str
    version: str
    name: str
    title: str
    data_class: str
    entry: Entry
    text: Text
    owner: str
    licence: str
    needs_permission: bool
    evidence: str
    citation: str
    source: str
    population: str
    roles: frozenset[str]
    training: str
    minutes: int
    bands: tuple[Band, ...]
    loinc: str | None = None
    stem: str = ""
    remarks: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    scores: tuple[Score, ...] = ()
    cutoffs: Cutoffs | None = None
    score_entry: ScoreEntry | None = None
    steps: tuple[Step, ...] = ()
    content: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def sha256(self) -> str:
        return content_sha256(self.content)

    @cached_property
    def by_key(self) -> dict[str, Item]:
        """The items by their keys."""
        return {each.key: each for each in self.items}

    @property
    def has_items(self) -> bool:
        """True where its questions are asked here; false where only the result is entered from a form on paper."""
        return self.entry == "items"

    def score(self, key: str) -> Score:
        """The score with this key; KeyError for one that there is not."""
        found = next((each for each in self.scores if each.key == key), None)
        if found is None:
            raise KeyError(key)
        return found
