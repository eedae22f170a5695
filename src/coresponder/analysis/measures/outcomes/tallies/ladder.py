"""The ladder from a need to being engaged in care, counted in persons, and how sure each rung is."""

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.shares import sure
from coresponder.analysis.measures.outcomes.tallies.persons import met_persons

# From the weakest to the strongest: what the person said, what staff said, what the provider said, what records show.
GRADES = ("reported_by_person", "reported_by_staff", "confirmed_by_provider", "seen_in_data")
RUNGS = ("need", "offered", "accepted", "sent", "received", "taken_on", "attended_30_days", "engaged")
PROVEN_RUNGS = ("attended_30_days", "engaged")


def rungs(program: Program) -> ir.Table:
    """One row: persons on each rung, and on the proven ones by the least grade of proof; those too early to tell."""
    persons = _needs(program).left_join(_referred(program), "person")
    flags = {rung: sure(persons[rung]) for rung in RUNGS}
    sums = {rung: flag.sum() for rung, flag in flags.items()}
    for rung in PROVEN_RUNGS:
        for grade in range(1, len(GRADES) + 1):
            sums[f"{rung}/{grade}"] = sure(persons[f"{rung}_grade"] >= grade).sum()
    sums["too_early"] = (sure(persons.sent) & sure(persons.too_early) & ~flags["attended_30_days"]).sum()
    return persons.aggregate(**sums)


def _needs(program: Program) -> ir.Table:
    """For each person with a need: whether help was offered, and accepted."""
    persons = met_persons(program)
    return persons.filter(persons.need).select("person", "need", "offered", "accepted")


def _referred(program: Program) -> ir.Table:
    """For each person with a referral: how far any of them came, by the strongest proof."""
    referrals = program.rows_of("referrals", "local_date")
    attended = sure(referrals.is_attended_in_30_days)
    return referrals.group_by("person").aggregate(
        sent=referrals.sent_at.notnull().any() | referrals.days_to_sent.notnull().any(),
        received=referrals.seen_at.notnull().any() | referrals.days_to_seen.notnull().any(),
        taken_on=referrals.accepted_at.notnull().any() | referrals.days_to_accepted.notnull().any(),
        attended_30_days=attended.any(),
        engaged=referrals.engaged_at.notnull().any() | referrals.days_to_engaged.notnull().any(),
        attended_30_days_grade=ibis.ifelse(attended, _grade(referrals.attended_proof), 0).max(),
        engaged_grade=_grade(referrals.engaged_proof).max(),
        too_early=referrals.is_attended_in_30_days.isnull().any(),
    )


def _grade(proof: ir.StringValue) -> ir.IntegerValue:
    ranks = [(proof == name, rank) for rank, name in enumerate(GRADES, start=1)]
    return ibis.cases(*ranks, else_=0)
