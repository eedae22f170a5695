"""Dispositions that the source cuts off although the profile does not say so."""

from dataclasses import dataclass

import duckdb

from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.proposing.details import crowded_width

BY_LENGTH = (
    "SELECT length(disposition), count(DISTINCT disposition), count(*) FROM calls"
    " WHERE disposition IS NOT NULL GROUP BY ALL"
)


@dataclass(frozen=True, kw_only=True)
class UndeclaredCut:
    """The number of characters at which texts end far too often, and how many calls have a text that long."""

    width: int
    calls: int


def undeclared_cut(connection: duckdb.DuckDBPyConnection, profile: Profile) -> UndeclaredCut | None:
    """Where dispositions seem to be cut off; None where the profile says where, or nothing looks like it.

    It is found as a proposal finds it: far more spellings end at the greatest length than at those just below.
    """
    rule = profile.fields.get("disposition")
    if rule is None or rule.width is not None:
        return None
    lengths = connection.execute(BY_LENGTH).fetchall()
    width = crowded_width({length: spellings for length, spellings, _ in lengths})
    calls = {length: count for length, _, count in lengths}
    return None if width is None else UndeclaredCut(width=width, calls=calls[width])
