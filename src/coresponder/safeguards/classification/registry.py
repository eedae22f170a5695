"""What each app declared about the fields of its models."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from django.db.models import Model

from coresponder.safeguards.classification.vocabulary import FieldClass

_CLASSES: dict[type[Model], Mapping[str, FieldClass]] = {}


def classify(model: type[Model], *declarations: Mapping[FieldClass, str]) -> None:
    """Declare the class of every field of a model: for each class the names of its fields, with spaces between.

    Several declarations add up, so that what every part of a record has is said once. ValueError for a field with two
    classes, and for a model that is declared twice, and not alike.
    """
    declared: dict[str, FieldClass] = {}
    for name, found in _each(declarations):
        if declared.setdefault(name, found) != found:
            raise ValueError(f"{model._meta.label}.{name} has two privacy classes.")
    if _CLASSES.setdefault(model, MappingProxyType(declared)) != declared:
        raise ValueError(f"The fields of {model._meta.label} are classified twice, and not alike.")


def class_of(model: type[Model], field: str) -> FieldClass:
    """The declared class of a field; LookupError says where to declare it."""
    try:
        return _CLASSES[model][field]
    except KeyError:
        raise LookupError(f"{model._meta.label}.{field} has no privacy class. Declare it in privacy.py.") from None


def classes_of(model: type[Model]) -> Mapping[str, FieldClass]:
    """The declared classes of a model's fields, none where nobody declared any."""
    return _CLASSES.get(model, MappingProxyType({}))


def classified_models() -> list[type[Model]]:
    """Every model that has been classified, by app and name."""
    return sorted(_CLASSES, key=lambda model: model._meta.label)


def _each(declarations: tuple[Mapping[FieldClass, str], ...]) -> Iterator[tuple[str, FieldClass]]:
    for declaration in declarations:
        for found, names in declaration.items():
            for name in names.split():
                yield name, found
