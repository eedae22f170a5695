"""What partners do: answers of services, training of those on shift, meetings of the planning team."""

import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.shares import sure


def referral_answers(program: Program) -> ir.Table:
    """One row: requests to services, those answered, within three days, and declined."""
    rows = program.tables["referral_destinations"]
    rows = rows.filter(rows.state != "draft")
    return rows.aggregate(
        sent=rows.count(),
        answered=rows.hours_to_answer.notnull().sum(),
        in_three_days=sure(rows.hours_to_answer <= 72).sum(),
        declined=(rows.state == "declined").sum(),
    )


def training(program: Program) -> ir.Table:
    """One row: places on shifts that were worked, and those of people whose required training was in force then."""
    rows = program.rows_of("shifts", "local_date")
    rows = rows.filter(rows.state.isin(("on_duty", "ended")) & rows.trained.notnull())
    return rows.aggregate(places=(rows.officers + rows.partners).sum(), current=rows.trained.sum())


def meetings(program: Program) -> ir.Table:
    """One row: meetings of which somebody said whether they were held, those held, with lived experience, the rest."""
    rows = program.rows_of("meetings", "held_on")
    held = sure(rows.was_held)
    return rows.aggregate(
        told=rows.was_held.count(),
        unsaid=rows.was_held.isnull().sum(),
        held=held.sum(),
        with_lived_experience=(held & sure(rows.with_lived_experience)).sum(),
    )
