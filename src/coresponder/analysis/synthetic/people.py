"""The people of Marigold County, none of whom there is: names, aliases, and second records with errors like real ones.

Family names are put together from words for what is made up, so that no list of real people holds one. Given names are
ordinary, because nicknames belong to them. Telephone numbers are among those set aside for fiction.

Which records are of one person is known (`truth`), so that finding and matching can be held to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from coresponder.analysis.linkage.nicknames import LIST, alike
from coresponder.analysis.synthetic.names import CITIES, FIRST_PHONE, PHONES, STREET_NAMES
from coresponder.analysis.synthetic.streams import Streams

PEOPLE = 2000
SHARE_OF_SECOND_RECORDS = 0.08
FIRST_BIRTH, BIRTH_DAYS = date(1938, 1, 1), 70 * 365

BEGINNINGS = (
    "Madeup", "Pretend", "Imagin", "Fict", "Phantom", "Daydream", "Story", "Fable", "Riddle", "Mirage",
    "Nonesuch", "Neverwas", "Notreal", "Invent", "Sample", "Dummy", "Unreal", "Legend", "Makebeliev", "Placehold",
)  # fmt: skip
ENDINGS = (
    "son", "sen", "berg", "ton", "ley", "ford", "man", "ski", "well", "wood", "field", "stein", "ez", "ova", "quist",
    "hart",
)  # fmt: skip
HOUSING = ("stable", "stable", "stable", "at_risk", "doubled_up", "sheltered", "unsheltered", "not_asked", "unknown")
LANGUAGES = ("en",) * 7 + ("es", "es", "vi", "ase", "not_asked")
GENDERS = ("woman", "man", "woman", "man", "nonbinary", "declined")


@dataclass(frozen=True, kw_only=True)
class InventedPerson:
    """One record of one invented person. `truth` is the same for records of one person.

    `known_to` are the agencies that have a name of this person in this record, by the keys of whoever loads it; the
    first of them added the record. Empty text means that nothing is recorded.
    """

    record: int
    truth: int
    known_to: tuple[str, ...]
    given: str
    family: str
    alias: str
    born: str
    phone: str
    address: str
    housing: str
    language: str
    gender: str


def invented_people(*, seed: int, agencies: tuple[str, ...], records: int = PEOPLE) -> list[InventedPerson]:
    """So many records of a little fewer people, the same for the same seed; second records stand at the end."""
    streams = Streams(seed)
    second = int(records * SHARE_OF_SECOND_RECORDS)
    draw = streams("people")
    first = [_person(draw, place, agencies) for place in range(records - second)]
    errors = streams("second_records")
    chosen = errors.choice(len(first), size=second, replace=False)
    return first + [_again(errors, first[int(each)], len(first) + place) for place, each in enumerate(chosen)]


def _person(draw: np.random.Generator, place: int, agencies: tuple[str, ...]) -> InventedPerson:
    given = GIVEN[int(draw.integers(len(GIVEN)))]
    known_to = tuple(agencies[int(each)] for each in draw.permutation(len(agencies))[: 1 + int(draw.random() < 0.3)])
    born = FIRST_BIRTH + timedelta(days=int(draw.integers(BIRTH_DAYS)))
    return InventedPerson(
        record=place,
        truth=place,
        known_to=known_to,
        given=given,
        family=BEGINNINGS[int(draw.integers(len(BEGINNINGS)))] + ENDINGS[int(draw.integers(len(ENDINGS)))],
        alias=_nickname(draw, given) if draw.random() < 0.25 else "",
        born=born.isoformat() if draw.random() < 0.85 else "",
        phone=f"555555{FIRST_PHONE + int(draw.integers(PHONES)):04d}" if draw.random() < 0.3 else "",
        address=_address(draw) if draw.random() < 0.6 else "",
        housing=HOUSING[int(draw.integers(len(HOUSING)))],
        language=LANGUAGES[int(draw.integers(len(LANGUAGES)))],
        gender=GENDERS[int(draw.integers(len(GENDERS)))],
    )


def _again(draw: np.random.Generator, person: InventedPerson, place: int) -> InventedPerson:
    """A second record of the same person, as a tired hand writes it: one thing is otherwise."""
    kind = int(draw.integers(5))
    second = replace(person, record=place, alias="", known_to=person.known_to[:1])
    if kind == 0:
        return replace(second, given=_nickname(draw, person.given))
    if kind == 1:
        return replace(second, family=_misspelled(draw, person.family))
    if kind == 2:
        return replace(second, given=person.family, family=person.given)
    if kind == 3 and person.born:
        return replace(second, born=f"{person.born[:4]}-01-01")
    return replace(second, given=_misspelled(draw, person.given), phone="")


def _nickname(draw: np.random.Generator, given: str) -> str:
    found = sorted(alike(given.casefold()))
    return found[int(draw.integers(len(found)))].capitalize() if found else given


def _misspelled(draw: np.random.Generator, word: str) -> str:
    """Two neighbors swapped, or one letter left out; never the first."""
    place = 1 + int(draw.integers(len(word) - 2))
    if draw.random() < 0.5:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + word[place + 1 :]


def _address(draw: np.random.Generator) -> str:
    city = CITIES[int(draw.integers(len(CITIES)))][0]
    street = STREET_NAMES[int(draw.integers(len(STREET_NAMES)))].title()
    return f"{100 + int(draw.integers(900))} {street} Street, {city}"


def _given_names() -> Iterator[str]:
    for line in LIST.read_text(encoding="utf-8").splitlines():
        yield line.split(",", maxsplit=1)[0].capitalize()


GIVEN = tuple(_given_names())
