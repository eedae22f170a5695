"""From a baseline to HTML: one file that carries everything it needs, or a section for a page of the program."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from coresponder.analysis.report import key_figures as cards
from coresponder.analysis.report.content import Content
from coresponder.analysis.report.exhibits import KeyFigure, Section
from coresponder.analysis.report.next_steps import next_steps
from coresponder.analysis.report.provenance import files_table, provenance
from coresponder.analysis.report.questions import SECTIONS
from coresponder.kernel.spoken_english import counted, day

ASSETS = Path(__file__).parent / "assets"
FIGURES_CSS = ASSETS / "figures.css"  # what the sections need; the program's pages serve the same file
REPORT_CSS = ASSETS / "report.css"
NO_ANSWER = "This export does not hold what it would take to say."
LONGEST_OPEN_TABLE = 12  # rows; a longer table is folded on a screen, never on paper
LONG_TEXT = 24  # letters; a longer text in a table is given room, so that it is no tower of single words


def sections(baseline: Mapping[str, Any]) -> list[Section]:
    """The questions that the baseline answers, in the order of a planning team's questions."""
    content = Content(source=baseline)
    return [_answered(section(content)) for section in SECTIONS]


def _answered(section: Section) -> Section:
    """The section; where nothing in it can be shown, it says so in place of an answer."""
    silent = all(exhibit.unavailable for exhibit in section.exhibits) and not section.sentence
    return replace(section, sentence=NO_ANSWER) if silent else section


def key_figures(baseline: Mapping[str, Any]) -> tuple[KeyFigure, ...]:
    """The eight numbers asked for first."""
    return cards.key_figures(Content(source=baseline))


def render_html(baseline: Mapping[str, Any]) -> str:
    """The whole report as one HTML file: no script, no request, light or dark as the reader's machine asks."""
    return _document(baseline, printed=False)


def render_printable(baseline: Mapping[str, Any]) -> str:
    """The same document laid out for paper: every table open, and only the wide drawing of each chart."""
    return _document(baseline, printed=True)


def render_section(section: Section, *, heading_level: int = 2) -> str:
    """One section as HTML, its title at `heading_level`; every text in it is escaped."""
    return _render("section.html.jinja", section=section, heading_level=heading_level, printed=False)


def render_key_figures(figures: tuple[KeyFigure, ...], *, page: str = "", heading_level: int = 3) -> str:
    """The cards as an HTML list, each linked to its section: `page` is the address that the sections are at."""
    return _render("key_figures.html.jinja", key_figures=figures, page=page, heading_level=heading_level)


def _document(baseline: Mapping[str, Any], *, printed: bool) -> str:
    content = Content(source=baseline)
    return _render(
        "report.html.jinja",
        content=content,
        period=content.period,
        sections=sections(baseline),
        key_figures=cards.key_figures(content),
        next_steps=next_steps(content),
        files_table=files_table(content),
        provenance=provenance(content),
        style=FIGURES_CSS.read_text("utf-8") + REPORT_CSS.read_text("utf-8"),
        printed=printed,
    )


def _render(template: str, **values: Any) -> str:
    return _templates().get_template(template).render(**values)


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("coresponder.analysis.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"counted": counted, "day": day}
    templates.globals |= {"LONGEST_OPEN_TABLE": LONGEST_OPEN_TABLE, "LONG_TEXT": LONG_TEXT}
    return templates
