"""Which people exist, as far as somebody may know it.

That a person has a record at all can tell something about the person. So it is told only to somebody who may read at
least one part that says who it is, or whose agency has a part of the record; to all others the address of a person is
an address like any that there is not.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.urls import reverse

from coresponder.program.people.models import IdentityFact, Person, PersonName
from coresponder.program.people.models.registry import part_models
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.vocabulary import Purpose

NOBODY = Q(pk__in=())


def persons_known_to(user: User, purpose: Purpose) -> QuerySet[Person]:
    """Everybody of whom this account may know that there is a record, in one condition. Call it in a transaction."""
    known = reduce(or_, _ways_to_know(user, purpose), NOBODY)
    return Person.objects.filter(known, merged_into__isnull=True)


def person_known_to(user: User, person_id: UUID, purpose: Purpose) -> Person:
    """One of them; Http404 for everybody else, whether there is such a person or not.

    The address of a record that turned out to be of somebody else's leads to the one that stayed. The ways to know are
    asked one after the other, because most people are known by the first; where none is, as much is asked of somebody
    who is there as of somebody who is not.
    """
    now = id_now(person_id) or (person_id,)
    for known in _ways_to_know(user, purpose):
        found = Person.objects.filter(known, merged_into__isnull=True, pk__in=now).first()
        if found is not None:
            return found
    raise Http404


def exists(person_id: UUID) -> bool:
    """True when there is such a person and the record is not merged into another."""
    return Person.objects.filter(pk=person_id, merged_into__isnull=True).exists()


def may_know(user: User, person_id: UUID, purpose: Purpose) -> bool:
    """May this account know that the person has a record?"""
    person = Person.objects.filter(pk=person_id, merged_into__isnull=True)
    return any(person.filter(known).exists() for known in _ways_to_know(user, purpose))


def is_known_to(person_id: UUID, user: User) -> bool:
    """The same for what the account's role usually needs a record for."""
    with transaction.atomic():
        return may_know(user, person_id, usual_purpose(user.role))


def address_of(person_id: UUID) -> str:
    """The address of the person's page."""
    return reverse("people:person", args=[person_id])


def ids_of(person_id: UUID) -> frozenset[UUID]:
    """The person's id and those of every record that was merged into it, for lists that are never rewritten."""
    found, layer = {person_id}, {person_id}
    while layer:
        layer = set(Person.objects.filter(merged_into__in=layer).values_list("pk", flat=True)) - found
        found |= layer
    return frozenset(found)


def id_now(person_id: UUID) -> Sequence[UUID]:
    """The record that holds today what once had this id."""
    found = Person.objects.filter(pk=person_id).values_list("pk", "merged_into").first()
    while found is not None and found[1] is not None:
        found = Person.objects.filter(pk=found[1]).values_list("pk", "merged_into").first()
    return () if found is None else (found[0],)


def _ways_to_know(user: User, purpose: Purpose) -> Iterator[Q]:
    """Why an account may know of a person, the commonest way first; none for whoever looks nobody up."""
    if not may(user, Permission.FIND_PEOPLE) or user.agency is None:
        return
    yield Q(created_for=user.agency_id)
    yield reduce(or_, map(Q, _owned(user)), NOBODY)
    yield reduce(or_, map(Q, _readable_identity(user, purpose)), NOBODY)


def _readable_identity(user: User, purpose: Purpose) -> Iterator[Exists]:
    holds = reader(user)
    for model in (PersonName, IdentityFact):
        yield Exists(holds.readable(model.objects.filter(person=OuterRef("pk")), purpose=purpose))


def _owned(user: User) -> Iterator[Exists]:
    for model in part_models():
        yield Exists(model._default_manager.filter(person=OuterRef("pk"), owner_agency_id=user.agency_id))
