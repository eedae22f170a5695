"""Connection to care as a ladder with graded proof; and diversion, a judgment kept apart from every outcome."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.figure_kinds import known, share_figure
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.outcomes.diversion import ArrestDiversion, EmergencyDiversion
from coresponder.analysis.measures.outcomes.program import Program, program_of
from coresponder.analysis.measures.outcomes.registry.building import DOMAIN_SOURCE, unavailable
from coresponder.analysis.measures.outcomes.registry.enforcement import ELIGIBLE
from coresponder.analysis.measures.outcomes.tallies import judgments, ladder
from coresponder.analysis.measures.saying import one, value_said, where
from coresponder.kernel.spoken_english import counted, listed, percent

WILSON = "Interval: Wilson 1927."
LADDER_NEEDS = (
    "encounters.is_met", "encounters.counts_as_repeat", "encounters.person", "encounters.need_found",
    "encounters.need_offered", "encounters.offer_accepted", "referrals.person", "referrals.local_date",
    "referrals.sent_at", "referrals.days_to_sent", "referrals.seen_at", "referrals.days_to_seen",
    "referrals.accepted_at", "referrals.days_to_accepted", "referrals.is_attended_in_30_days",
    "referrals.attended_proof", "referrals.engaged_at", "referrals.days_to_engaged", "referrals.engaged_proof",
)  # fmt: skip
ANY_PROOF = "any"


def _ladder(context: MeasureContext) -> tuple[Figure, ...]:
    row = program_of(context).first_row("ladder", ladder.rungs)
    need = int(row["need"] or 0)
    plain = [
        share_figure({"rung": rung, "proof": ANY_PROOF}, int(row[rung] or 0), need, missing=_too_early(row, rung))
        for rung in ladder.RUNGS
    ]
    proven = [
        share_figure({"rung": rung, "proof": grade}, int(row[f"{rung}/{rank}"] or 0), need)
        for rung in ladder.PROVEN_RUNGS
        for rank, grade in enumerate(ladder.GRADES, start=1)
    ]
    return known([*plain, *proven])


def _too_early(row: dict[str, Any], rung: str) -> int:
    """Persons of whom it cannot be said yet, because 30 days have not passed."""
    return int(row["too_early"] or 0) if rung == "attended_30_days" else 0


def _say_ladder(figures: Sequence[Figure], context: MeasureContext) -> str:
    need = one(figures, rung="need", proof=ANY_PROOF)
    if need is None:
        return "No need was found in anybody who is known."
    said = {"offered": "were offered help", "accepted": "accepted it", "sent": "had a referral sent"}
    steps = [f"{value_said(one(figures, rung=rung, proof=ANY_PROOF), percent)} {words}" for rung, words in said.items()]
    steps.append(f"{value_said(one(figures, rung='attended_30_days', proof=ANY_PROOF), percent)} were there in 30 days")
    proven = one(figures, rung="attended_30_days", proof="confirmed_by_provider")
    return (
        f"Of {counted(need.denominator or 0)} persons with a need, {listed(steps)};"
        f" {value_said(proven, percent)} by the word of a provider or by records."
    )


def arrest_diversion(program: Program) -> ArrestDiversion:
    """Contacts in which somebody could have been arrested, and was not."""
    row = program.first_row("arrest-eligible", judgments.eligible)
    unknown = int(row["unknown"] or 0)
    of = int(row["eligible"] or 0) - unknown
    return ArrestDiversion(diverted=of - int(row["arrested"] or 0), of=of, unknown=unknown)


def emergency_diversion(program: Program) -> EmergencyDiversion:
    """Contacts in which an emergency department was judged likely, and nobody was taken there."""
    rows = [row for row in _judged(program) if row["judged"] == "emergency_department"]
    of = sum(row["contacts"] for row in rows if row["came_about"] is not None)
    diverted = sum(row["contacts"] for row in rows if row["came_about"] is False)
    return EmergencyDiversion(
        diverted=diverted, of=of, unknown=sum(row["contacts"] for row in rows if row["came_about"] is None)
    )


def _judged(program: Program) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program.taken("judged", judgments.judged).to_pylist()
    return rows


def _eligible_not_arrested(context: MeasureContext) -> tuple[Figure, ...]:
    found = arrest_diversion(program_of(context))
    return known([share_figure({}, found.diverted, found.of, missing=found.unknown)])


def _say_eligible(figures: Sequence[Figure], context: MeasureContext) -> str:
    if not figures:
        return "No contact is recorded in which somebody could have been arrested."
    return (
        f"Of {counted(figures[0].denominator or 0)} contacts in which somebody could have been arrested,"
        f" {value_said(figures[0], percent)} ended without an arrest. Whether the team was the reason, it does not say."
    )


def _emergency(context: MeasureContext) -> tuple[Figure, ...]:
    program = program_of(context)
    found = emergency_diversion(program)
    figures = [share_figure({"by": "all", "confidence": "all"}, found.diverted, found.of, missing=found.unknown)]
    cells: dict[tuple[str, str], list[int]] = {}
    for row in _judged(program):
        if row["judged"] == "emergency_department" and row["came_about"] is not None:
            counts = cells.setdefault((row["by"], row["confidence"]), [0, 0])
            counts[0] += row["contacts"] * (row["came_about"] is False)
            counts[1] += row["contacts"]
    figures += [
        share_figure({"by": by, "confidence": confidence}, diverted, of)
        for (by, confidence), (diverted, of) in sorted(cells.items())
    ]
    return known(figures)


def _say_emergency(figures: Sequence[Figure], context: MeasureContext) -> str:
    everything = one(figures, by="all", confidence="all")
    if everything is None:
        return "Nobody judged that an emergency department was likely."
    judges = [str(figure.by["by"]) for figure in where(figures) if figure.by["by"] != "all"]
    who = judges[0].replace("_", " ") if judges else "nobody named"
    return (
        f"In {counted(everything.denominator or 0)} contacts somebody (among them: {who}) judged that an emergency"
        f" department was likely; in {value_said(everything, percent)} of them nobody was taken there. It is a"
        " judgment, not an outcome."
    )


JUDGED_NEEDS = (
    "encounters.is_met", "encounters.counts_as_repeat", "encounters.counterfactual_outcome",
    "encounters.counterfactual_by", "encounters.counterfactual_confidence", "encounters.arrested",
    "encounters.taken_to_emergency_department",
)  # fmt: skip
ELIGIBLE_NEEDS = (
    "encounters.is_met", "encounters.counts_as_repeat", "encounters.arrest_eligible", "encounters.arrested",
)  # fmt: skip
NEVER_ADDED = "It is never added to the other kind of diversion: the denominators differ, and one contact can be both."

MEASURES = (
    Measure(
        key="connection_to_care", title="Connection to care",
        question="How many people with a need come as far as care, step by step?",
        numerator="Persons who came at least so far", denominator="persons in whom a need was found", unit="share",
        grain="person", dimensions=("rung", "proof"), direction="higher",
        population="Persons with a need found in a reactive contact of the period, and their referrals of the period.",
        caveats=(
            "A rung of which nobody said anything counts as not reached, so the upper rungs are lower bounds; the proof"
            " says how sure they are. Referrals that are only logged were never sent by the program. Whoever cannot be"
            " named is not in it."
        ),
        source=f"{DOMAIN_SOURCE} {WILSON}", version="1", depends_on=LADDER_NEEDS, domain="effective",
        figures=_ladder, sentence=_say_ladder, unavailable=partial(unavailable, needs=LADDER_NEEDS),
    ),
    Measure(
        key="arrest_diversion", title="No arrest where one was possible",
        question="How often was nobody arrested although somebody could have been?",
        numerator="Such contacts without an arrest", denominator=ELIGIBLE, unit="share", grain="encounter",
        direction="higher", population="Reactive contacts in which the officer wrote that an arrest was possible.",
        caveats=(
            "Never a share of all encounters. Patrol arrests few of those whom it could arrest, so the same share of"
            f" before launch is what it has to be compared with. {NEVER_ADDED}"
        ),
        source=f"{DOMAIN_SOURCE} {WILSON}", version="1", depends_on=ELIGIBLE_NEEDS, domain="least restrictive",
        figures=_eligible_not_arrested, sentence=_say_eligible,
        unavailable=partial(unavailable, needs=ELIGIBLE_NEEDS),
    ),
    Measure(
        key="emergency_department_diversion", title="No emergency department where one was judged likely",
        question="How often was nobody taken to an emergency department although somebody judged it likely?",
        numerator="Such contacts after which nobody was taken there",
        denominator="contacts in which it was judged that without the team an emergency department was most likely",
        unit="share", grain="encounter", dimensions=("by", "confidence"), direction="higher",
        population="Reactive contacts with a judgment, by whose it is and how sure.",
        caveats=f"A judgment by those whose work is judged, and no outcome. {NEVER_ADDED}",
        source=f"{DOMAIN_SOURCE} {WILSON}", version="1", depends_on=JUDGED_NEEDS, domain="least restrictive",
        figures=_emergency, sentence=_say_emergency, unavailable=partial(unavailable, needs=JUDGED_NEEDS),
    ),
)  # fmt: skip
