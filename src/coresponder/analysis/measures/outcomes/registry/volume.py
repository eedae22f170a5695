"""How much there was: contacts, persons, crisis calls in three definitions, missed calls by reason, what people say."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from coresponder.analysis.inference.one_sample import midp_count
from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.figure_kinds import known, share_figure
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.outcomes.program import program_of
from coresponder.analysis.measures.outcomes.registry.building import DOMAIN_SOURCE, unavailable
from coresponder.analysis.measures.outcomes.tallies import volume
from coresponder.analysis.measures.saying import one, value_said
from coresponder.kernel.spoken_english import counted, listed, percent

MIDP = "Interval: mid-P Poisson."


def count_of(by: dict[str, str | int], count: int, *, missing: int = 0) -> Figure:
    """A count with its mid-P interval."""
    low, high = midp_count(count) or (None, None)
    return Figure(
        by=by, value=count, low=low, high=high, interval="mid-P", n=count, numerator=count, missing=missing
    )  # fmt: skip


def _contacts(context: MeasureContext) -> list[Figure]:
    row = program_of(context).first_row("contacts", volume.contacts)
    names = ("encounters", "met", "reactive", "persons")
    missing = {"persons": int(row["without_person"] or 0)}
    return [count_of({"what": name}, int(row[name] or 0), missing=missing.get(name, 0)) for name in names]


def _say_contacts(figures: Sequence[Figure], context: MeasureContext) -> str:
    values = {str(figure.by["what"]): figure for figure in figures}
    if any(figure.value is None for figure in figures):
        return "How many encounters there were is withheld to protect small numbers."
    return (
        f"There were {counted(values['encounters'].value or 0)} encounters; in {counted(values['met'].value or 0)} the"
        f" person was met, {counted(values['reactive'].value or 0)} of these without the program's own follow-ups, with"
        f" {counted(values['persons'].value or 0)} persons."
    )


def _crisis(context: MeasureContext) -> list[Figure]:
    program = program_of(context)
    row = program.first_row("program calls", volume.calls)
    figures = [
        count_of({"definition": "coded", "of": "program_calls"}, int(row["coded"] or 0)),
        count_of(
            {"definition": "confirmed", "of": "program_calls"},
            int(row["confirmed"] or 0),
            missing=int(row["unconfirmed"] or 0),
        ),
    ]
    if not program.lacking(("calls.coded", "calls.detected", "calls.local_date")):
        exported = program.first_row("exported calls", volume.exported_calls)
        names = ("coded", "detected") if exported["calls"] else ()  # an export that ends before says nothing
        figures += [count_of({"definition": name, "of": "calls"}, int(exported[name] or 0)) for name in names]
    return figures


def _say_crisis(figures: Sequence[Figure], context: MeasureContext) -> str:
    confirmed = one(figures, definition="confirmed")
    coded = one(figures, definition="coded", of="calls") or one(figures, definition="coded")
    detected = one(figures, definition="detected")
    parts = [f"coded {_plain(coded)}"]
    parts += [f"detected {_plain(detected)}"] if detected else []
    return f"Crisis calls in the period: {listed([*parts, f'confirmed by an encounter {_plain(confirmed)}'])}."


def _plain(figure: Figure | None) -> str:
    return "withheld" if figure is None or figure.value is None else counted(figure.value)


def _missed(context: MeasureContext) -> tuple[Figure, ...]:
    rows = program_of(context).taken("missed", volume.missed).to_pylist()
    total = sum(row["calls"] for row in rows)
    ordered = sorted(rows, key=lambda row: (-row["calls"], row["reason"]))
    return known(share_figure({"reason": row["reason"]}, row["calls"], total) for row in ordered)


def _say_missed(figures: Sequence[Figure], context: MeasureContext) -> str:
    if not figures:
        return "No eligible call was missed."
    reason = str(figures[0].by["reason"]).replace("_", " ")
    calls = counted(figures[0].denominator or 0)
    return (
        f"Of {calls} eligible calls that were missed, {value_said(figures[0], percent)} were for the reason “{reason}”."
    )


def _answers(context: MeasureContext) -> tuple[Figure, ...]:
    rows = program_of(context).taken("answers", volume.answers).to_pylist()
    totals: dict[tuple[str, str], int] = {}
    for row in rows:
        cell = (row["respondent"], row["question"])
        totals[cell] = totals.get(cell, 0) + row["answers"]
    ordered = sorted(rows, key=lambda row: (row["respondent"], row["question"], row["answer"]))
    return known(
        share_figure(
            {name: row[name] for name in ("respondent", "question", "answer")},
            row["answers"],
            totals[row["respondent"], row["question"]],
        )
        for row in ordered
    )


def _say_answers(figures: Sequence[Figure], context: MeasureContext) -> str:
    if not figures:
        return "Nobody has answered yet."
    asked = {(figure.by["respondent"], figure.by["question"]): figure.denominator or 0 for figure in figures}
    answers = counted(sum(asked.values()))
    return f"There are {answers} answers to {counted(len(asked))} questions. Who answers is not everybody."


def measure_of(key: str, title: str, question: str, numerator: str, **rest: Any) -> Measure:
    """A measure with what most that count have in common."""
    needs = rest.get("depends_on", ())
    given: dict[str, Any] = {
        "denominator": "", "unit": "count", "grain": "encounter", "version": "1", "domain": "volume",
        "unavailable": partial(unavailable, needs=needs), "source": f"{DOMAIN_SOURCE} {MIDP}",
    } | rest  # fmt: skip
    return Measure(key=key, title=title, question=question, numerator=numerator, **given)


MEASURES = (
    measure_of(
        "contacts_and_persons", "Contacts and persons", "How many contacts were there, and with how many people?",
        "Encounters, contacts in which somebody was met, those without the program's own, and persons",
        dimensions=("what",), population="All encounters of the period.",
        caveats="A call can have several encounters and an encounter several calls. More is neither better nor worse.",
        depends_on=("encounters.is_met", "encounters.counts_as_repeat", "encounters.person", "encounters.local_date"),
        figures=_contacts, sentence=_say_contacts,
    ),
    measure_of(
        "crisis_calls_by_definition", "Crisis calls in three definitions", "How many crisis calls were there?",
        "Calls that are coded as crisis calls, detected, or confirmed by an encounter", grain="call",
        dimensions=("definition", "of"), population="Calls of the program, and of the export where there is one.",
        caveats=(
            "Coded moves with how call-takers code; confirmed counts only calls that a team reached. A change in either"
            " is no change in need."
        ),
        depends_on=("program_calls.nexus", "program_calls.is_confirmed_crisis", "program_calls.local_date"),
        figures=_crisis, sentence=_say_crisis,
    ),
    measure_of(
        "missed_by_reason", "Missed calls by reason", "Why were eligible calls missed?",
        "Eligible calls that were not reached, with that reason", denominator="eligible calls that were not reached",
        unit="share", grain="call", dimensions=("reason",), population="Eligible calls that are over without a team.",
        caveats="Each has exactly one reason, found in a fixed order (docs/explanation/coverage.md).",
        source=f"{DOMAIN_SOURCE} Interval: Wilson 1927.", domain="accessible",
        depends_on=("program_calls.is_eligible", "program_calls.is_reached", "program_calls.missed_because",
                    "program_calls.local_date"),
        figures=_missed, sentence=_say_missed,
    ),
    measure_of(
        "what_people_say", "What people say", "What do people say of how it was?", "Answers with that code",
        denominator="answers of such respondents to the question", unit="share", grain="answer",
        dimensions=("respondent", "question", "answer"), population="Anonymous answers of the period.",
        caveats="Who answers is not everybody: those who were helped, and those who were hurt, answer more often.",
        source=f"{DOMAIN_SOURCE} Interval: Wilson 1927.", domain="person-centered",
        depends_on=("feedback.respondent", "feedback.question", "feedback.answer", "feedback.local_month"),
        figures=_answers, sentence=_say_answers,
    ),
)  # fmt: skip
