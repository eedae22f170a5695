"""Parts of a record without their words, for somebody who looks at the program as another account.

What remains is what the access decision rests on: whose the part is, its class, its author, when it was recorded. Text
reads as hidden; every other value of the part's own is empty. A page that shows a part must hold that a value of it may
be missing, and may say so by `part.is_masked`. Encrypted text is hidden by its field as well, whichever way it is read.
"""

from collections.abc import Iterator
from typing import Any, TypeVar

from django.db import models
from django.db.models import QuerySet
from django.db.models.query import ModelIterable

from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.encryption.masking import HIDDEN
from coresponder.safeguards.permissions.denials import Denied

AnyPart = TypeVar("AnyPart", bound=RecordPart)

REMAINS = frozenset(field.attname for field in RecordPart._meta.get_fields() if isinstance(field, models.Field))


def masked(part: AnyPart) -> AnyPart:
    """The same part, in place, without its words. It cannot be saved any more."""
    for field in part._meta.concrete_fields:
        if field.attname not in REMAINS and not field.primary_key and not field.is_relation:
            setattr(part, field.attname, _hidden(field, part.__dict__.get(field.attname)))
    part.is_masked = True
    return part


def with_words_hidden(parts: QuerySet[AnyPart]) -> QuerySet[AnyPart]:
    """The same query, whose parts come masked; values read around the models are left out altogether."""
    hidden = parts._chain()  # type: ignore[attr-defined]  # Django's own way to copy a query
    hidden.__class__ = type(f"Masked{type(parts).__name__}", (_Masked, type(parts)), {})
    hidden._iterable_class = _MaskedIterable
    return hidden  # type: ignore[no-any-return]  # the copy has the type of the query


class _MaskedIterable(ModelIterable):  # type: ignore[type-arg]  # takes none at run time
    """Django's own, with every part masked on the way."""

    def __iter__(self) -> Iterator[Any]:
        yield from map(masked, super().__iter__())


class _Masked:
    """A query that hands out no bare columns but ids: a column could hold a word."""

    def values(self, *fields: Any, **expressions: Any) -> Any:
        """Ids and what remains of a part; anything else is refused."""
        self._only_what_remains(*fields, **expressions)
        return super().values(*fields, **expressions)  # type: ignore[misc]  # mixed into a QuerySet

    def values_list(self, *fields: Any, **options: Any) -> Any:
        """The same."""
        self._only_what_remains(*fields)
        return super().values_list(*fields, **options)  # type: ignore[misc]  # mixed into a QuerySet

    def _only_what_remains(self, *fields: Any, **expressions: Any) -> None:
        allowed = REMAINS | {"pk", "person_id", "person", "owner_agency", "author"}
        if not fields or expressions or not set(fields) <= allowed:
            raise Denied(
                "words_hidden", "This shows words of records. They are hidden while you look as another account."
            )


def _hidden(field: "models.Field[Any, Any]", value: Any) -> Any:
    if value in (None, ""):
        return value
    is_text = isinstance(field, models.CharField | models.TextField) or field.description == "Encrypted text"
    return HIDDEN if is_text else _nothing(field)


def _nothing(field: "models.Field[Any, Any]") -> Any:
    return [] if field.get_internal_type() == "ArrayField" else None
