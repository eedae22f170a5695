"""Finding the person who is meant among all whose names somebody may read.

Names are encrypted, so the database narrows by tokens (see tokens.py) to a few dozen candidates, in rounds from exact
to alike; only those are opened and ranked. Whoever may not be read is not among the candidates: the access decision is
part of every condition, so that “nobody” and “not for you” are the same answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from django.db.models import QuerySet

from coresponder.analysis.linkage.ranking import likeness
from coresponder.analysis.linkage.spelling import words_of
from coresponder.program.people.models import IdentityFact, Person, PersonName
from coresponder.program.people.queries.ages import age_words
from coresponder.program.people.queries.tokens import birth_token, name_token, phone_token, year_token
from coresponder.program.people.queries.typed import Typed, beginning_keys, exact_keys, loose_keys, taken_apart
from coresponder.program.people.vocabulary.identity import IdentityKind, NameKind
from coresponder.safeguards.access.prepared import ALWAYS, Condition, Prepared, prepared
from coresponder.safeguards.access.records import Reader, reader
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import Purpose

CANDIDATES = 50
Names: TypeAlias = Prepared[PersonName]
Facts: TypeAlias = Prepared[IdentityFact]

# Names that have one of the tokens of every word, and facts that have a token. The array makes PostgreSQL find the ids
# first and look their rows up by the key.
NAMES_WITH = "SELECT name_id FROM people_nametokens WHERE {}"
ANY_FACT = "part.id = ANY (ARRAY (SELECT id FROM people_identityfact WHERE tokens @> %s::bigint[]))"
BIRTH = (IdentityKind.BIRTH_DATE, IdentityKind.BIRTH_YEARS)


@dataclass(frozen=True, kw_only=True)
class Found:
    """One person, as a line of what was found. `parts` are those that were read to show it."""

    person_id: UUID
    name: str
    others: tuple[str, ...] = ()
    age: str = ""
    last_agency: str = ""
    parts: tuple[PersonName | IdentityFact, ...] = ()


def found_people(text: str, *, by: User, purpose: Purpose, limit: int, holds: Reader | None = None) -> list[Found]:
    """Those who may be meant, the likeliest first. Call it in a transaction.

    `holds` is what holds for `by`, where the caller knows it already.
    """
    typed = taken_apart(text)
    if not typed.is_enough:
        return []
    holds = holds or reader(by)
    # Unordered, so that the database stops at the limit instead of reading all and sorting them.
    names = prepared(holds.readable(PersonName.objects.filter(ended_at__isnull=True).order_by(), purpose=purpose))
    facts = prepared(holds.readable(IdentityFact.objects.filter(ended_at__isnull=True).order_by(), purpose=purpose))
    unknown = list(_unknown(by)[:limit]) if typed.asks_for_unknown else []
    persons = _ranked(typed, _candidates(typed, names, facts))[:limit]
    return [*(Found(person_id=each.pk, name=each.label) for each in unknown), *_lines(persons, names, facts)][:limit]


def _candidates(typed: Typed, names: Names, facts: Facts) -> list[PersonName]:
    """A few dozen names, opened. What is known of birth or phone narrows first; if nobody is left, not."""
    known = _known(typed)
    if known is None:
        return _opened(names, _rounds(typed.words, is_open=typed.is_open))
    if not typed.words:
        return _with_keys(names.those_with(_of_persons(_persons_with(known, facts)))[:CANDIDATES])
    # Asked for each of the few names that have the words: thousands of people were born in a year.
    theirs = facts.some_of("person_id", Condition(sql="this.tokens @> %s::bigint[]", values=([known],)))
    rounds = list(_rounds(typed.words, is_open=typed.is_open))
    return _opened(names, rounds, also=theirs) or _opened(names, rounds)


def _persons_with(known: int, facts: Facts) -> set[UUID]:
    with_token = Condition(sql=ANY_FACT, values=([known],))
    return {each.person_id for each in facts.those_with(with_token)}


def _of_persons(persons: Iterable[UUID]) -> Condition:
    return Condition(sql="part.person_id = ANY (%s::uuid[])", values=(sorted(persons),))


def _known(typed: Typed) -> int | None:
    if typed.phone:
        return phone_token(typed.phone)
    if typed.born:
        return birth_token(typed.born)
    return year_token(typed.year) if typed.year else None


def _rounds(words: Sequence[str], *, is_open: bool) -> Iterator[Condition]:
    """From what was typed exactly, to beginnings, to what is spelled or sounds alike."""
    if not words:
        return
    *first, last = words
    yield _with_all([exact_keys(word) for word in words])
    if is_open:
        yield _with_all([*(exact_keys(word) for word in first), beginning_keys(last)])
    loose = [loose_keys(word, is_open=is_open and word == last) for word in words]
    yield _with_all(loose)
    if len(words) > 2:  # a word too many, such as a middle name that nobody recorded
        for place in range(len(words)):
            yield _with_all(loose[:place] + loose[place + 1 :])


def _with_all(keys: Sequence[set[str]]) -> Condition:
    """Names that have one of the keys of every word."""
    tokens = tuple([name_token(key) for key in sorted(alternatives)] for alternatives in keys)
    has_all = " AND ".join(["tokens && %s::bigint[]"] * len(keys))
    return Condition(sql=NAMES_WITH.format(has_all), values=tokens)


def _opened(names: Names, rounds: Iterable[Condition], *, also: Condition = ALWAYS) -> list[PersonName]:
    found: dict[UUID, PersonName] = {}
    for each in rounds:
        if len(found) >= CANDIDATES:
            break
        found = {name.pk: name for name in names.those_in(each, also=also, limit=CANDIDATES)} | found
    return _with_keys(list(found.values()))


def _with_keys(names: list[PersonName]) -> list[PersonName]:
    open_together(names)
    return names


def _ranked(typed: Typed, candidates: Sequence[PersonName]) -> list[UUID]:
    """The persons, best first; of one person the name that answers best counts."""
    best: dict[UUID, float] = {}
    for name in candidates:
        best[name.person_id] = max(_likeness(typed, name), best.get(name.person_id, 0.0))
    return sorted((each for each, score in best.items() if score > 0), key=lambda each: (-best[each], str(each)))


def _likeness(typed: Typed, name: PersonName) -> float:
    """How well a name answers; without a word, all that were found by birth or phone do."""
    return likeness(typed.words, words_of(name.full), is_still_typing=typed.is_open) if typed.words else 1.0


def _lines(persons: Sequence[UUID], names: Names, facts: Facts) -> Iterator[Found]:
    if not persons:
        return
    births_alone = Condition(sql="part.kind = ANY (%s)", values=([each.value for each in BIRTH],))
    theirs = sorted(names.those_with(_of_persons(persons)), key=_newest_first)
    births = sorted(facts.those_with(_of_persons(persons) & births_alone), key=_newest_first)
    open_together([*theirs, *births])
    _with_agencies([*theirs, *births])
    for person in persons:
        of_person = [each for each in theirs if each.person_id == person]
        yield _line(person, of_person, [each for each in births if each.person_id == person])


def _with_agencies(parts: Iterable[PersonName | IdentityFact]) -> None:
    """Put the owning agencies on the parts, all of them fetched at once."""
    parts = list(parts)
    agencies = Agency.objects.in_bulk({each.owner_agency_id for each in parts})
    for part in parts:
        part.owner_agency = agencies[part.owner_agency_id]


def _line(person: UUID, names: Sequence[PersonName], births: Sequence[IdentityFact]) -> Found:
    first = next((each for each in names if each.kind == NameKind.LEGAL), names[0])
    known = {each.kind: str(each.value) for each in reversed(births)}
    parts: tuple[PersonName | IdentityFact, ...] = (*names, *births)
    return Found(
        person_id=person,
        name=first.full,
        others=tuple(dict.fromkeys(each.full for each in names if each.full != first.full)),
        age=age_words(known.get(IdentityKind.BIRTH_DATE, ""), known.get(IdentityKind.BIRTH_YEARS, "")),
        last_agency=max(parts, key=lambda each: each.recorded_at).owner_agency.name,
        parts=parts,
    )


def _newest_first(part: PersonName | IdentityFact) -> tuple[float, str]:
    return -part.recorded_at.timestamp(), str(part.pk)


def _unknown(by: User) -> QuerySet[Person]:
    """Those whom the person's own agency met and could not identify, the newest first."""
    return Person.objects.filter(created_for=by.agency_id, is_unknown=True, merged_into__isnull=True)
