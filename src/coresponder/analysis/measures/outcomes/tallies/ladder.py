"""The ladder from a need to being engaged in care, counted in persons, and how sure each rung is."""

from collections.abc import Iterator
from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.shares import sure
from coresponder.analysis.measures.outcomes.tallies.persons import met_persons
from coresponder.analysis.measures.outcomes.tallies.shares import LANE_BITS, LANE_MASK, LANES

# From the weakest to the strongest: what the person said, what staff said, what the provider said, what records show.
GRADES = ("reported_by_person", "reported_by_staff", "confirmed_by_provider", "seen_in_data")
RUNGS = ("need", "offered", "accepted", "sent", "received", "taken_on", "attended_30_days", "engaged")
PROVEN_RUNGS = ("attended_30_days", "engaged")


OF_REFERRALS = "what is said of referrals"
REFERRED = ("sent", "received", "taken_on", "attended_30_days", "engaged", "too_early")
SAID = (*REFERRED, *(f"{rung}/{grade}" for rung in PROVEN_RUNGS for grade in range(1, len(GRADES) + 1)))


def rungs(program: Program) -> ir.Table:
    """One row: persons on each rung, and on the proven ones by the least grade of proof; those too early to tell."""
    persons = _needs(program).left_join(_referred(program), "person")
    flags = {rung: sure(persons[rung]) for rung in RUNGS[:3]}
    flags |= {name: _is_said(persons, name) for name in SAID}
    sums = {name: flag.sum() for name, flag in flags.items() if name != "too_early"}
    sums["too_early"] = (flags["sent"] & flags["too_early"] & ~flags["attended_30_days"]).sum()
    return persons.aggregate(**sums)


def _needs(program: Program) -> ir.Table:
    """For each person with a need: whether help was offered, and accepted."""
    persons = met_persons(program)
    return persons.filter(persons.need).select("person", "need", "offered", "accepted")


def _referred(program: Program) -> ir.Table:
    """For each person with a referral: of how many each thing is said, four counts in one number (`tallies.shares`)."""
    rows = program.kept_for_all_periods(OF_REFERRALS, referrals)
    rows = rows if program.period is None else rows.filter(program.period.of(rows["day"]))
    return rows.group_by("person").aggregate(
        **{name: rows[name].sum() for name in rows.columns if name not in ("person", "day")}
    )


def referrals(program: Program) -> ir.Table:
    """Every referral: whose, on which day, and what is said of it, four things in one number."""
    rows = program.tables["referrals"]
    packs: dict[str, list[ir.IntegerValue]] = {}
    for name, flag in _said(rows):
        word, lane = _place(name)
        packs.setdefault(word, []).append(ibis.ifelse(flag, ibis.literal(1 << (LANE_BITS * lane), "int64"), 0))
    words = {word: reduce(add, parts).cast("float64") for word, parts in packs.items()}
    return rows.select("person", day=rows.local_date, **words)


def _is_said(persons: ir.Table, name: str) -> ir.BooleanValue:
    """Whether it is said of any referral of the person."""
    word, lane = _place(name)
    return (persons[word].fill_null(0).cast("int64") >> (LANE_BITS * lane)) & LANE_MASK != 0


def _place(name: str) -> tuple[str, int]:
    place, lane = divmod(SAID.index(name), LANES)
    return f"said_{place}", lane


def _said(referrals: ir.Table) -> Iterator[tuple[str, ir.BooleanValue]]:
    attended = sure(referrals.is_attended_in_30_days)
    yield "sent", referrals.sent_at.notnull() | referrals.days_to_sent.notnull()
    yield "received", referrals.seen_at.notnull() | referrals.days_to_seen.notnull()
    yield "taken_on", referrals.accepted_at.notnull() | referrals.days_to_accepted.notnull()
    yield "attended_30_days", attended
    yield "engaged", referrals.engaged_at.notnull() | referrals.days_to_engaged.notnull()
    yield "too_early", referrals.is_attended_in_30_days.isnull()
    for grade in range(1, len(GRADES) + 1):
        yield f"attended_30_days/{grade}", attended & _is_proven(referrals.attended_proof, grade)
        yield f"engaged/{grade}", _is_proven(referrals.engaged_proof, grade)


def _is_proven(proof: ir.StringValue, grade: int) -> ir.BooleanValue:
    """Whether the proof is of that grade or a stronger one."""
    return sure(proof.isin(GRADES[grade - 1 :]))
