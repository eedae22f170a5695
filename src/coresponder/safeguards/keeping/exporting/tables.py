"""Which tables are exported, with which columns, and how a value is written."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import models

from coresponder.kernel.errors import StateError
from coresponder.safeguards.classification import SECRET
from coresponder.safeguards.classification.checking import is_encrypted, our_models
from coresponder.safeguards.classification.registry import classes_of
from coresponder.safeguards.encryption.fields import open_together

ROWS_AT_ONCE = 500
# Kinds that Parquet keeps as they are; everything else is written as text.
KEPT_AS_THEY_ARE = (bool, int, float, datetime, date)


def exported_models() -> list[type[models.Model]]:
    """Every table of ours, and the tables of links between them."""
    ours = our_models()
    links = (field.remote_field.through for model in ours for field in model._meta.local_many_to_many)
    return [*ours, *(link for link in links if link is not None and link._meta.auto_created)]


def exported_fields(model: type[models.Model]) -> list[Any]:
    """The columns of a table that may leave: every one that is no secret."""
    classes = classes_of(model)
    return [field for field in model._meta.concrete_fields if classes.get(field.name) != SECRET]


def rows_of(model: type[models.Model], *, with_text: bool) -> Iterator[list[list[Any]]]:
    """The rows of a table, some at a time, each as the values of its exported columns."""
    fields = exported_fields(model)
    has_text = any(is_encrypted(field) for field in fields)
    rows = model._base_manager.order_by("pk")
    last: Any = None
    while True:
        some = list((rows if last is None else rows.filter(pk__gt=last))[:ROWS_AT_ONCE])
        if not some:
            return
        if with_text and has_text:
            open_together(some)
        yield [[_value(row, field, with_text=with_text) for field in fields] for row in some]
        last = some[-1].pk


def _value(row: models.Model, field: Any, *, with_text: bool) -> Any:
    if is_encrypted(field):
        return _text(row, field) if with_text else None
    return plain(field.value_from_object(row))


def _text(row: models.Model, field: Any) -> str | None:
    """The text; None where it was erased for good."""
    try:
        return str(getattr(row, field.attname))
    except StateError as problem:
        if problem.code != "key_destroyed":
            raise
        return None


def plain(value: Any) -> Any:
    """A value as both formats can hold it: lists and objects as JSON, ids as text, bytes as hexadecimal."""
    if value is None or isinstance(value, KEPT_AS_THEY_ARE):
        return value
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, Sequence | dict) and not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return str(value)
