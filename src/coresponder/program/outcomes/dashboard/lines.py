"""Each measure in one line of the dashboard: now, before, target, direction, grade, n, a small chart, a sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.safestring import SafeString

from coresponder.analysis.assessment import AssessedMeasure
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.outcomes.registry import OUTCOMES
from coresponder.analysis.measures.saying import range_said
from coresponder.analysis.monitoring import SPANS, chart_sentence, recording_warning
from coresponder.kernel.spoken_english import counted, day
from coresponder.program.outcomes.dashboard.changes import BETTER, Change, change_of, tally_of
from coresponder.program.outcomes.dashboard.charts import chart_of, small_chart
from coresponder.program.outcomes.dashboard.headlines import SENTENCE_ALONE, headline, headline_words, say_of
from coresponder.program.outcomes.dashboard.seen import Seen
from coresponder.program.outcomes.dashboard.stretches import Stretch, of_stretch
from coresponder.program.outcomes.dashboard.targets import Target, target_of
from coresponder.program.partnerships.models import Objective

DOMAINS: Final = (
    "timely", "safe", "accessible", "least restrictive", "effective", "person-centered", "partnership", "fidelity",
    "volume",
)  # fmt: skip
DOMAIN_WORDS: Final = {
    "fidelity": "Done as it was meant to be done",
    "volume": "How much there was",
}
ONE_MONTH: Final = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One measure as the dashboard shows it. `unavailable` says why there is no number: it cannot be computed, or
    nothing of it is recorded."""

    measure: Measure
    what: str
    now: str
    now_why: str
    n: str
    before: str
    before_from: str
    target: Target | None
    better: str
    change: Change
    grade: str
    grade_sentence: str
    sentence: str
    unavailable: str
    chart: SafeString
    by: str = "month"

    @property
    def has_number(self) -> bool:
        """Whether there is a figure, shown or withheld; else its sentence has to say it."""
        return bool(self.now or self.now_why)

    @property
    def now_value(self) -> str:
        """The value without its range."""
        return self.now.partition(" (")[0]

    @property
    def now_range(self) -> str:
        """“4.3 to 8.4%”, “14 to 16 min”; nothing where there is none."""
        found = self.now.partition(" (")[2].removesuffix(")")
        return found if " h" in found else found.replace(" min to ", " to ")

    @property
    def before_value(self) -> str:
        """The value before without its range."""
        return self.before.partition(" (")[0]


@dataclass(frozen=True, kw_only=True)
class DomainShown:
    """One domain with its lines."""

    key: str
    title: str
    lines: list[Line]

    @property
    def shown(self) -> list[Line]:
        """Those of which something can be said."""
        return [line for line in self.lines if not line.unavailable]

    @property
    def tally(self) -> str:
        """How many of them did what."""
        return tally_of(line.change for line in self.shown)

    @property
    def unavailable(self) -> list[Line]:
        """Those that cannot be computed, each with why."""
        return [line for line in self.lines if line.unavailable]


def domains_of(seen: Seen, stretch: Stretch, targets: Mapping[str, Objective]) -> list[DomainShown]:
    """The dashboard: every measure under its domain, in the order of the registry."""
    found = []
    for name in DOMAINS:
        measures = [measure for measure in OUTCOMES if measure.domain == name]
        lines = [line_of(measure, seen, stretch, targets.get(measure.key)) for measure in measures]
        found.append(
            DomainShown(key=name.replace(" ", "-"), title=DOMAIN_WORDS.get(name, name.capitalize()), lines=lines)
        )
    return found


def line_of(measure: Measure, seen: Seen, stretch: Stretch, objective: Objective | None) -> Line:
    """The line of one measure."""
    found = seen.named(measure.key)
    shown = of_stretch(found, stretch)
    before, before_from = before_of(measure, found, objective)
    say = say_of(measure)
    return Line(
        measure=measure,
        what=headline_words(measure.key),
        now=said(shown.figure, measure),
        now_why=shown.why or shown.covers,
        n="" if shown.figure is None or shown.figure.n is None else counted(shown.figure.n),
        before=before,
        before_from=before_from,
        target=target_of(objective, headline(found.since), say) if objective else None,
        better=BETTER[measure.direction],
        change=change_of(found.comparison, measure, recorded_otherwise=is_recorded_otherwise(found)),
        grade=found.since.grade or "",
        grade_sentence=found.since.grade_sentence,
        sentence=sentence_of(found, seen),
        unavailable=found.since.unavailable or ("" if found.since.figures else found.since.sentence),
        chart=_chart(measure, found, seen),
        by=SPANS[found.months.each] if found.months else "month",
    )


def is_recorded_otherwise(found: AssessedMeasure) -> bool:
    """Whether the way of recording changed within the months that are compared."""
    on = [point.on for point in found.months.points] if found.months else []
    return any(mark.kind == "recording change" and on and on[0] <= mark.on for mark in found.marks)


def said(figure: Figure | None, measure: Measure) -> str:
    """“12.3% (10.1 to 14.8%)”, “withheld”, or nothing."""
    if figure is None:
        return ""
    if figure.suppressed:
        return "withheld"
    if figure.value is None:
        return ""
    say = say_of(measure)
    return f"{say(figure.value)}{range_said(figure, say)}"


def before_of(measure: Measure, found: AssessedMeasure, objective: Objective | None) -> tuple[str, str]:
    """What it was before launch, in words, and where that is known from, unless it is the same measure before."""
    figure = headline(found.before) if found.before else None
    # A count of none before launch mostly says that nobody kept count.
    is_of_nothing = figure is not None and measure.unit == "count" and figure.value == 0
    if figure is not None and not is_of_nothing:
        return said(figure, measure), ""
    if objective is not None:
        return say_of(measure)(float(objective.baseline_value)), objective.baseline_source
    return "", ""


def sentence_of(found: AssessedMeasure, seen: Seen) -> str:
    """Before and after where they were compared; else what the chart says; else the measure's own sentence."""
    if found.key in SENTENCE_ALONE:
        return found.since.sentence
    if found.comparison.was_compared and found.comparison.code != "withheld":
        return f"{found.comparison.sentence} {warning_of(found)}".strip()
    if found.months is not None and any(point.is_judged for point in found.months.points):
        return chart_sentence(chart_of(found.months, found.marks, seen.assessed.launch.on), found.months.noun)
    return found.since.sentence


def warning_of(found: AssessedMeasure) -> str:
    """That it was recorded in another way between the first and the last of what was compared; else nothing."""
    points = found.months.points if found.months else ()
    changes = [mark for mark in found.marks if mark.kind == "recording change"]
    return recording_warning([each for each in changes if points and points[0].on < each.on <= _end_of(found)])


def _end_of(found: AssessedMeasure) -> date:
    return found.months.points[-1].on + ONE_MONTH * found.months.each if found.months else date.min


def _chart(measure: Measure, found: AssessedMeasure, seen: Seen) -> SafeString:
    if found.months is None or all(point.withheld or not point.is_known for point in found.months.points):
        return SafeString("")
    return small_chart(found.months, seen.assessed.launch.on, title=measure.title, key=measure.key)


def notable(domains: list[DomainShown]) -> Iterator[tuple[str, Line]]:
    """The lines in which something changed, or has a target: what the home page shows."""
    for domain in domains:
        for line in domain.lines:
            if line.target or line.change.was_seen:
                yield domain.title, line


def since_words(seen: Seen) -> str:
    """“July 1, 2031 to June 30, 2032”."""
    return f"{day(seen.assessed.since.first_on)} to {day(seen.assessed.since.last_on)}"
