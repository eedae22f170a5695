"""Whether every field of ours has a class, and the one that its kind allows."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from coresponder.safeguards.classification.registry import classes_of
from coresponder.safeguards.classification.vocabulary import ENCRYPTED_CLASSES, FieldClass, OtherClass

NEVER_ENCRYPTED = frozenset({OtherClass.ADMINISTRATIVE, OtherClass.PSEUDONYM})


def our_models() -> list[type[models.Model]]:
    """Every model of this program that has a table, by app and name."""
    ours = (each for each in apps.get_models() if each.__module__.startswith("coresponder."))
    return sorted((each for each in ours if not each._meta.proxy), key=lambda model: model._meta.label)


def fields_of(model: type[models.Model]) -> list[Any]:
    """The fields that a model stores itself, and its lists of others."""
    return [*model._meta.local_fields, *model._meta.local_many_to_many]


def is_encrypted(field: Any) -> bool:
    """True for a field that is stored in an envelope."""
    return bool(getattr(field, "is_stored_encrypted", False))


def faults(model: type[models.Model]) -> Iterator[str]:
    """A sentence for every field whose class is missing or cannot be right, and for every class without a field."""
    declared = classes_of(model)
    fields = {field.name: field for field in fields_of(model)}
    for name in sorted(declared.keys() - fields.keys()):
        yield f"{model._meta.label} has no field “{name}”, but privacy.py gives it a class."
    for name, field in fields.items():
        if name not in declared:
            yield f"{model._meta.label}.{name} has no privacy class. Declare it in the app's privacy.py."
        else:
            yield from _misfit(f"{model._meta.label}.{name}", field, declared[name])


def _misfit(label: str, field: Any, declared: FieldClass) -> Iterator[str]:
    if is_encrypted(field) and declared in NEVER_ENCRYPTED:
        yield f"{label} is stored encrypted, so it cannot be {declared.value}: say what it tells about a person."
    if declared in ENCRYPTED_CLASSES and _is_plain_text(field):
        yield f"{label} is {declared.value} and stored as plain text. Make it an EncryptedTextField."


def _is_plain_text(field: Any) -> bool:
    """Free text that anybody with the table could read; a code from a list is not free text."""
    inner = getattr(field, "base_field", field)
    is_text = isinstance(inner, models.CharField | models.TextField | models.JSONField)
    return is_text and not inner.choices and not is_encrypted(field)
