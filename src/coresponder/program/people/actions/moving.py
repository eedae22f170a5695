"""Moving rows from one person to another. What is encrypted is sealed anew, because every person has a key."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model

from coresponder.program.people.models import Person, PersonPart
from coresponder.program.people.models.registry import moving_models
from coresponder.safeguards.encryption.fields import EncryptedTextField

Moved = dict[str, list[str]]


def move_everything(*, source: Person, target: Person) -> Moved:
    """Every row of one person now belongs to another; returns the ids by model. The second wall must be open."""
    moved = {model._meta.label_lower: _move(model, source=source, target=target) for model in moving_models()}
    return {label: ids for label, ids in moved.items() if ids}


def move_back(moved: Moved, *, source: Person, target: Person) -> int:
    """The same rows back, with what has taken their place by a correction meanwhile. Returns how many."""
    total = 0
    for label, ids in moved.items():
        model = apps.get_model(label)
        wanted = _with_successors(model, {UUID(each) for each in ids})
        total += len(_move(model, source=source, target=target, only=wanted))
    return total


def _move(model: type[Model], *, source: Person, target: Person, only: Collection[UUID] | None = None) -> list[str]:
    rows = model._default_manager.filter(person_id=source.pk)
    if only is not None:
        rows = rows.filter(pk__in=only)
    found = list(rows.select_for_update().order_by("pk"))
    for row in found:
        _seal_for(row, target.pk)
    return [str(row.pk) for row in found]


def _seal_for(row: Any, person_id: UUID) -> None:
    """Open every encrypted text with the old person's key, then save it with the new one's."""
    encrypted = [field.attname for field in row._meta.concrete_fields if isinstance(field, EncryptedTextField)]
    for name in encrypted:
        getattr(row, name)
    changed = row.make_room_with(person_id) if isinstance(row, PersonPart) else []
    row.person_id = person_id
    row.save(update_fields=["person_id", *encrypted, *changed])


def _with_successors(model: type[Model], ids: set[UUID]) -> set[UUID]:
    if not issubclass(model, PersonPart):
        return ids
    newest = ids
    while newest := set(model._default_manager.filter(replaces__in=newest).values_list("pk", flat=True)) - ids:
        ids = ids | newest
    return ids
