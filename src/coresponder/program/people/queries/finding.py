"""Finding the person who is meant among all whose names somebody may read.

Names are encrypted, so the database narrows by tokens (see tokens.py) to a few dozen candidates, in rounds from exact
to alike; only those are opened and ranked. Whoever may not be read is not among the candidates: the access decision is
part of every condition, so that “nobody” and “not for you” are the same answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from coresponder.analysis.linkage.ranking import likeness
from coresponder.analysis.linkage.spelling import words_of
from coresponder.program.people.models import IdentityFact, NameTokens, Person, PersonName
from coresponder.program.people.queries.ages import age_words
from coresponder.program.people.queries.any_of import any_of
from coresponder.program.people.queries.tokens import birth_token, name_token, phone_token, year_token
from coresponder.program.people.queries.typed import Typed, beginning_keys, exact_keys, loose_keys, taken_apart
from coresponder.program.people.vocabulary.identity import IdentityKind, NameKind
from coresponder.safeguards.access.records import Reader, reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import Purpose

CANDIDATES = 50
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
    # Unordered, so that the database stops at the limit instead of reading all and sorting them.
    holds = holds or reader(by)
    names = holds.readable(PersonName.objects.filter(ended_at__isnull=True).order_by(), purpose=purpose)
    facts = holds.readable(IdentityFact.objects.filter(ended_at__isnull=True).order_by(), purpose=purpose)
    unknown = list(_unknown(by)[:limit]) if typed.asks_for_unknown else []
    persons = _ranked(typed, _candidates(typed, names, facts))[:limit]
    return [*(Found(person_id=each.pk, name=each.label) for each in unknown), *_lines(persons, names, facts)][:limit]


def _candidates(typed: Typed, names: QuerySet[PersonName], facts: QuerySet[IdentityFact]) -> list[PersonName]:
    """A few dozen names, opened. What is known of birth or phone narrows first; if nobody is left, not."""
    known = _known(typed)
    if known is None:
        return _opened(_rounds(typed.words, names, is_open=typed.is_open))
    if not typed.words:
        with_token = IdentityFact.objects.filter(tokens__contains=[known]).order_by().values("pk")
        persons = facts.filter(any_of("pk", with_token)).values("person_id")
        return _opened([names.filter(any_of("person_id", persons))])
    # Asked for each of the few names that have the words: thousands of people were born in a year.
    theirs = facts.filter(person=OuterRef("person_id"), tokens__contains=[known])
    narrowed = _opened(_rounds(typed.words, names.filter(Exists(theirs)), is_open=typed.is_open))
    return narrowed or _opened(_rounds(typed.words, names, is_open=typed.is_open))


def _known(typed: Typed) -> int | None:
    if typed.phone:
        return phone_token(typed.phone)
    if typed.born:
        return birth_token(typed.born)
    return year_token(typed.year) if typed.year else None


def _rounds(words: Sequence[str], names: QuerySet[PersonName], *, is_open: bool) -> Iterator[QuerySet[PersonName]]:
    """From what was typed exactly, to beginnings, to what is spelled or sounds alike."""
    if not words:
        return
    *first, last = words
    yield _with_all(names, [exact_keys(word) for word in words])
    if is_open:
        yield _with_all(names, [*(exact_keys(word) for word in first), beginning_keys(last)])
    loose = [loose_keys(word, is_open=is_open and word == last) for word in words]
    yield _with_all(names, loose)
    if len(words) > 2:  # a word too many, such as a middle name that nobody recorded
        for place in range(len(words)):
            yield _with_all(names, loose[:place] + loose[place + 1 :])


def _with_all(names: QuerySet[PersonName], keys: Iterable[set[str]]) -> QuerySet[PersonName]:
    """Names that have one of the keys of every word."""
    condition = Q()
    for alternatives in keys:
        condition &= Q(tokens__overlap=[name_token(key) for key in sorted(alternatives)])
    return names.filter(any_of("pk", NameTokens.objects.filter(condition).values("name_id")))


def _opened(rounds: Iterable[QuerySet[PersonName]]) -> list[PersonName]:
    found: dict[UUID, PersonName] = {}
    for each in rounds:
        if len(found) >= CANDIDATES:
            break
        found |= {name.pk: name for name in each[:CANDIDATES] if name.pk not in found}
    open_together(list(found.values()))
    return list(found.values())


def _ranked(typed: Typed, candidates: Sequence[PersonName]) -> list[UUID]:
    """The persons, best first; of one person the name that answers best counts."""
    best: dict[UUID, float] = {}
    for name in candidates:
        by_name = likeness(typed.words, words_of(name.full), is_still_typing=typed.is_open)
        score = by_name if typed.words else 1.0
        best[name.person_id] = max(score, best.get(name.person_id, 0.0))
    return sorted((each for each, score in best.items() if score > 0), key=lambda each: (-best[each], str(each)))


def _lines(persons: Sequence[UUID], names: QuerySet[PersonName], facts: QuerySet[IdentityFact]) -> Iterator[Found]:
    if not persons:
        return
    theirs = sorted(names.filter(person_id__in=persons).select_related("owner_agency"), key=_newest_first)
    theirs_too = facts.filter(person_id__in=persons, kind__in=BIRTH).select_related("owner_agency")
    births = sorted(theirs_too, key=_newest_first)
    open_together([*theirs, *births])
    for person in persons:
        of_person = [each for each in theirs if each.person_id == person]
        yield _line(person, of_person, [each for each in births if each.person_id == person])


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
