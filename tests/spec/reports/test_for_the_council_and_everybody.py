"""The page for the council, what anybody may read, and the files that people take along."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader

from coresponder.kernel.errors import InputError, StateError
from coresponder.program.extracts.models import Release
from coresponder.program.reports import demonstration
from coresponder.program.reports.actions.questionnaires import add_questionnaire
from coresponder.program.reports.actions.reports import approve_report, write_passage
from coresponder.program.reports.headlines import headlines_of, unknowns_of
from coresponder.program.reports.models import Questionnaire, Report
from coresponder.program.reports.presenting import Presented, presented
from coresponder.program.reports.questionnaires.reading import invented, read
from coresponder.program.reports.questionnaires.reading import written as as_toml
from coresponder.program.reports.vocabulary import Format, ReportKind
from coresponder.program.reports.writing import written
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from tests.support.page import PageClient
from tests.support.readability import grade
from tests.support.sample_reports import begun, published

WIDEST_GRADE = 8.9
FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def page_of_a_quarter(release: Release, eve: User, cora: User) -> Report:
    """The page for the council, out for everybody."""
    report = begun(release, by=eve, kind=ReportKind.ONE_PAGER, title=FORMULA, first=4, last=6, is_public=True)
    return published(report, writer=eve, approver=cora)


def words_of(shown: Presented) -> str:
    """Everything on the page that the program itself says."""
    told = [f"{each.words} {each.range}" for each in shown.headlines]
    return " ".join(
        [*told, *shown.unknowns, demonstration.MOST_IN_PLACE, demonstration.ALL_HELP, demonstration.NOT_ALL]
    )


def test_the_page_for_the_council_is_one_page_tagged_in_plain_words(page_of_a_quarter: Report) -> None:
    shown = presented(page_of_a_quarter)
    pdf = PdfReader(BytesIO(written(page_of_a_quarter, Format.PDF)))
    assert len(pdf.pages) == 1
    root: Any = pdf.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en-US")
    assert 5 <= len(shown.headlines) <= 7
    assert grade(words_of(shown)) < WIDEST_GRADE
    text = pdf.pages[0].extract_text()
    assert "What we do not know" in text
    assert "Not shown" in text  # force was used six times
    assert "would have happened without" in text


def test_what_cannot_be_told_is_said_on_the_page() -> None:
    none = {"value": 0.0, "low": 0.0, "high": 0.003, "numerator": 0, "denominator": 1115, "missing": 157}
    figures = {
        "coverage_of_eligible": [],
        "reportable_force_rate": [{"by": {}, "suppressed": False, **none}],
    }
    assert [(each.number, each.range) for each in headlines_of(figures)] == [("0 of 100", "0 of 1,115.")]
    told = unknowns_of(figures)
    assert "We do not know how many calls fit the team and were missed." in told
    assert "For 157 visits it was not noted if force was used." in told


def test_anybody_reads_it_without_an_account_a_cookie_or_a_trace(page_of_a_quarter: Report, page: PageClient) -> None:
    before = AuditEvent.objects.count()
    for address in ("/results/", f"/results/{page_of_a_quarter.pk}/", f"/results/{page_of_a_quarter.pk}/files/csv/"):
        answer = Client().get(address)
        assert answer.status_code == 200
        assert "public" in answer["Cache-Control"]
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
    assert AuditEvent.objects.count() == before
    found = page.get(f"/results/{page_of_a_quarter.pk}/").text
    assert "Contacts with an arrest, booked or not, or a warrant served" in found
    assert "withheld" in found


def test_what_is_no_public_report_is_not_there(release: Release, eve: User, cora: User) -> None:
    inside = published(begun(release, by=eve, first=2, last=2), writer=eve, approver=cora)
    assert Client().get(f"/results/{inside.pk}/").status_code == 404
    assert Client().get(f"/results/{begun(release, by=eve, first=3, last=3, is_public=True).pk}/").status_code == 404


def test_a_spreadsheet_runs_nothing_and_every_row_says_what_it_is(page_of_a_quarter: Report) -> None:
    rows = list(csv.DictReader(StringIO(written(page_of_a_quarter, Format.CSV).decode("utf-8-sig"))))
    arrests = next(row for row in rows if row["measure_key"] == "arrested_rate")
    assert (arrests["n"], arrests["interval_method"]) == ("200", "Wilson by persons")
    assert all(row["source"] and row["counted"] and len(row["definition_sha256"]) == 64 for row in rows)
    force = next(row for row in rows if row["measure_key"] == "reportable_force_rate")
    assert (force["value"], force["shown"], force["numerator"]) == ("withheld", "withheld", "")
    book = load_workbook(BytesIO(written(page_of_a_quarter, Format.XLSX)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert (FORMULA, "s") in [(cell.value, cell.data_type) for cell in cells]


def test_who_takes_a_file_along_is_written_down(page_of_a_quarter: Report, omar: User, page: PageClient) -> None:
    answer = page.as_(omar).client.get(f"/reports/{page_of_a_quarter.pk}/files/xlsx/")
    assert answer.status_code == 200
    event = AuditEvent.objects.filter(event="report.taken").get()
    assert event.details["format"] == "xlsx"


def test_numbers_answer_a_funder_by_themselves_and_words_are_waited_for(
    release: Release, eve: User, cora: User
) -> None:
    asked = add_questionnaire(data=invented(), by=eve)
    report = begun(release, by=eve, kind=ReportKind.QUESTIONNAIRE, first=1, last=6, questionnaire=asked)
    write_passage(report=report, key="training", text="Two clinicians began.", by=eve)
    answers = {each.key: each for each in presented(report).answers}
    assert answers["contacts"].lines[0].value == "380"
    assert answers["training"].words == "Two clinicians began."
    assert answers["money"].is_open
    with pytest.raises(StateError, match="What did not go as planned"):
        approve_report(report=report, by=cora)


def test_a_questionnaire_comes_back_from_its_file_as_it_was() -> None:
    content = read(invented())
    assert content["is_invented"]
    assert read(as_toml(content)) == content
    wrong = invented().replace(b'"arrested_rate"', b'"arrested"')
    with pytest.raises(InputError, match="The measure of question 4 is not one of the program"):
        read(wrong)


def test_a_questionnaire_is_brought_in_as_a_file_or_as_the_example_and_leads_to_its_report(
    eve: User, release: Release, page: PageClient
) -> None:
    desk = page.as_(eve)
    assert "Choose a file." in desk.post("/questionnaires/", {"sent": "nothing"}, status=422).text
    example = desk.post("/questionnaires/", {"example": "1"})
    assert "Coverage: eligible calls reached" in example.text
    form = desk.client.get(example.links["Begin a report that answers it"]).context["form"]
    assert form["kind"].value() == ReportKind.QUESTIONNAIRE
    assert form["questionnaire"].value() == Questionnaire.objects.get().pk


def test_what_others_published_stands_beside_ours_or_says_why_not(omar: User, page: PageClient) -> None:
    shown = page.as_(omar).get("/reports/others/?search=Boulder").text
    assert "38.9%" in shown
    assert "how it was reckoned could not be found" in shown.casefold()
    assert "66.5%" in shown  # the fall in calls of Houston that was published as 67.3%


def test_a_journalist_reads_what_others_published_without_an_account(page: PageClient) -> None:
    whole = page.get("/results/published/").text
    assert "trials in which chance chose who got the team" in whole
    assert "The one trial that measured costs found no savings" in whole
    some = page.get("/results/published/?search=Denver&design=quasi-experiment").text
    assert "1 of 41 results" in some
    assert "−34%" in some
    assert "No published result mentions that" in page.get("/results/published/?search=nowhere").text
