"""What those who were there judged would have happened without the team, apart from what did happen."""

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.shares import met, sure, yes


def judged(program: Program) -> ir.Table:
    """Contacts by what was judged, by whom, how surely, and whether it came about all the same."""
    contacts = program.rows_of("encounters", "local_date")
    contacts = contacts.filter(met(contacts) & contacts.counterfactual_outcome.isin(("arrest", "emergency_department")))
    came_about = ibis.ifelse(
        contacts.counterfactual_outcome == "arrest", contacts.arrested, contacts.taken_to_emergency_department
    )
    rows = contacts.select(
        judged="counterfactual_outcome",
        by=contacts.counterfactual_by.fill_null("not_recorded"),
        confidence=contacts.counterfactual_confidence.fill_null("not_recorded"),
        came_about=came_about,
    )
    return rows.group_by(["judged", "by", "confidence", "came_about"]).aggregate(contacts=rows.count())


def eligible(program: Program) -> ir.Table:
    """One row: contacts in which an arrest was possible, those with an arrest, those where it is not known."""
    contacts = program.rows_of("encounters", "local_date")
    could = contacts.filter(met(contacts) & sure(yes(contacts.arrest_eligible)))
    return could.aggregate(
        eligible=could.count(), arrested=sure(could.arrested).sum(), unknown=could.arrested.isnull().sum()
    )
