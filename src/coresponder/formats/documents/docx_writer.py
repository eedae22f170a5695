"""A paper as DOCX, with the styles of the word processor, so that counsel can mark it up."""

from functools import singledispatch
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from coresponder.formats.documents.blocks import Block, Heading, Items, PageBreak, Paper, Paragraph, Signatures, Table

DEEPEST = 4
SIGN_HERE = "Signed: ____________________   Name and title: ____________________   Date: __________"


def docx_of(paper: Paper) -> bytes:
    """The whole paper as the bytes of a .docx file, with its title and language."""
    document = Document()
    document.core_properties.title = paper.title
    document.core_properties.language = paper.language
    document.core_properties.author = ""
    _speaks(document, paper.language)
    document.add_heading(paper.title, level=0)
    if paper.subtitle:
        document.add_paragraph(paper.subtitle, style="Subtitle")
    for block in paper.blocks:
        _write(block, document)
    document.sections[0].footer.paragraphs[0].text = paper.foot
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _speaks(document: Any, language: str) -> None:
    """A screen reader takes the language from the style of all text."""
    properties = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    properties.find(qn("w:lang")).set(qn("w:val"), language)


@singledispatch
def _write(block: Block, document: Any) -> None:
    raise TypeError(f"No writer for {type(block).__name__}.")


@_write.register
def _(block: Heading, document: Any) -> None:
    document.add_heading(block.text, level=min(block.level, DEEPEST))


@_write.register
def _(block: Paragraph, document: Any) -> None:
    document.add_paragraph(block.text, style="Intense Quote" if block.is_note else None)


@_write.register
def _(block: Items, document: Any) -> None:
    for item in block.items:
        document.add_paragraph(item, style="List Number" if block.is_numbered else "List Bullet")


@_write.register
def _(block: Table, document: Any) -> None:
    document.add_paragraph(block.caption, style="Caption")
    table = document.add_table(rows=1, cols=len(block.head), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, block.head, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in block.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


@_write.register
def _(block: Signatures, document: Any) -> None:
    for party, known in block.parties:
        document.add_paragraph(party).paragraph_format.keep_with_next = True
        document.add_paragraph(known or SIGN_HERE)


@_write.register
def _(block: PageBreak, document: Any) -> None:
    document.add_page_break()
