"""How a share is defined: of which rows, which of them count, and all the words that go with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.measure import Direction

Domain = Literal[
    "timely", "safe", "accessible", "least restrictive", "effective", "person-centered", "partnership", "fidelity",
    "volume",
]  # fmt: skip
Condition = Callable[[ir.Table], ir.BooleanValue]


@dataclass(frozen=True, kw_only=True)
class Source:
    """A table: what names a row, whose it is (rows of one person belong together), and on which day it counts."""

    table: str
    row: str
    day: str
    person: str = ""
    month: str = ""


CONTACTS = Source(table="encounters", row="encounter_id", day="local_date", person="person", month="local_month")
CALLS_OF_PROGRAM = Source(table="program_calls", row="call_id", day="local_date", month="local_month")
FOLLOW_UPS = Source(table="follow_ups", row="follow_up_id", day="local_date", person="person")
SCREENINGS = Source(table="screenings", row="screening_id", day="local_date", person="person")


@dataclass(frozen=True, kw_only=True)
class ShareOf:
    """A share of the rows of a table.

    `among` says which rows are looked at; `counts` is true, false or, where nothing was recorded, empty: such rows are
    missing and never a no. `said` completes “Of 120 contacts, 3 …”. `needs` are the columns that have to be there.
    """

    key: str
    title: str
    question: str
    numerator: str
    denominator: str
    said: str
    source: Source
    among: Condition
    counts: Condition
    needs: tuple[str, ...]
    domain: Domain
    caveats: str
    direction: Direction = "neither"
    definition: str = ""

    @property
    def depends_on(self) -> tuple[str, ...]:
        """The columns as “table.column”."""
        return tuple(f"{self.source.table}.{name}" for name in self.needs)


def yes(column: ir.StringValue) -> ir.BooleanValue:
    """An answer as a flag: empty unless it is yes or no."""
    return ibis.cases((column == "yes", True), (column == "no", False), else_=ibis.null("boolean"))


def whether(column: ir.StringValue, *codes: str) -> ir.BooleanValue:
    """Whether a code is one of these: empty where it is an absence or nothing was filed."""
    absent = column.isnull() | column.isin(ABSENCES)
    return ibis.cases((absent, ibis.null("boolean")), else_=column.isin(codes))


def sure(condition: ir.BooleanValue) -> ir.BooleanValue:
    """A condition that is not known does not hold."""
    return condition.fill_null(False)


ABSENCES = ("unknown", "not_asked", "declined", "not_applicable")


def met(contacts: ir.Table) -> ir.BooleanValue:
    """Contacts in which the person was met, without the program's own follow-ups, outreach and conferences."""
    return contacts.is_met & contacts.counts_as_repeat
