"""The notice of 42 CFR 2.32 travels with whatever leaves: page, PDF, CSV, JSON."""

from datetime import UTC, datetime
from io import BytesIO
from uuid import UUID

import pytest
from django.template import engines
from pypdf import PdfReader

from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.consent.ledger_files import file_content
from coresponder.safeguards.consent.models import Consent, Disclosure
from coresponder.safeguards.consent.notice import LONG, REFERENCE, SHORT, Part2Notice, notice_of

CONSENT = Consent(
    id=UUID("d0000000-0000-4000-8000-000000000001"),
    person_id=UUID("a0000000-0000-4000-8000-000000000001"),
    holder=Agency(name="Recovery House", kind="substance_use_program"),
    recipient_kind="hospital",
    data_classes=["substance_use", "clinical"],
    purposes=["treatment"],
    expires_at=datetime(2027, 3, 15, 5, 0, tzinfo=UTC),
)
SCOPE = (
    "Recovery House may share clinical information and substance-use treatment (42 CFR Part 2) with any hospital for "
    "treatment, until the end of Mar 14, 2027 (America/Chicago) or until it is taken back."
)


@pytest.fixture
def notice() -> Part2Notice:
    return notice_of(CONSENT)


def test_it_holds_the_regulations_own_short_form() -> None:
    assert SHORT == "42 CFR part 2 prohibits unauthorized use or disclosure of these records."


def test_it_says_in_a_sentence_what_the_consent_covers_and_never_about_whom(notice: Part2Notice) -> None:
    assert notice.scope == SCOPE
    assert str(CONSENT.person_id) not in notice.sentence


def test_on_a_page_it_is_read_with_the_consent_and_the_long_form(notice: Part2Notice) -> None:
    template = engines["django"].from_string('{% include "consent/part_2_notice.html" with part_2=notice %}')
    shown = template.render({"notice": notice})
    for words in (SHORT, str(CONSENT.pk), "any hospital", REFERENCE, LONG[:40]):
        assert words in shown


def test_without_a_notice_the_page_shows_none() -> None:
    template = engines["django"].from_string('{% include "consent/part_2_notice.html" with part_2=notice %}')
    assert template.render({"notice": None}).strip() == ""


def test_in_an_answer_it_is_a_field(notice: Part2Notice) -> None:
    assert notice.as_json() == {
        "text": SHORT,
        "long_text": LONG,
        "reference": REFERENCE,
        "consent_id": str(CONSENT.pk),
        "scope": SCOPE,
    }


def test_in_a_csv_file_it_is_a_row_as_wide_as_the_others(notice: Part2Notice) -> None:
    row = notice.csv_row(columns=7)
    assert row[:4] == ["Part 2 notice", SHORT, str(CONSENT.pk), SCOPE]
    assert len(row) == 7


def test_in_a_pdf_it_stands_at_the_foot_of_every_sheet() -> None:
    pdf = PdfReader(BytesIO(file_content("part-2.pdf", [line() for _ in range(30)])))
    assert len(pdf.pages) > 1
    for sheet in pdf.pages:
        assert SHORT in " ".join(sheet.extract_text().split())


def test_the_pdf_is_tagged_and_has_a_title_and_a_language() -> None:
    pdf = PdfReader(BytesIO(file_content("accounting.pdf", [line()])))
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert pdf.metadata
    assert pdf.metadata.title == "What was shared about you in the last six years"


def test_a_pdf_without_such_a_line_carries_no_notice() -> None:
    pdf = PdfReader(BytesIO(file_content("accounting.pdf", [line("safety")])))
    assert SHORT not in " ".join(pdf.pages[0].extract_text().split())


def test_a_name_cannot_leave_the_style_that_it_is_written_into() -> None:
    sly = Part2Notice(scope='"} @page { size: 1mm } \\ {"')
    written = sly.pdf_footer()
    assert written.count('"') == 2
    assert "size: 1mm" not in written


def line(data_class: str = "substance_use") -> Disclosure:
    """A line that exists only in memory."""
    return Disclosure(
        at=datetime(2026, 3, 1, 18, 0, tzinfo=UTC),
        owner_agency=Agency(name="Recovery House"),
        recipient=Agency(name="Hospital"),
        data_classes=[data_class],
        purpose="treatment",
        way="page",
        opened_by="consent:d0000000",
    )
