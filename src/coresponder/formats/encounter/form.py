"""The form of an encounter in plain values: parts, steps, elements, code lists. All else is derived from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from coresponder.kernel.content_hash import content_sha256

Kind = Literal["code", "codes", "instant", "minutes", "count", "text"]
Answers = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Code:
    """One answer out of a list: what people read, where it comes from, on which days it holds, what else it is called.

    A code with `maps_to` is retired: it is read on import as those codes, and never offered or filed.
    """

    code: str
    label: str
    source: str
    effective_from: date | None = None
    effective_until: date | None = None
    aliases: tuple[str, ...] = ()
    maps_to: tuple[str, ...] = ()
    why: str = ""
    counts_as: str = ""
    is_alone: bool = False
    counts_as_repeat: bool = True

    def holds_on(self, day: date) -> bool:
        """True when the code may be given for a contact on this day."""
        begun = self.effective_from is None or self.effective_from <= day
        return not self.maps_to and begun and (self.effective_until is None or day <= self.effective_until)


@dataclass(frozen=True, kw_only=True)
class CodeList:
    """The answers to one kind of question. `is_local` says that each jurisdiction fills in its own."""

    name: str
    title: str
    source: str
    codes: tuple[Code, ...]
    is_local: bool = False

    @cached_property
    def by_code(self) -> dict[str, Code]:
        return {each.code: each for each in self.codes}

    def offered_on(self, day: date) -> tuple[Code, ...]:
        """What somebody may choose for a contact on this day, in order."""
        return tuple(each for each in self.codes if each.holds_on(day))

    def label_of(self, code: str) -> str:
        """The code in words; a code that is not known is shown as it is."""
        found = self.by_code.get(code)
        return found.label if found else code


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What has to be answered before something else is asked: one of these codes to this element."""

    name: str
    words: str
    element: str
    any_of: frozenset[str]

    def holds(self, answers: Answers) -> bool:
        """True when the answers meet it; without an answer, False."""
        return any(isinstance(each, str) and each in self.any_of for each in _listed(answers.get(self.element)))


@dataclass(frozen=True, kw_only=True)
class Element:
    """One question, of which parts it is asked, in which step, and what an answer to it looks like.

    `is_required`: without an answer nothing is filed, where it is asked. `expected_in`: in these parts the supervisor
    is told that it is missing. `absent`: the reasons for no answer that are accepted. `most`: the largest number, or
    the longest text in characters.
    """

    name: str
    question: str
    parts: tuple[str, ...]
    step: str
    kind: Kind
    data_class: str
    reference: str
    source: str
    order: int
    codes: CodeList | None = None
    shown_if: tuple[Condition, ...] = ()
    is_required: bool = False
    expected_in: frozenset[str] = frozenset()
    absent: tuple[str, ...] = ()
    prefilled_from: str = ""
    unit: str = ""
    most: int | None = None
    help: str = ""

    def is_asked(self, answers: Answers) -> bool:
        """True when everything that it depends on is answered so that it is asked."""
        return all(each.holds(answers) for each in self.shown_if)

    def class_in(self, part: "Part") -> str:
        """The class of information that an answer in this part is."""
        return self.data_class or part.data_class

    def words_of(self, value: Any, absent: Mapping[str, str]) -> str:
        """An answer as people read it."""
        if isinstance(value, str) and value in absent:
            return absent[value]
        if self.codes is None:
            return f"{value} {self.unit}".strip()
        return ", ".join(self.codes.label_of(each) for each in _listed(value))


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of an encounter, and whose it is."""

    name: str
    title: str
    whose: str
    data_class: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """One screen of the form."""

    name: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two elements that have to agree: a time that cannot be later, a code that has to be among others."""

    first: str
    second: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One rung of the primary outcome, and the answers to which it applies."""

    code: str
    label: str
    when: tuple[Condition, ...]


@dataclass(frozen=True, kw_only=True)
class Hierarchy:
    """The rungs in the order in which they are tried."""

    version: str
    outcomes: tuple[Outcome, ...]
    none_code: str
    none_label: str

    def label_of(self, code: str) -> str:
        """The primary outcome in words."""
        return next((each.label for each in self.outcomes if each.code == code), self.none_label)


@dataclass(frozen=True, kw_only=True)
class Item:
    """An element of the field that is kept elsewhere, or nowhere, and why."""

    reference: str
    where: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Form:
    """The whole form. `local_name` is whose local codes are in it."""

    version: str
    also_accepted: tuple[str, ...]
    local_name: str
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    absent: Mapping[str, str]
    elements: tuple[Element, ...]
    lists: Mapping[str, CodeList]
    orders: tuple[Pair, ...]
    among: tuple[Pair, ...]
    hierarchy: Hierarchy
    elsewhere: tuple[Item, ...]
    sources: Mapping[str, str]
    by_name: Mapping[str, Element] = field(repr=False)

    def part(self, name: str) -> Part:
        """The part of this name; KeyError where there is none."""
        return next(each for each in self.parts if each.name == name)

    def elements_of(self, part: str) -> tuple[Element, ...]:
        """What one part asks, in the order in which it is asked."""
        return tuple(each for each in self.elements if part in each.parts)

    def accepts(self, version: str) -> bool:
        """True when a document of this version can be read."""
        return version == self.version or version in self.also_accepted

    def document(self, day: date) -> dict[str, Any]:
        """The form as plain JSON, with the codes that are offered on this day, for a page without network."""
        return {
            "version": self.version,
            "parts": [vars(each) for each in self.parts],
            "steps": [vars(each) for each in self.steps],
            "absent": dict(self.absent),
            "lists": {name: _offered(codes, day) for name, codes in self.lists.items()},
            "elements": [_plain(each) for each in self.elements],
            "orders": [vars(each) for each in self.orders],
            "among": [vars(each) for each in self.among],
        }

    @cached_property
    def sha256(self) -> str:
        """Changes with anything that a phone would have to fetch anew, whatever the day."""
        return content_sha256(self.document(date(2000, 1, 1)) | {"every": sorted(map(repr, self.lists.values()))})


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple | set | frozenset) else [value]


def _offered(codes: CodeList, day: date) -> list[dict[str, Any]]:
    rows = ({"code": each.code, "label": each.label, "alone": each.is_alone} for each in codes.offered_on(day))
    return [{key: value for key, value in row.items() if value} for row in rows]


def _plain(element: Element) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": element.name,
        "question": element.question,
        "help": element.help,
        "parts": list(element.parts),
        "step": element.step,
        "order": element.order,
        "kind": element.kind,
        "list": element.codes.name if element.codes else "",
        "unit": element.unit,
        "most": element.most,
        "required": element.is_required,
        "expected_in": sorted(element.expected_in),
        "prefilled_from": element.prefilled_from,
        "shown_if": [{"element": each.element, "any_of": sorted(each.any_of)} for each in element.shown_if],
    }
    return {key: value for key, value in found.items() if value} | {"absent": list(element.absent)}
