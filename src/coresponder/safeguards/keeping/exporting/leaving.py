"""What an export of everything takes out of the walls: a line in the ledger for each person and owner."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.ledger import note_disclosure
from coresponder.safeguards.vocabulary import DataClass, Purpose

Leaving = dict[tuple[UUID, int], set[DataClass]]


def what_leaves(by: User) -> Leaving:
    """For every person and every other agency, the classes of that agency's records about the person."""
    leaving: Leaving = defaultdict(set)
    for person_id, owner_id, data_class in _parts():
        if owner_id != by.agency_id:
            leaving[person_id, owner_id].add(DataClass(data_class))
    return dict(leaving)


def note_what_leaves(leaving: Leaving, *, export_id: UUID, by: User) -> None:
    """One line in the ledger for each of them."""
    for (person_id, owner_id), classes in leaving.items():
        note_disclosure(
            person_id=person_id,
            owner_agency_id=owner_id,
            data_classes=classes,
            purpose=Purpose.AUDIT,
            way="export",
            opened_by=f"export:{export_id}",
            carried_part_2_notice=DataClass.SUBSTANCE_USE in classes,
            by=by,
        )


def _parts() -> Iterator[tuple[UUID, int, str]]:
    for model in apps.get_models():
        if issubclass(model, RecordPart):
            rows: QuerySet[Any] = model._base_manager.all()
            yield from rows.values_list("person_id", "owner_agency_id", "data_class").distinct()
