"""The report of a baseline: the same sections for the HTML file, the tagged PDF and the browser page.

`sections(baseline)` and `key_figures(baseline)` are what a page shows; `render_section` and `render_key_figures`
write them as HTML that needs only the style sheet assets/figures.css; `render_html` and `render_pdf` write whole
documents. The argument is always the mapping of baseline.json.
"""

from coresponder.analysis.report.exhibits import Cell, Column, Exhibit, Grade, KeyFigure, Picture, Section, Table
from coresponder.analysis.report.printing import render_pdf
from coresponder.analysis.report.rendering import (
    FIGURES_CSS,
    key_figures,
    render_html,
    render_key_figures,
    render_section,
    sections,
)

__all__ = [
    "FIGURES_CSS",
    "Cell",
    "Column",
    "Exhibit",
    "Grade",
    "KeyFigure",
    "Picture",
    "Section",
    "Table",
    "key_figures",
    "render_html",
    "render_key_figures",
    "render_pdf",
    "render_section",
    "sections",
]
