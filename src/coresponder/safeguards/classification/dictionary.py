"""What is stored, table by table and field by field: the data dictionary as plain data."""

from typing import Any

from django.db.models import Model

from coresponder.safeguards.classification.checking import fields_of, is_encrypted, our_models
from coresponder.safeguards.classification.registry import classes_of


def data_dictionary() -> list[dict[str, Any]]:
    """Every table of ours with its fields: name, column, kind, whether it may be empty, privacy class, meaning."""
    return [described(model) for model in our_models()]


def described(model: type[Model]) -> dict[str, Any]:
    """One table."""
    return {
        "table": model._meta.db_table,
        "model": model._meta.label,
        "meaning": (model.__doc__ or "").split("\n\n")[0].replace("\n", " ").strip(),
        "fields": [_field(model, field) for field in fields_of(model)],
    }


def _field(model: type[Model], field: Any) -> dict[str, Any]:
    declared = classes_of(model).get(field.name)
    return {
        "name": field.name,
        "column": field.column,
        "kind": _kind(field),
        "points_to": field.related_model._meta.db_table if field.is_relation else None,
        "may_be_empty": bool(field.null),
        "codes": {str(code): str(label) for code, label in _choices(field)},
        "privacy_class": declared.value if declared else None,
        "is_encrypted": is_encrypted(field),
        "meaning": str(field.help_text),
    }


def _kind(field: Any) -> str:
    """What the database calls it, or that it is a table of its own."""
    if field.many_to_many:
        return "list of links"
    if is_encrypted(field):
        return "text"
    inner = getattr(field, "base_field", None)
    return f"list of {_kind(inner)}" if inner is not None else field.get_internal_type().removesuffix("Field").lower()


def _choices(field: Any) -> list[tuple[Any, Any]]:
    return list(getattr(field, "base_field", field).flatchoices)
