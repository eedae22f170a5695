"""One row for each person who was met: counted once, and asked by every measure that is about persons.

Grouping millions of contacts by person is the most expensive thing that measures do, so contacts and persons, who came
back, and the ladder of care all start from here.
"""

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.shares import met, sure
from coresponder.analysis.measures.outcomes.tallies.shares import ONLY

OF_NEEDS = ("need_found", "need_offered", "offer_accepted")


def reactive(program: Program) -> ir.Table:
    """Contacts of the period in which a person who is named was met, without the program's own."""
    contacts = program.rows_of("encounters", "local_date")
    return contacts.filter(met(contacts), contacts.person.notnull())


def met_persons(program: Program) -> ir.Table:
    """Each person met by a reactive contact of the period, as it is kept for all who ask."""
    return program.kept("met persons", _met_persons)


def _met_persons(program: Program) -> ir.Table:
    """How many contacts, when the first was, and where the data say so whether there was a need, an offer, a yes.

    Who is in a copy for counting only once needs no grouping.
    """
    contacts = reactive(program)
    if ONLY not in contacts.columns:
        return _grouped(program, contacts)
    several = _grouped(program, contacts.filter(~contacts[ONLY]))
    return several.union(_single(program, contacts.filter(contacts[ONLY])).cast(several.schema()))


def _grouped(program: Program, contacts: ir.Table) -> ir.Table:
    found: dict[str, ir.Scalar] = {"contacts": contacts.count()}
    found |= {name: contacts[column].min() for name, column in _firsts(program).items()}
    found |= {name: flag.any() for name, flag in _needs(program, contacts).items()}
    return contacts.group_by("person").aggregate(**found)


def _single(program: Program, contacts: ir.Table) -> ir.Table:
    firsts = {name: contacts[column] for name, column in _firsts(program).items()}
    return contacts.select("person", contacts=ibis.literal(1), **firsts, **_needs(program, contacts))


def _firsts(program: Program) -> dict[str, str]:
    there = not program.lacking(("encounters.person_day",))
    return {"first_on": "local_date"} | ({"first_day": "person_day"} if there else {})


def _needs(program: Program, contacts: ir.Table) -> dict[str, ir.BooleanValue]:
    if program.lacking(f"encounters.{name}" for name in OF_NEEDS):
        return {}
    need = sure(contacts.need_found)
    return {
        "need": need,
        "offered": need & sure(contacts.need_offered),
        "accepted": need & sure(contacts.offer_accepted),
    }
