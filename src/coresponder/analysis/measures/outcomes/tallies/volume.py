"""How much there was: contacts, persons, crisis calls in three definitions, reasons for missed calls, answers."""

import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.shares import met, sure
from coresponder.analysis.measures.outcomes.tallies.persons import met_persons


def contacts(program: Program) -> ir.Table:
    """One row: encounters, those in which somebody was met, without the program's own, and persons."""
    rows = program.rows_of("encounters", "local_date")
    return rows.aggregate(
        encounters=rows.count(),
        met=rows.is_met.sum(),
        reactive=met(rows).sum(),
        persons=met_persons(program).count().as_scalar(),
        without_person=(met(rows) & rows.person.isnull()).sum(),
    )


def calls(program: Program) -> ir.Table:
    """One row: the program's calls, coded, confirmed, both, and those that nobody could confirm."""
    rows = program.rows_of("program_calls", "local_date")
    confirmed = sure(rows.is_confirmed_crisis)
    return rows.aggregate(
        calls=rows.count(),
        coded=(rows.nexus == "yes").sum(),
        confirmed=confirmed.sum(),
        unconfirmed=rows.is_confirmed_crisis.isnull().sum(),
    )


def exported_calls(program: Program) -> ir.Table:
    """One row: calls of the export of computer-aided dispatch, coded and detected."""
    rows = program.rows_of("calls", "local_date")
    return rows.aggregate(calls=rows.count(), coded=rows.coded.sum(), detected=rows.detected.sum())


def missed(program: Program) -> ir.Table:
    """Eligible calls that were not reached, by the one reason that each has."""
    rows = program.rows_of("program_calls", "local_date")
    rows = rows.filter(rows.is_eligible & ~rows.is_reached)
    return rows.group_by(reason=rows.missed_because.fill_null("not_recorded")).aggregate(calls=rows.count())


def answers(program: Program) -> ir.Table:
    """Answers to what people were asked, by who answers, question and answer."""
    rows = program.rows_of("feedback", "local_month")
    return rows.group_by(["respondent", "question", "answer"]).aggregate(answers=rows.count())


def contacts_by_month(program: Program) -> ir.Table:
    """Contacts in which somebody was met, without the program's own, by month."""
    rows = program.rows_of("encounters", "local_date")
    return rows.group_by(month=rows.local_month).aggregate(count=met(rows).sum())


def coded_calls_by_month(program: Program) -> ir.Table:
    """The program's calls that are coded as crisis calls, by month."""
    rows = program.rows_of("program_calls", "local_date")
    return rows.group_by(month=rows.local_month).aggregate(count=(rows.nexus == "yes").sum())
