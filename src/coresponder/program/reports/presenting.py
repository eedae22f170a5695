"""One report as it is read: the one form from which the page, the PDF and both tables are written.

Only what may be shown comes in here; what was computed and withheld never does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from coresponder.kernel.spoken_english import day, month
from coresponder.program.outcomes.dashboard.cells import SHARE
from coresponder.program.reports.before_after import BeforeAfter, Kept, before_after, stretches_said
from coresponder.program.reports.costing import cost_sentence, saving_sentence
from coresponder.program.reports.figure_words import (
    WITHHELD,
    cell_of,
    interval_of,
    method_of,
    number_of,
    value_of,
)
from coresponder.program.reports.headlines import Headline, headlines_of, unknowns_of
from coresponder.program.reports.kinds import chapters_of, wanted_of
from coresponder.program.reports.models import Report, Snapshot
from coresponder.program.reports.vocabulary import ReportKind

MOST_UNFOLDED: Final = 12
COST_NOT_KNOWN: Final = "We do not say what it cost: the whole cost of this time is not known."


@dataclass(frozen=True, kw_only=True)
class Line:
    """One figure, said."""

    label: str
    value: str
    interval: str
    method: str
    n: str
    missing: str
    figure: Mapping[str, Any]

    @property
    def is_withheld(self) -> bool:
        return self.value == WITHHELD


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One measure of a report: its sentence, its figures, its definition."""

    key: str
    title: str
    sentence: str
    unavailable: str
    lines: tuple[Line, ...]
    definition: Mapping[str, Any]
    definition_sha256: str
    compared: BeforeAfter | None = None

    @property
    def said(self) -> str:
        """Its sentence; where the one figure of it is withheld, or there is none, that."""
        if self.lines and all(line.is_withheld for line in self.lines):
            return "Withheld: small numbers are in it, or could be worked out from it."
        return self.sentence or ("" if self.lines else "There was nothing of this in the period.")

    @property
    def has_table(self) -> bool:
        """Whether the figures are more than the sentence says: more than one, and not all of them withheld."""
        return (len(self.lines) > 1 or not self.sentence) and not all(line.is_withheld for line in self.lines)

    @property
    def seen(self) -> tuple[Line, ...]:
        """Its figures; of very many only those that are not withheld."""
        return tuple(line for line in self.lines if not line.is_withheld) if self.is_long else self.lines

    @property
    def on_paper(self) -> tuple[Line, ...]:
        """Of very many figures, on paper, no differences between groups either: the tables have them."""
        return tuple(line for line in self.seen if not self.is_long or line.figure["by"].get("kind", SHARE) == SHARE)

    @property
    def is_long(self) -> bool:
        """Whether it has so many figures that a page folds them."""
        return len(self.lines) > MOST_UNFOLDED


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A heading with its measures."""

    title: str
    measures: tuple[Shown, ...]


@dataclass(frozen=True, kw_only=True)
class Words:
    """One passage: its heading and what somebody wrote; empty where nobody has yet."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question of a funder with its answer: words, or the figures that were asked for."""

    key: str
    question: str
    words: str = ""
    measure: Shown | None = None
    lines: tuple[Line, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it yet."""
        return not self.words and not self.lines


@dataclass(frozen=True, kw_only=True)
class Presented:
    """A whole report."""

    report: Report
    period: str
    kind: str
    chapters: tuple[Chapter, ...]
    words: tuple[Words, ...]
    answers: tuple[Answer, ...]
    headlines: tuple[Headline, ...]
    unknowns: tuple[str, ...]
    stretches: str
    cost: str
    saving: str

    @property
    def measures(self) -> tuple[Shown, ...]:
        return tuple(each for chapter in self.chapters for each in chapter.measures)

    @property
    def cost_words(self) -> str:
        """What the council's page says of the cost: what somebody wrote, else what was known, else that it is not."""
        if self.cost:
            return self.text_of.get("what_it_cost") or f"{self.cost} {self.saving}"
        return self.text_of.get("what_it_cost") or COST_NOT_KNOWN

    @property
    def text_of(self) -> dict[str, str]:
        """The words by their keys."""
        return {each.key: each.text for each in self.words}


def presented(report: Report) -> Presented:
    """The report with everything that its pages and files need."""
    shown = {each.measure: _shown(each, report.before_after) for each in report.snapshots.all()}
    texts = {each.key: each.text for each in report.passages.all()}
    figures = {key: [line.figure for line in each.lines] for key, each in shown.items()}
    return Presented(
        report=report,
        period=period_words(report.starts_on, report.ends_on),
        kind=ReportKind(report.kind).label,
        chapters=tuple(
            Chapter(title=title, measures=tuple(shown[key] for key in keys if key in shown))
            for title, keys in chapters_of(report.kind, report.questionnaire)
        ),
        words=tuple(
            Words(key=each.key, heading=each.heading, text=texts.get(each.key, ""))
            for each in wanted_of(report.kind, report.questionnaire)
        ),
        answers=_answers(report, shown, texts),
        headlines=headlines_of(figures, report.before_after),
        unknowns=unknowns_of(figures),
        stretches=stretches_said(report.before_after),
        cost=cost_sentence(report.cost),
        saving=saving_sentence(report.cost),
    )


def period_words(first_on: date, last_on: date) -> str:
    """“October 2026”, “January to September 2026”, “October 2025 to September 2026”."""
    if (first_on.year, first_on.month) == (last_on.year, last_on.month):
        return month(first_on)
    if first_on.year == last_on.year:
        return f"{month(first_on).split()[0]} to {month(last_on)}"
    return f"{month(first_on)} to {month(last_on)}"


def as_of_words(report: Report) -> str:
    """“data as of November 30, 2026”."""
    return f"data as of {day(report.release.as_of_at.date())}"


def _shown(snapshot: Snapshot, kept: Kept) -> Shown:
    unit, figures = snapshot.definition["unit"], snapshot.shown["figures"]
    is_withheld = any(figure["suppressed"] for figure in figures)
    return Shown(
        key=snapshot.measure,
        title=snapshot.definition["title"],
        sentence=snapshot.shown["sentence"],
        unavailable=snapshot.shown["unavailable"],
        lines=tuple(_line(figure, unit) for figure in figures),
        definition=snapshot.definition,
        definition_sha256=snapshot.definition_sha256,
        compared=before_after(kept, snapshot.measure, is_withheld=is_withheld),
    )


def _line(figure: Mapping[str, Any], unit: str) -> Line:
    return Line(
        label=cell_of(figure),
        value=value_of(figure, unit),
        interval=interval_of(figure, unit),
        method=method_of(figure),
        n=number_of(figure["n"]),
        missing=number_of(figure["missing"]),
        figure=figure,
    )


def _answers(report: Report, shown: Mapping[str, Shown], texts: Mapping[str, str]) -> tuple[Answer, ...]:
    if report.questionnaire is None:
        return ()
    return tuple(_answer(each, shown, texts) for each in report.questionnaire.content["questions"])


def _answer(asked: Mapping[str, Any], shown: Mapping[str, Shown], texts: Mapping[str, str]) -> Answer:
    if asked["answer"] == "words":
        return Answer(key=asked["key"], question=asked["question"], words=texts.get(asked["key"], ""))
    measure = shown.get(asked["measure"])
    cell = asked.get("cell", {})
    lines = [line for line in measure.lines if cell.items() <= line.figure["by"].items()] if measure else []
    if len(lines) == 1:  # The question says what the one figure is of; which of the measure's it is stands with it.
        lines = [replace(lines[0], label="")]
    return Answer(key=asked["key"], question=asked["question"], measure=measure, lines=tuple(lines))
