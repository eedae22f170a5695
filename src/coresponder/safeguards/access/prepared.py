"""One list that somebody may read, put into SQL once and then asked several questions.

Django puts every question together anew. With the access decision in it, that takes longer than the database needs for
the answer; a search asks up to seven questions of the same list while somebody types.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from coresponder.safeguards.access.masking import masked
from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.audit.context import viewing_as

AnyPart = TypeVar("AnyPart", bound=RecordPart)


@dataclass(frozen=True, kw_only=True)
class Condition:
    """A condition in SQL, in which a row is called “part”, and the values for its places."""

    sql: str
    values: tuple[object, ...] = ()

    def __and__(self, other: "Condition") -> "Condition":
        return Condition(sql=f"{self.sql} AND {other.sql}", values=(*self.values, *other.values))


@dataclass(frozen=True, kw_only=True)
class Prepared(Generic[AnyPart]):
    """What somebody may read of one list, as a question that others are put on top of."""

    model: type[AnyPart]
    sql: str
    values: tuple[Any, ...]

    def those_with(self, condition: Condition, *, limit: int | None = None) -> list[AnyPart]:
        """The parts of which the condition holds, in no order; masked while somebody looks as another account."""
        # The condition is our own text; whatever somebody typed is among the values.
        sql = f"SELECT * FROM ({self.sql}) AS part WHERE {condition.sql}"  # noqa: S608
        sql += f" LIMIT {limit:d}" if limit is not None else ""
        found: Sequence[AnyPart] = list(self.model._default_manager.raw(sql, [*self.values, *condition.values]))
        return [masked(part) for part in found] if viewing_as() else list(found)

    def some_of(self, of: str, condition: Condition) -> Condition:
        """True for a row of another list that shares the column `of` with one of these that meets the condition."""
        sql = f"EXISTS (SELECT 1 FROM ({self.sql}) AS this WHERE this.{of} = part.{of} AND {condition.sql})"  # noqa: S608
        return Condition(sql=sql, values=(*self.values, *condition.values))


def prepared(readable: QuerySet[AnyPart]) -> Prepared[AnyPart]:
    """The list, put into SQL."""
    try:
        sql, values = readable.query.sql_with_params()
    except EmptyResultSet:
        sql, values = f"SELECT * FROM {readable.model._meta.db_table} WHERE false", ()  # noqa: S608 - our own name
    return Prepared(model=readable.model, sql=sql, values=tuple(values))
