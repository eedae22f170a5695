"""The PDF: tagged, titled, in a language, with words for every chart and heads for every table."""

import builtins
import importlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from coresponder.analysis.report import printing, render_html, render_pdf, sections
from coresponder.analysis.report.exhibits import Exhibit
from coresponder.kernel.errors import UsageError
from tests.unit.report.sample_baseline import sample_baseline


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return PdfReader(BytesIO(render_pdf(sample_baseline())))


@pytest.fixture(scope="module")
def structure(pdf: PdfReader) -> list[DictionaryObject]:
    """Every element of the tag tree, in reading order."""
    return list(_elements(pdf.trailer["/Root"]["/StructTreeRoot"]))


def _elements(node: Any) -> Iterator[DictionaryObject]:
    node = node.get_object()
    if isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        children = node.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            yield from _elements(child)


def tags(structure: list[DictionaryObject], name: str) -> list[DictionaryObject]:
    return [element for element in structure if element["/S"] == name]


def test_it_is_tagged_and_says_so(pdf):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_it_declares_that_it_follows_pdf_ua(pdf):
    assert b"pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_data()


def test_it_has_the_title_of_the_report(pdf):
    assert pdf.metadata.title == "Wickerbrook County (invented) – crisis calls"


def test_its_headings_are_headings(pdf, structure):
    assert len(tags(structure, "/H1")) == 1
    assert len(tags(structure, "/H2")) >= 10
    assert "How many crisis calls are there?" in [str(mark.title) for mark in _outline(pdf.outline)]


def _outline(marks: list[Any]) -> Iterator[Any]:
    for mark in marks:
        if isinstance(mark, list):
            yield from _outline(mark)
        else:
            yield mark


def test_every_chart_has_words_in_its_place(structure):
    figures = tags(structure, "/Figure")
    assert len(figures) == render_html(sample_baseline()).count('width="720"')
    assert all(str(figure["/Alt"]).startswith("Chart: ") for figure in figures)


def test_the_words_of_every_chart_are_its_title_and_its_sentence(structure):
    said = {str(figure["/Alt"]) for figure in tags(structure, "/Figure")}
    drawn = [exhibit for section in sections(sample_baseline()) for exhibit in section.exhibits if exhibit.picture]
    expected = {_words_of(exhibit) for exhibit in drawn if not exhibit.table or exhibit.table.kind != "heat"}
    assert said == expected


def _words_of(exhibit: Exhibit) -> str:
    return f"Chart: {exhibit.title}. {exhibit.sentence} Every number is in the table."


def test_every_table_has_a_caption_and_heads_on_each_page_that_it_runs_over(structure):
    assert len(tags(structure, "/Caption")) == render_html(sample_baseline()).count("<caption")
    assert all(tags(list(_elements(table)), "/TH") for table in tags(structure, "/Table"))


def test_every_cell_knows_its_heads(structure):
    cells = tags(structure, "/TD")
    assert all("/Headers" in cell["/A"] for cell in cells)


def test_every_table_is_open_on_paper(pdf):
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert "Hour from" in text
    assert "The numbers as a table" not in text


@pytest.mark.parametrize("reason", [ImportError("no such module"), OSError("cannot load library 'libpango-1.0-0'")])
def test_without_the_libraries_it_says_what_to_install(monkeypatch, reason):
    def fail(name: str) -> None:
        raise reason

    monkeypatch.setattr(printing, "import_module", fail)
    with pytest.raises(UsageError) as caught:
        render_pdf(sample_baseline())
    assert caught.value.code == "pdf_unavailable"
    assert "Pango" in caught.value.sentence
    assert "apt install libpango" in caught.value.next_step


def test_the_pdf_writer_is_only_loaded_when_a_pdf_is_written(monkeypatch):
    loaded = builtins.__import__

    def watch(name: str, *rest: Any) -> Any:
        assert name != "weasyprint"
        return loaded(name, *rest)

    monkeypatch.setattr(builtins, "__import__", watch)
    importlib.reload(printing)
