"""An agreement as DOCX: real headings, real tables with header rows, the language set, lines to sign on."""

from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table

from coresponder.program.partnerships.assembling import days_words
from coresponder.program.partnerships.clauses.library import NEEDS_COUNSEL

COLUMNS = (
    ("From", "from"),
    ("To, and for whom there", "whom"),
    ("What", "what"),
    ("For", "for"),
    ("Legal basis", "basis"),
    ("Consent", "consent"),
    ("What is enough", "minimum"),
    ("How, and how long kept", "how"),
)
TEXT_POINTS, TABLE_POINTS = 11, 8
LANGUAGE = "en-US"


def agreement_docx(content: dict[str, Any]) -> bytes:
    """The whole wording as a document. It holds no macro, no field and no link."""
    document = docx.Document()
    _set_up(document, content)
    document.add_heading(content["title"], level=0)
    document.add_paragraph(content["kind_words"][0].upper() + content["kind_words"][1:])
    document.add_paragraph(NEEDS_COUNSEL, style="Intense Quote")
    document.add_heading("Parties and days", level=1)
    for name in content["parties"]:
        document.add_paragraph(name, style="List Bullet")
    document.add_paragraph(days_words(content))
    for number, section in enumerate(content["sections"], start=1):
        document.add_heading(f"{number}. {section['heading']}", level=1)
        for paragraph in section["text"].splitlines():
            document.add_paragraph(paragraph)
    if content["cells"]:
        document.add_heading("What is opened", level=1)
        _add_matrix(document, content["cells"])
    _add_signatures(document, content["parties"])
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _set_up(document: Document, content: dict[str, Any]) -> None:
    document.core_properties.title = content["title"]
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = LANGUAGE
    style = document.styles["Normal"]
    style.font.size = Pt(TEXT_POINTS)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    style.element.get_or_add_rPr().append(language)


def _add_matrix(document: Document, cells: list[dict[str, str]]) -> None:
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    for place, (words, _) in enumerate(COLUMNS):
        table.rows[0].cells[place].text = words
    _repeat_first_row(table)
    for cell in cells:
        how = "; ".join(each for each in (cell["channel"], cell["keeping"], cell["notice"]) if each)
        told, row = {**cell, "how": how, "whom": f"{cell['to']}: {cell['roles']}"}, table.add_row().cells
        for place, (_, name) in enumerate(COLUMNS):
            row[place].text = told[name]
    for each in table.rows:
        each._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for found in each.cells:
            for run in (run for paragraph in found.paragraphs for run in paragraph.runs):
                run.font.size = Pt(TABLE_POINTS)


def _repeat_first_row(table: Table) -> None:
    """The header row is marked as one: it stands again on each page, and a screen reader reads it with each cell."""
    marked = OxmlElement("w:tblHeader")
    marked.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(marked)


def _add_signatures(document: Document, parties: list[str]) -> None:
    document.add_heading("Signatures", level=1)
    for name in parties:
        document.add_paragraph(f"For {name}")
        document.add_paragraph("_" * 48)
        document.add_paragraph("Name, office, day")
