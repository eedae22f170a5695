"""Forgetting a whole person: every part, every note about two records, and the key that opened the words."""

from uuid import UUID

from django.db.models import Q

from coresponder.program.people.models import MatchProposal, MergeRecord, Person, PersonPart
from coresponder.program.people.models.registry import part_models
from coresponder.program.people.queries.persons import ids_of
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.consent.models import Restriction
from coresponder.safeguards.encryption.rotating import destroy


def forget_person(item: str) -> None:
    """Delete a person with all records that were joined with this one, and destroy their keys.

    The trail and the ledger of disclosures keep the ids, which stand for nobody any more. ProtectedError, and nothing
    is deleted, where an app keeps something else about the person.
    """
    ids = ids_of(UUID(item))
    with everything_let_through():
        for model in part_models():
            _delete_parts(model, ids)
        MatchProposal.objects.filter(Q(first__in=ids) | Q(second__in=ids)).delete()
        MergeRecord.objects.filter(Q(survivor__in=ids) | Q(loser__in=ids)).delete()
        Restriction.objects.filter(person_id__in=ids).delete()
        Person.objects.filter(pk__in=ids).update(merged_into=None)
        Person.objects.filter(pk__in=ids).delete()
        for each in ids:
            destroy(f"person:{each}")


def _delete_parts(model: type[PersonPart], ids: frozenset[UUID]) -> None:
    rows = model._default_manager.filter(person_id__in=ids)
    rows.update(replaces=None)
    rows.delete()
