"""The ledger of what was shared.

Every person has a right to it: six years of what went from one agency to another, three years of what was told about
substance-use treatment. Priya gets it with one click. Nobody can take a line out.
"""

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.kernel.spreadsheets import harmless
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent import ledger_files
from coresponder.safeguards.consent.ledger_files import HEADS
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.consent.notice import SHORT
from coresponder.safeguards.permissions.database_rights import rights_on
from coresponder.safeguards.vocabulary import DataClass
from tests.support.consents import clinic, consent_of_avery, police, shared
from tests.support.known_persons import AVERY, AVERY_BEFORE
from tests.support.page import PageClient
from tests.support.servers import by_owner

LEDGER = f"/people/{AVERY}/consents/disclosures/"
FILES = f"{LEDGER}files/"
SAFETY = [DataClass.SAFETY]


def rows(page: PageClient, priya: User, address: str) -> list[list[str]]:
    """A CSV file as a spreadsheet reads it."""
    answer = page.as_(priya).client.get(address)
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


class TestLines:
    def test_a_line_says_whose_records_went_to_whom_for_what_and_what_opened_them(
        self, page: PageClient, clara: User, priya: User
    ) -> None:
        consent = consent_of_avery(clara)
        shared(clara, opened_by=f"consent:{consent.pk}")
        text = page.as_(priya).get(LEDGER).text
        for word in ("Marigold Recovery House", clinic().name, "Substance-use treatment", "treatment", "consent"):
            assert word in text

    def test_where_an_agreement_asked_for_a_consent_the_line_names_that_consent(self, clara: User) -> None:
        consent = consent_of_avery(clara)
        agreement = Agreement.objects.create(title="Care", drafted_by=clara)
        assert shared(clara, opened_by=f"agreement:{agreement.pk}").consent_id == consent.pk
        assert shared(clara, opened_by=f"agreement:{agreement.pk}", data_classes=SAFETY).consent_id is None
        assert shared(clara, opened_by=f"opening:{agreement.pk}").consent_id is None

    def test_no_line_can_be_changed_or_taken_out(self, clara: User) -> None:
        line = shared(clara, opened_by="agreement:x", data_classes=SAFETY)
        for statement in (
            f"DELETE FROM consent_disclosure WHERE id = '{line.pk}'",
            "UPDATE consent_disclosure SET way = 'x'",
        ):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                connection.cursor().execute(statement)
        assert Disclosure.objects.filter(pk=line.pk).exists()

    @pytest.mark.parametrize(
        "statement",
        ["UPDATE consent_disclosure SET way = 'x'", "DELETE FROM consent_disclosure", "TRUNCATE consent_disclosure"],
    )
    def test_not_even_the_owner_of_the_tables_does_so_unnoticed(self, db: None, statement: str) -> None:
        with pytest.raises(Exception, match="can be added to, never changed"):
            by_owner([statement])

    def test_the_programs_role_may_only_read_and_add(self) -> None:
        assert rights_on("consent_disclosure") == "SELECT, INSERT"


class TestFilters:
    def test_the_page_shows_what_was_asked_for(self, page: PageClient, clara: User, omar: User, priya: User) -> None:
        shared(clara, opened_by="agreement:x")
        shared(omar, opened_by="agreement:y", data_classes=SAFETY)
        to_police = page.as_(priya).get(LEDGER, {"recipient": police().pk})
        assert len(to_police.all("tr")) == 2
        assert "Omar Officer" in to_police.text
        assert len(page.as_(priya).get(LEDGER, {"data_class": "substance_use"}).all("tr")) == 2
        tomorrow = timezone.localdate() + timedelta(days=1)
        assert "Nothing was shared that fits." in page.as_(priya).get(LEDGER, {"since": tomorrow.isoformat()}).text

    def test_the_last_day_counts_whole(self, page: PageClient, clara: User, priya: User) -> None:
        shared(clara, opened_by="agreement:x")
        today = timezone.localdate().isoformat()
        assert len(page.as_(priya).get(LEDGER, {"since": today, "until": today}).all("tr")) == 2

    def test_a_day_that_cannot_be_read_is_named(self, page: PageClient, priya: User) -> None:
        assert "Write the day as" in page.as_(priya).get(LEDGER, {"since": "soon"}).text

    def test_lines_from_before_two_records_were_merged_are_among_them(
        self, page: PageClient, clara: User, priya: User
    ) -> None:
        shared(clara, opened_by="agreement:x", person_id=AVERY_BEFORE)
        assert len(page.as_(priya).get(LEDGER).all("tr")) == 2


