"""A condition that makes PostgreSQL answer a subquery first, once, and then look its rows up by their key.

`id IN (SELECT …)` leaves the order to the planner, which cannot know how few names have a token and often reads every
name instead. `id = ANY (ARRAY (SELECT …))` does not.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Lookup, Model, QuerySet


class AnyOf(Lookup):
    """True where the left side is among the rows of a subquery with one column."""

    lookup_name = "any_of"
    output_field = BooleanField()

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The condition as PostgreSQL reads it."""
        left, left_values = self.process_lhs(compiler, connection)
        right, right_values = self.process_rhs(compiler, connection)
        return f"{left} = ANY ({right})", (*left_values, *right_values)


def any_of(column: str, rows: QuerySet[Model, Any]) -> AnyOf:
    """The column is among these rows, which are found first."""
    return AnyOf(F(column), ArraySubquery(rows))
