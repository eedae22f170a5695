"""One list that somebody may read, put into SQL once and then asked several questions.

Django puts every question together anew. With the access decision in it, that takes longer than the database needs for
the answer; a search asks up to seven questions of the same list while somebody types.
"""

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


ALWAYS = Condition(sql="true")


@dataclass(frozen=True, kw_only=True)
class Prepared(Generic[AnyPart]):
    """What somebody may read of one list, as a question that others are put on top of."""

    model: type[AnyPart]
    sql: str
    values: tuple[Any, ...]

    def those_with(self, condition: Condition) -> list[AnyPart]:
        """The parts of which the condition holds, in no order."""
        # The condition is our own text; whatever somebody typed is among the values.
        sql = f"SELECT * FROM ({self.sql}) AS part WHERE {condition.sql}"  # noqa: S608
        return self._found(sql, (*self.values, *condition.values))

    def those_in(self, rows: Condition, *, also: Condition = ALWAYS, limit: int) -> list[AnyPart]:
        """The first few parts, in no order, whose ids the question `rows` finds and of which the condition holds.

        They are looked up one by one, so that the database stops at the limit; without OFFSET it would rather read all
        parts, because it cannot know how few of them are found.
        """
        sql = (
            f"SELECT part.* FROM ({rows.sql}) AS found (id) "  # noqa: S608 - as above
            f"CROSS JOIN LATERAL (SELECT * FROM ({self.sql}) AS this WHERE this.id = found.id OFFSET 0) AS part "
            f"WHERE {also.sql} LIMIT {limit:d}"
        )
        return self._found(sql, (*rows.values, *self.values, *also.values))

    def some_of(self, of: str, condition: Condition) -> Condition:
        """True for a row of another list that shares the column `of` with one of these that meets the condition."""
        sql = f"EXISTS (SELECT 1 FROM ({self.sql}) AS this WHERE this.{of} = part.{of} AND {condition.sql})"  # noqa: S608
        return Condition(sql=sql, values=(*self.values, *condition.values))

    def _found(self, sql: str, values: tuple[object, ...]) -> list[AnyPart]:
        found = list(self.model._default_manager.raw(sql, values))
        # As in `readable`: while somebody looks as another account, the parts come without their words.
        return [masked(part) for part in found] if viewing_as() else found


def prepared(readable: QuerySet[AnyPart]) -> Prepared[AnyPart]:
    """The list, put into SQL."""
    try:
        sql, values = readable.query.sql_with_params()
    except EmptyResultSet:
        sql, values = f"SELECT * FROM {readable.model._meta.db_table} WHERE false", ()  # noqa: S608 - our own name
    return Prepared(model=readable.model, sql=sql, values=tuple(values))