class TestFiles:
    def test_the_accounting_goes_back_six_years_and_no_further(
        self, page: PageClient, clara: User, priya: User
    ) -> None:
        for days in (365 * 6 + 30, 365 * 5, 10):
            with time_machine.travel(timezone.now() - timedelta(days=days)):
                shared(clara, opened_by="agreement:x", data_classes=SAFETY)
        head, *lines = rows(page, priya, f"{FILES}accounting.csv")
        assert tuple(head) == HEADS
        assert len(lines) == 2

    def test_the_other_one_is_about_substance_use_and_goes_back_three(
        self, page: PageClient, clara: User, priya: User
    ) -> None:
        with time_machine.travel(timezone.now() - timedelta(days=365 * 4)):
            shared(clara, opened_by="agreement:x")
        shared(clara, opened_by="agreement:x")
        shared(clara, opened_by="agreement:x", data_classes=SAFETY)
        _, *lines, last = rows(page, priya, f"{FILES}part-2.csv")
        assert len(lines) == 1
        assert last[:2] == ["Part 2 notice", SHORT]

    def test_the_notice_is_the_last_row_only_where_a_line_is_about_substance_use(
        self, page: PageClient, clara: User, priya: User
    ) -> None:
        shared(clara, opened_by="agreement:x", data_classes=SAFETY)
        assert SHORT not in str(rows(page, priya, f"{FILES}accounting.csv"))
        shared(clara, opened_by="agreement:x")
        last = rows(page, priya, f"{FILES}accounting.csv")[-1]
        assert SHORT in last
        assert len(last) == len(HEADS)

    def test_the_persons_files_name_agencies_and_not_who_looked(
        self, page: PageClient, clara: User, priya: User
    ) -> None:
        shared(clara, opened_by="agreement:x", data_classes=SAFETY)
        assert "Clara" not in str(rows(page, priya, f"{FILES}accounting.csv"))

    def test_the_filter_of_the_page_goes_into_its_file(
        self, page: PageClient, clara: User, omar: User, priya: User
    ) -> None:
        shared(clara, opened_by="agreement:x", data_classes=SAFETY)
        shared(omar, opened_by="agreement:y", data_classes=SAFETY)
        assert len(rows(page, priya, f"{FILES}shown.csv?recipient={police().pk}")) == 2

    def test_no_spreadsheet_takes_a_cell_for_a_formula(self, page: PageClient, clara: User, priya: User) -> None:
        agency = clinic()
        agency.name = '=HYPERLINK("http://elsewhere.example")'
        agency.save()
        shared(clara, opened_by="agreement:x", data_classes=SAFETY)
        assert rows(page, priya, f"{FILES}accounting.csv")[1][2].startswith("'=")
        assert [harmless(cell) for cell in ("+1", "-1", "@x", "\tx", "a=b")] == ["'+1", "'-1", "'@x", "'\tx", "a=b"]

    def test_taking_a_file_is_an_event_and_its_name_says_nothing_of_the_person(
        self, page: PageClient, clara: User, priya: User
    ) -> None:
        shared(clara, opened_by="agreement:x", data_classes=SAFETY)
        answer = page.as_(priya).client.get(f"{FILES}accounting.csv")
        assert str(AVERY) not in answer["Content-Disposition"]
        event = AuditEvent.objects.get(event="disclosures.handed_out")
        assert event.details == {"file": "accounting.csv", "lines": 1}

    def test_a_file_that_there_is_not_is_404(self, page: PageClient, priya: User) -> None:
        page.as_(priya).get(f"{FILES}everything.csv", status=404)

    def test_where_no_pdf_can_be_made_nothing_counts_as_taken(
        self, page: PageClient, priya: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def unavailable(*arguments: object, **options: object) -> bytes:
            raise UsageError("pdf_unavailable", "The PDF cannot be written.")

        monkeypatch.setattr(ledger_files, "pdf_of", unavailable)
        assert "The PDF cannot be written." in page.as_(priya).get(f"{FILES}accounting.pdf").text
        assert not AuditEvent.objects.filter(event="disclosures.handed_out").exists()

    def test_only_the_privacy_officer_sees_it(self, page: PageClient, clara: User, omar: User) -> None:
        for user in (clara, omar):
            page.as_(user).get(LEDGER, status=403)
            page.as_(user).get(f"{FILES}accounting.csv", status=403)
