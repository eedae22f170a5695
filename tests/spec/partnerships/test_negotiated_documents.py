"""What counsel gets of a negotiation: a document to mark up, and a tagged PDF."""

from io import BytesIO

import docx
from pypdf import PdfReader

from coresponder.program.partnerships.assembling import content_of
from coresponder.program.partnerships.exporting.documents import agreement_docx
from coresponder.program.partnerships.exporting.printing import agreement_pdf
from coresponder.program.partnerships.models import Negotiation


def test_counsel_gets_a_document_with_real_headings_and_a_table_with_a_header_row(negotiation: Negotiation) -> None:
    document = docx.Document(BytesIO(agreement_docx(content_of(negotiation))))
    headings = [each.text for each in document.paragraphs if each.style and each.style.name == "Heading 1"]
    assert headings[0] == "Parties and days"
    assert headings[-2:] == ["What is opened", "Signatures"]
    clauses = headings[1:-2]
    assert [each.split(".")[0] for each in clauses] == [str(number) for number in range(1, len(clauses) + 1)]
    comment = document.add_comment(runs=document.paragraphs[-1].runs, text="Counsel: too broad.", author="Counsel")
    assert comment.text == "Counsel: too broad."
    assert "documentProtection" not in document.settings.element.xml
    assert "needs counsel" in "\n".join(each.text for each in document.paragraphs)
    table = document.tables[0]
    assert "tblHeader" in table.rows[0]._tr.xml
    assert table.rows[1].cells[6].text == "Names"
    assert document.core_properties.language == "en-US"


def test_counsel_reads_for_which_roles_a_class_is_opened(negotiation: Negotiation) -> None:
    cell = negotiation.cells.select_related("to_agency").order_by("id")[0]
    cell.roles = ["clinician"]
    cell.save()
    content = content_of(negotiation)
    place = next(number for number, each in enumerate(content["cells"], start=1) if each["roles"] == "Clinician")
    table = docx.Document(BytesIO(agreement_docx(content))).tables[0]
    assert table.rows[place].cells[1].text == f"{cell.to_agency.name}: Clinician"
    pages = PdfReader(BytesIO(agreement_pdf(content))).pages
    assert ": Clinician" in " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_pdf_is_tagged_and_says_its_title_and_language(negotiation: Negotiation) -> None:
    found = PdfReader(BytesIO(agreement_pdf(content_of(negotiation))))
    root = found.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert found.metadata
    assert found.metadata.title == "Sharing in a crisis"
    assert "Prohibited uses" in "".join(page.extract_text() for page in found.pages)
