"""An invented population, as unevenly named as real ones, written by COPY with values that are sealed already."""

import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
from django.db import connection

from benchmarks.people_search import database
from coresponder.analysis.linkage.nicknames import alike
from coresponder.analysis.synthetic.people import BEGINNINGS, ENDINGS, GIVEN
from coresponder.program.people.queries.tokens import identity_tokens, name_tokens
from coresponder.program.people.vocabulary.identity import IdentityKind
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.envelope import new_key, padded, seal
from coresponder.safeguards.encryption.keys import wrap

SEED = 20261125
SYLLABLES = ("ba", "ce", "do", "fi", "gu", "ha", "jo", "ki", "lu", "ma", "ne", "po", "ri", "sa", "tu", "vo", "wy", "ze")
FAMILY_NAMES, FURTHER_GIVEN = 60_000, 2_000
# Names are about as unevenly spread as those of the United States: the commonest one has a percent or so.
GIVEN_SKEW, FAMILY_SKEW = 0.85, 0.75


@dataclass(frozen=True)
class Somebody:
    """One of those who are looked for."""

    person: uuid.UUID
    given: str
    family: str
    born: date


def populate(*, people: int, names: int, authors: tuple[User, ...], wanted: int) -> tuple[list[Somebody], list[str]]:
    """So many people with so many names; returns some of them to look for, and every name in plain for the peer."""
    draw = np.random.default_rng(SEED)
    drawn = _drawn(draw, people, names)
    persons = [uuid.UUID(bytes=os.urandom(16), version=4) for _ in range(people)]
    keys = [new_key() for _ in range(people)]
    _copy_persons(persons, keys, authors)
    _copy_names(persons, keys, drawn, authors)
    _copy_births(persons, keys, drawn, authors)
    database.tended()
    chosen = draw.choice(people, size=wanted, replace=False)
    somebodies = [
        Somebody(persons[each], drawn.given[drawn.first[each]], drawn.family[drawn.first[each]], drawn.born[each])
        for each in map(int, chosen)
    ]
    return somebodies, [f"{given} {family}" for given, family in zip(drawn.given, drawn.family, strict=True)]


@dataclass(frozen=True)
class Drawn:
    """The names in order; whose each is; and of each person the first name and the birth date."""

    given: list[str]
    family: list[str]
    whose: list[int]
    first: list[int]
    born: list[date]


def _drawn(draw: np.random.Generator, people: int, names: int) -> Drawn:
    given_list, family_list = _given_names(), _family_names()
    further = sorted(int(each) for each in draw.choice(people, size=names - people, replace=False))
    whose = [*range(people), *further]
    given = [given_list[each] for each in _skewed(draw, len(given_list), names, GIVEN_SKEW)]
    family = [family_list[each] for each in _skewed(draw, len(family_list), names, FAMILY_SKEW)]
    for place, person in enumerate(further, start=people):
        nicknames = sorted(alike(given[person].casefold())) or [given[person]]
        given[place], family[place] = nicknames[place % len(nicknames)].capitalize(), family[person]
    born = [date(1935, 1, 1) + timedelta(days=int(each)) for each in draw.integers(0, 75 * 365, size=people)]
    return Drawn(given, family, whose, list(range(people)), born)


def _skewed(draw: np.random.Generator, size: int, many: int, skew: float) -> list[int]:
    weights = 1 / np.arange(1, size + 1) ** skew
    return [int(each) for each in draw.choice(size, size=many, p=weights / weights.sum())]


@cache
def _given_names() -> list[str]:
    made = (first + second for first in SYLLABLES for second in _twos())
    return [*GIVEN, *(next(made).capitalize() for _ in range(FURTHER_GIVEN))]


@cache
def _family_names() -> list[str]:
    ordinary = [first + second for first in BEGINNINGS for second in ENDINGS]
    made = (a + b + c + end for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES for end in ENDINGS)
    return [*ordinary, *(next(made).capitalize() for _ in range(FAMILY_NAMES))]


def _twos() -> Iterator[str]:
    yield from (a + b for a in SYLLABLES for b in SYLLABLES)


def _copy_persons(persons: list[uuid.UUID], keys: list[bytes], authors: tuple[User, ...]) -> None:
    columns = "id, is_unknown, label, created_by_id, created_for_id, created_at"
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY people_person ({columns}) FROM STDIN") as copy:
            for place, person in enumerate(persons):
                author = authors[place % len(authors)]
                copy.write_row((person, False, "", author.pk, author.agency_id, "2026-01-01T00:00:00Z"))
        with cursor.copy('COPY encryption_datakey ("group", wrapped, wrapped_by, created_at) FROM STDIN') as copy:
            for person, key in zip(persons, keys, strict=True):
                group = f"person:{person}"
                name, wrapped = wrap(key, group=group)
                copy.write_row((group, wrapped, name, "2026-01-01T00:00:00Z"))


PART = "id, owner_agency_id, data_class, author_id, is_author_only, recorded_at, person_id"


def _part(row: uuid.UUID, person: uuid.UUID, author: User) -> tuple[object, ...]:
    return row, author.agency_id, "identity", author.pk, False, "2026-01-01T00:00:00Z", person


def _copy_names(persons: list[uuid.UUID], keys: list[bytes], drawn: Drawn, authors: tuple[User, ...]) -> None:
    rows = [uuid.UUID(bytes=os.urandom(16), version=4) for _ in drawn.given]
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY people_personname ({PART}, kind, given, middle, family) FROM STDIN") as copy:
            for row, given, family, whose in zip(rows, drawn.given, drawn.family, drawn.whose, strict=True):
                person = persons[whose]
                sealed = [
                    _sealed(text, f"person:{person}", keys[whose], "people_personname", column, row)
                    for column, text in (("given", given), ("family", family))
                ]
                part = _part(row, person, authors[whose % len(authors)])
                copy.write_row((*part, "legal", sealed[0], b"", sealed[1]))
        with cursor.copy("COPY people_nametokens (name_id, tokens) FROM STDIN") as copy:
            for row, given, family in zip(rows, drawn.given, drawn.family, strict=True):
                copy.write_row((row, sorted({*_tokens(given), *_tokens(family)})))


def _copy_births(persons: list[uuid.UUID], keys: list[bytes], drawn: Drawn, authors: tuple[User, ...]) -> None:
    columns = f"COPY people_identityfact ({PART}, kind, detail, value, tokens) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(columns) as copy:
        for place, (person, born) in enumerate(zip(persons, drawn.born, strict=True)):
            row, kind = uuid.UUID(bytes=os.urandom(16), version=4), IdentityKind.BIRTH_DATE
            value = born.isoformat()
            sealed = _sealed(value, f"person:{person}", keys[place], "people_identityfact", "value", row)
            part = _part(row, person, authors[place % len(authors)])
            copy.write_row((*part, kind.value, "", sealed, identity_tokens(kind, "", value)))


def _sealed(text: str, group: str, key: bytes, table: str, column: str, row: uuid.UUID) -> bytes:
    """The text in the envelope that the field itself would have made (see encryption/fields.py)."""
    return seal(padded(text.encode()), key=key, belongs_to=(table, column, str(row), group))


@cache
def _tokens(word: str) -> tuple[int, ...]:
    return tuple(name_tokens(word))
