"""One row for each person who was met: counted once, and asked by every measure that is about persons.

Grouping millions of contacts by person is the most expensive thing that measures do, so contacts and persons, who came
back, and the ladder of care all start from here.
"""

import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.shares import met, sure

OF_NEEDS = ("need_found", "need_offered", "offer_accepted")


def reactive(program: Program) -> ir.Table:
    """Contacts of the period in which a person who is named was met, without the program's own."""
    contacts = program.rows_of("encounters", "local_date")
    return contacts.filter(met(contacts), contacts.person.notnull())


def met_persons(program: Program) -> ir.Table:
    """Each person met by a reactive contact of the period, as it is kept for all who ask."""
    return program.kept("met persons", _met_persons)


def _met_persons(program: Program) -> ir.Table:
    """How many contacts, when the first was, and where the data say so whether there was a need, an offer, a yes."""
    contacts = reactive(program)
    found: dict[str, ir.Scalar] = {"contacts": contacts.count(), "first_on": contacts.local_date.min()}
    if not program.lacking(("encounters.person_day",)):
        found["first_day"] = contacts.person_day.min()
    if not program.lacking(f"encounters.{name}" for name in OF_NEEDS):
        found |= _needs(contacts)
    return contacts.group_by("person").aggregate(**found)


def _needs(contacts: ir.Table) -> dict[str, ir.Scalar]:
    need = sure(contacts.need_found)
    return {
        "need": need.any(),
        "offered": (need & sure(contacts.need_offered)).any(),
        "accepted": (need & sure(contacts.offer_accepted)).any(),
    }
