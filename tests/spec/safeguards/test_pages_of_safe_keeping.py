"""The pages of safe keeping: Priya looks, asks and holds; Cora decides; nobody else comes in."""

import uuid
from datetime import UTC, datetime

import pytest
from pytest_django import Settings

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.retention.models import Certificate, DisposalRequest, LegalHold
from tests.support.page import PageClient
from tests.support.sealed_rows import PERSON, consent_of

LONG_AGO = datetime(2010, 5, 4, 12, tzinfo=UTC)
PAGES = ["", "rules/consents/", "disposals/", "certificates/"]


@pytest.fixture
def due(carlos: User, settings: Settings) -> Consent:
    """A consent whose time is over, in the demonstration, where the example rules dispose of things."""
    settings.DEMO = True
    return consent_of(carlos, expires_at=LONG_AGO)


@pytest.fixture
def disposal(page: PageClient, priya: User, due: Consent) -> DisposalRequest:
    """Priya has asked that it be disposed of."""
    page.as_(priya).post("/safe-keeping/rules/consents/ask/")
    return DisposalRequest.objects.get()


@pytest.mark.parametrize("address", PAGES)
def test_the_privacy_officer_and_the_coordinator_see_the_pages(
    page: PageClient, priya: User, cora: User, address: str
) -> None:
    for somebody in (priya, cora):
        assert page.as_(somebody).get(f"/safe-keeping/{address}").heading


@pytest.mark.parametrize("address", [*PAGES, "holds/"])
@pytest.mark.parametrize(("username", "status"), [("omar", 403), ("clara", 403), ("otis", 404)])
def test_nobody_else_does(page: PageClient, username: str, status: int, address: str, request) -> None:
    page.as_(request.getfixturevalue(username)).get(f"/safe-keeping/{address}", status=status)


def test_the_coordinator_places_no_holds_and_asks_for_nothing(page: PageClient, cora: User, due: Consent) -> None:
    page.as_(cora).get("/safe-keeping/holds/", status=403)
    page.as_(cora).post("/safe-keeping/rules/consents/ask/", status=403)
    assert "Ask for disposal" not in page.as_(cora).get("/safe-keeping/rules/consents/").text


def test_the_rules_say_that_they_are_an_example_and_what_would_go(page: PageClient, priya: User, due: Consent) -> None:
    shown = page.as_(priya).get("/safe-keeping/")
    assert "These rules are an example" in shown.text
    assert "7 years after it expired or was revoked" in shown.text
    assert "kept for good" not in shown.text.replace("keep for good", "")
    assert str(due.pk) in page.as_(priya).get("/safe-keeping/rules/consents/").text
    assert Consent.objects.exists()


def test_no_page_says_a_value_of_anybodys(page: PageClient, priya: User, disposal: DisposalRequest) -> None:
    for address in (*PAGES, "holds/", f"disposals/{disposal.pk}/"):
        assert "Wilma" not in page.as_(priya).get(f"/safe-keeping/{address}").text


@pytest.mark.parametrize(
    "address", ["rules/diaries/", f"disposals/{uuid.UUID(int=1)}/", f"certificates/{uuid.UUID(int=1)}.json"]
)
def test_what_there_is_not_is_not_found(page: PageClient, priya: User, address: str) -> None:
    page.as_(priya).get(f"/safe-keeping/{address}", status=404)


class TestFromAskingToTheCertificate:
    def test_priya_asks_cora_approves_and_carries_out(
        self, page: PageClient, priya: User, cora: User, disposal: DisposalRequest
    ) -> None:
        address = f"/safe-keeping/disposals/{disposal.pk}/"
        assert "Somebody else decides" in page.as_(priya).get(address).text
        assert "Decide on a disposal" in page.as_(cora).get("/home/").text
        assert "Approved." in page.as_(cora).post(f"{address}approve/").text
        done = page.as_(cora).post(f"{address}carry-out/")
        assert "carried out" in done.text
        assert not Consent.objects.exists()
        certificate = Certificate.objects.get()
        assert certificate.content_sha256 in done.text

    def test_priya_cannot_approve_what_she_asked_for(
        self, page: PageClient, priya: User, disposal: DisposalRequest
    ) -> None:
        refused = page.as_(priya).post(f"/safe-keeping/disposals/{disposal.pk}/approve/", status=403)
        assert "somebody else has to approve it" in refused.text

    def test_cora_refuses_and_nothing_happens(self, page: PageClient, cora: User, disposal: DisposalRequest) -> None:
        address = f"/safe-keeping/disposals/{disposal.pk}/"
        page.as_(cora).post(f"{address}refuse/")
        assert "does not wait" not in page.as_(cora).get(address).text
        assert "cannot become" in page.as_(cora).post(f"{address}approve/").text
        assert Consent.objects.exists()

    def test_asking_twice_says_that_one_is_open(self, page: PageClient, priya: User, disposal: DisposalRequest) -> None:
        assert "open already" in page.as_(priya).post("/safe-keeping/rules/consents/ask/").text

    def test_the_certificate_is_taken_as_pdf_and_as_data_and_that_is_written_down(
        self, page: PageClient, cora: User, disposal: DisposalRequest, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for deed in ("approve", "carry-out"):
            page.as_(cora).post(f"/safe-keeping/disposals/{disposal.pk}/{deed}/")
        monkeypatch.setattr(
            "coresponder.safeguards.retention.views.certificates.certificate_pdf", lambda found: b"%PDF-1.7"
        )
        certificate, client = Certificate.objects.get(), page.as_(cora).client
        as_data = client.get(f"/safe-keeping/certificates/{certificate.pk}.json").json()
        assert as_data == {"certificate": certificate.content, "sha256": certificate.content_sha256}
        assert client.get(f"/safe-keeping/certificates/{certificate.pk}.pdf").content == b"%PDF-1.7"
        taken = AuditEvent.objects.filter(event="retention.certificate_taken").order_by("position")
        assert [each.details["kind"] for each in taken] == ["json", "pdf"]
        assert "unchanged" in page.as_(cora).get("/safe-keeping/certificates/").text


class TestHolds:
    def test_priya_places_one_and_lifts_it(self, page: PageClient, priya: User) -> None:
        form = {"person_id": str(PERSON), "category": "consent", "reason": "Roe v. County"}
        placed = page.as_(priya).post("/safe-keeping/holds/", form)
        assert "in place" in placed.text
        assert "Roe v. County" in placed.text
        lifted = page.as_(priya).post(f"/safe-keeping/holds/{LegalHold.objects.get().pk}/lift/")
        assert "The hold is lifted." in lifted.text

    @pytest.mark.parametrize(
        ("form", "complaint"),
        [
            ({"reason": "x"}, "neither a person nor a category"),
            ({"person_id": "Jane Roe", "reason": "x"}, "That is no id"),
            ({"category": "consent"}, "The reason is missing"),
        ],
    )
    def test_a_form_that_is_filled_in_wrong_says_how(
        self, page: PageClient, priya: User, form: dict[str, str], complaint: str
    ) -> None:
        assert complaint in page.as_(priya).post("/safe-keeping/holds/", form, status=422).text
        assert not LegalHold.objects.exists()
