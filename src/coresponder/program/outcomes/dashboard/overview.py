"""The first screen of the dashboard: one row for each domain, and what to look at before anything else.

A row shows one measure: the one with a target where there is one, else the one that is asked for first, and beside it
what became of all measures of the domain. Nothing is added up over measures; they are counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coresponder.analysis.monitoring import ChartedPoint
from coresponder.kernel.spoken_english import short_month
from coresponder.program.outcomes.dashboard.charts import chart_of
from coresponder.program.outcomes.dashboard.lines import DomainShown, Line
from coresponder.program.outcomes.dashboard.seen import Seen

# The measure that stands for a domain where none of it has a target.
LEADS: Final = {
    "timely": "team_response_minutes",
    "safe": "reportable_force_rate",
    "accessible": "coverage_of_eligible",
    "least-restrictive": "arrested_rate",
    "effective": "connection_to_care",
    "person-centered": "offer_accepted_rate",
    "partnership": "referral_answers",
}
WEAK_GRADES: Final = ("D", "F")
MONTHS_LOOKED_AT: Final = 3


@dataclass(frozen=True, kw_only=True)
class DomainRow:
    """One domain, and the measure that stands for it; None where none can be computed."""

    domain: DomainShown
    line: Line | None


@dataclass(frozen=True, kw_only=True)
class Notable:
    """One thing to look at: a sign and a word, the measure, and a sentence."""

    domain: DomainShown
    line: Line
    sign: str
    word: str
    tone: str
    sentence: str


def rows_of(domains: Sequence[DomainShown]) -> list[DomainRow]:
    """The seven domains, in their order."""
    return [DomainRow(domain=domain, line=_lead(domain)) for domain in domains if domain.key in LEADS]


def _lead(domain: DomainShown) -> Line | None:
    first = LEADS[domain.key]
    able = [line for line in domain.shown if line.has_number]
    return min(able, key=lambda line: (line.target is None, line.measure.key != first), default=None)


def to_look_at(domains: Sequence[DomainShown], seen: Seen) -> list[Notable]:
    """What got worse, targets that are overdue, months that stand out lately, and then what got better."""
    each = [(domain, line) for domain in domains for line in domain.shown]
    return [
        *(_changed(domain, line) for domain, line in each if line.change.is_worse),
        *(_overdue(domain, line) for domain, line in each if line.target and line.target.is_overdue),
        *_signals(each, seen),
        *(_changed(domain, line) for domain, line in each if line.change.was_seen and not line.change.is_worse),
    ]


def _changed(domain: DomainShown, line: Line) -> Notable:
    change = line.change
    said = line.sentence.partition(", which chance")[0].removesuffix(".")
    return Notable(domain=domain, line=line, sign=change.sign, word=change.word, tone=change.tone, sentence=f"{said}.")


def _overdue(domain: DomainShown, line: Line) -> Notable:
    said = f"{line.now_value or 'not known'}; {line.target.value if line.target else ''} was the target."
    return Notable(domain=domain, line=line, sign="!", word="Target not reached", tone="attention", sentence=said)


def _signals(each: Iterable[tuple[DomainShown, Line]], seen: Seen) -> Iterator[Notable]:
    """The newest months that are outside of what is usual; those of a verdict are told by the verdict."""
    for domain, line in each:
        point = None if line.change.was_seen else _newest_signal(line, seen)
        if point is not None:
            sentence = f"{short_month(point.on)}: {point.signal}, {point.side} what is usual."
            yield Notable(domain=domain, line=line, sign="◆", word="Stands out", tone="info", sentence=sentence)


def _newest_signal(line: Line, seen: Seen) -> ChartedPoint | None:
    found = seen.named(line.measure.key)
    if found.months is None:
        return None
    chart = chart_of(found.months, found.marks, seen.assessed.launch.on)
    lately = {point.on for point in found.months.points[-MONTHS_LOOKED_AT:]}
    return next((point for point in reversed(chart.signals()) if point.on in lately), None)


def weak(domains: Sequence[DomainShown]) -> list[Line]:
    """Measures whose records have gaps too large to build on."""
    return [line for domain in domains for line in domain.shown if line.grade in WEAK_GRADES]
