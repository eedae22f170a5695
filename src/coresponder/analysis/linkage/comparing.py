"""Why two records may be of one person, as codes that a page puts in words. No code holds a value of a person's."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from coresponder.analysis.linkage.nicknames import alike
from coresponder.analysis.linkage.spelling import sound

REASONS = {
    "given_same": "the same given name",
    "given_nickname": "given names that stand for each other",
    "given_alike": "given names that are spelled or sound alike",
    "given_different": "different given names",
    "family_same": "the same family name",
    "family_alike": "family names that are spelled or sound alike",
    "family_different": "different family names",
    "names_swapped": "given and family names the other way round",
    "born_same": "the same birth date",
    "born_alike": "birth dates that differ in one digit, or in day and month swapped",
    "born_different": "different birth dates",
    "phone_same": "the same phone",
    "place_same": "the same address",
    "number_same": "the same number in another system",
}


@dataclass(frozen=True, kw_only=True)
class RecordToMatch:
    """One name of one person with what else tells who it is. Everything may be empty except `person`.

    Names are lower case without accents; `born` is YYYY-MM-DD, `phone` is digits, `place` and
    `number` are compared as a whole.
    """

    person: str
    given: str = ""
    family: str = ""
    born: str = ""
    phone: str = ""
    place: str = ""
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two persons who may be one, `first` before `second` in order, with the model's probability from 0 to 1."""

    first: str
    second: str
    probability: float
    reasons: tuple[str, ...]


def reasons(one: RecordToMatch, other: RecordToMatch) -> tuple[str, ...]:
    """What agrees and what does not, in the order in which a person would look."""
    return (*_of_names(one, other), *_of_birth(one.born, other.born), *_of_contact(one, other))


def are_alike(one: str, other: str) -> bool:
    """True when two words are a letter apart, or sound the same."""
    return bool(one and other) and (OSA.distance(one, other) <= 1 or sound(one) == sound(other))


def _of_names(one: RecordToMatch, other: RecordToMatch) -> Iterator[str]:
    swapped = one.given and one.family and (one.given, one.family) == (other.family, other.given)
    if swapped and one.given != one.family:
        yield "names_swapped"
        return
    if one.given and other.given:
        yield _of_given(one.given, other.given)
    if one.family and other.family:
        yield "family_same" if one.family == other.family else _alike_or_not("family", one.family, other.family)


def _of_given(one: str, other: str) -> str:
    if one == other:
        return "given_same"
    return "given_nickname" if other in alike(one) else _alike_or_not("given", one, other)


def _alike_or_not(what: str, one: str, other: str) -> str:
    return f"{what}_alike" if are_alike(one, other) else f"{what}_different"


def _of_birth(one: str, other: str) -> Iterator[str]:
    if not one or not other:
        return
    if one == other:
        yield "born_same"
    else:
        day_and_month_swapped = one[:4] == other[:4] and one[5:7] == other[8:] and one[8:] == other[5:7]
        yield "born_alike" if day_and_month_swapped or OSA.distance(one, other) <= 1 else "born_different"


def _of_contact(one: RecordToMatch, other: RecordToMatch) -> Iterator[str]:
    for name in ("phone", "place", "number"):
        if getattr(one, name) and getattr(one, name) == getattr(other, name):
            yield f"{name}_same"
