"""One paper, written for a word processor and for the printer."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader

from coresponder.formats.documents import (
    Heading,
    Items,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Table,
    blocks_of,
    docx_of,
    page_of,
    pdf_of,
)

PAPER = Paper(
    title="Policy manual",
    subtitle="Marigold County (invented)",
    foot="Version of “today”",
    blocks=(
        Heading(text="Purpose", level=1),
        *blocks_of("Why we <go>.\nTogether.\n\n## When\n- at night\n- by day"),
        Items(items=("first", "second"), is_numbered=True),
        Table(caption="Who does what", head=("Step", "Officer"), rows=(("Arrival", "does it"),)),
        PageBreak(),
        Paragraph(text="A template that needs review.", is_note=True),
        Signatures(parties=(("Marigold Police", ""), ("Marigold Clinic", "Signed by Sade on May 1, 2026"))),
    ),
)


def test_a_word_processor_finds_headings_lists_and_a_table_that_repeats_its_head() -> None:
    document = Document(BytesIO(docx_of(PAPER)))
    by_style = [(each.style.name, each.text) for each in document.paragraphs if each.style]
    assert ("Heading 1", "Purpose") in by_style
    assert ("Heading 2", "When") in by_style
    assert ("List Bullet", "at night") in by_style
    assert ("List Number", "second") in by_style
    assert "Why we <go>. Together." in [text for _, text in by_style]
    assert document.tables[0].cell(1, 1).text == "does it"
    assert "tblHeader" in document.tables[0]._tbl.xml


def test_the_file_names_nobody_as_its_author_and_says_its_language() -> None:
    files = ZipFile(BytesIO(docx_of(PAPER)))
    assert "<dc:creator></dc:creator>" in files.read("docProps/core.xml").decode()
    assert 'w:val="en-US"' in files.read("word/styles.xml").decode()


def test_the_page_escapes_what_people_typed() -> None:
    assert "Why we &lt;go&gt;. Together." in page_of(PAPER)
    assert '<th scope="row">Arrival</th>' in page_of(PAPER)


def test_the_pdf_is_tagged_and_says_its_language_and_title() -> None:
    pytest.importorskip("weasyprint")
    written = pdf_of(PAPER)
    root = PdfReader(BytesIO(written)).trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-US"
