"""How records are disposed of.

The privacy officer asks, somebody else approves, each item is disposed of whole or not at all, and a certificate says
for good what was done.
"""

import json
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import Settings

from coresponder.kernel.errors import StateError
from coresponder.kernel.progress import silent
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Consent, Disclosure
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.retention import categories
from coresponder.safeguards.retention.actions.disposals import (
    approve_disposal,
    ask_for_disposal,
    carry_out,
    certify,
    dispose_of_item,
    refuse_disposal,
)
from coresponder.safeguards.retention.actions.holds import place_hold
from coresponder.safeguards.retention.certificates import certificate_pdf, is_unchanged
from coresponder.safeguards.retention.models import Certificate, DisposalItem, DisposalRequest
from coresponder.safeguards.retention.packs import Pack, pack_in_use
from coresponder.safeguards.retention.queries.due import outcome_of
from coresponder.safeguards.retention.rules import DISPOSAL_TRANSITIONS
from coresponder.safeguards.retention.vocabulary import DisposalState, ItemState
from tests.spec.safeguards.retention.disposing import LONG_AGO, OTHER, approved, asked
from tests.support.sealed_rows import PERSON, consent_of, disclosure_of, opening_of


class TestTwoPeople:
    def test_whoever_asked_cannot_approve(self, pack: Pack, priya: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        with pytest.raises(Denied, match="somebody else has to approve"):
            approve_disposal(request=asked(pack, priya), by=priya)

    def test_not_even_around_the_action(self, pack: Pack, priya: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        request = asked(pack, priya)
        with pytest.raises(DatabaseError, match="who_approves"), transaction.atomic():
            DisposalRequest.objects.filter(pk=request.pk).update(
                state=DisposalState.APPROVED, decided_by=priya, decided_at=timezone.now()
            )

    def test_a_coordinator_may_approve_and_not_ask(self, pack: Pack, priya: User, cora: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        with pytest.raises(Denied):
            asked(pack, cora)
        assert approved(pack, priya, cora).state == DisposalState.APPROVED

    @pytest.mark.parametrize("username", ["omar", "clara", "eve"])
    def test_nobody_else_decides(self, pack: Pack, priya: User, carlos: User, username: str, request) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        somebody = request.getfixturevalue(username)
        with pytest.raises(Denied):
            approve_disposal(request=asked(pack, priya), by=somebody)

    def test_nothing_is_disposed_of_before_it_is_approved(self, pack: Pack, priya: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        with pytest.raises(StateError, match="does not wait"):
            carry_out(request=asked(pack, priya), by=priya, progress=silent)
        assert Consent.objects.exists()

    def test_a_refused_one_is_never_carried_out(self, pack: Pack, priya: User, cora: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        request = refuse_disposal(request=approved(pack, priya, cora), by=cora)
        with pytest.raises(StateError):
            carry_out(request=request, by=cora, progress=silent)
        assert Consent.objects.exists()

    def test_one_open_disposal_of_a_category_at_a_time(self, pack: Pack, priya: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        asked(pack, priya)
        with pytest.raises(StateError, match="open already"):
            asked(pack, priya)

    def test_where_nothing_is_due_there_is_nothing_to_ask_for(self, pack: Pack, priya: User) -> None:
        with pytest.raises(StateError, match="Nothing is due"):
            asked(pack, priya)


class TestCarryingOut:
    def test_every_item_goes_and_a_certificate_stays(self, pack: Pack, priya: User, cora: User, carlos: User) -> None:
        for _ in range(3):
            consent_of(carlos, expires_at=LONG_AGO)
        kept = consent_of(carlos)
        request = approved(pack, priya, cora)
        assert carry_out(request=request, by=cora, progress=silent) == 0
        assert list(Consent.objects.all()) == [kept]
        content = Certificate.objects.get().content
        assert content["counts"]["items"] == {"disposed": 3, "held": 0, "not_due": 0, "needed": 0}
        assert content["asked"]["name"] == "Priya Privacy-Officer"
        assert content["approved"]["name"] == "Cora Coordinator"
        assert content["rule"]["authority"] == "County Code 1-2-3 (invented)"

    def test_every_step_is_in_the_trail_and_no_value_of_anybodys(
        self, pack: Pack, priya: User, cora: User, carlos: User
    ) -> None:
        gone = consent_of(carlos, expires_at=LONG_AGO)
        carry_out(request=approved(pack, priya, cora), by=cora, progress=silent)
        events = list(AuditEvent.objects.order_by("position").values_list("event", "about"))
        assert [event for event, _ in events] == [
            "retention.disposal_asked",
            "retention.disposal_approved",
            "retention.item_disposed",
            "retention.disposal_carried_out",
        ]
        assert events[2][1] == f"consent:{gone.pk}"

    def test_a_hold_that_comes_after_the_approval_keeps_its_item(
        self, pack: Pack, priya: User, cora: User, carlos: User
    ) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        consent_of(carlos, OTHER, expires_at=LONG_AGO)
        request = approved(pack, priya, cora)
        place_hold(person_id=PERSON, category="", reason="Roe v. County", by=priya)
        carry_out(request=request, by=cora, progress=silent)
        assert Consent.objects.get().person_id == PERSON
        assert Certificate.objects.get().counts["items"]["held"] == 1

    def test_what_is_not_due_any_more_or_of_another_person_now_is_kept(
        self, pack: Pack, priya: User, cora: User, carlos: User
    ) -> None:
        renewed, moved, gone = (consent_of(carlos, expires_at=LONG_AGO) for _ in range(3))
        request = approved(pack, priya, cora)
        Consent.objects.filter(pk=renewed.pk).update(expires_at=timezone.now() + timedelta(days=9))
        Consent.objects.filter(pk=moved.pk).update(person_id=OTHER)
        gone.delete()
        carry_out(request=request, by=cora, progress=silent)
        assert Consent.objects.count() == 2
        assert Certificate.objects.get().counts["items"]["not_due"] == 3

    def test_what_other_records_rest_on_is_kept(
        self, pack: Pack, priya: User, cora: User, carlos: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        request = approved(pack, priya, cora)

        def needed(item: str) -> None:
            raise ProtectedError("needed", set())

        category = categories.CATEGORIES["consent"]
        monkeypatch.setitem(category.dispose, category_disposal(request), needed)  # type: ignore[arg-type]
        carry_out(request=request, by=cora, progress=silent)
        assert Certificate.objects.get().counts["items"]["needed"] == 1
        assert Consent.objects.exists()

    def test_stopped_in_between_it_goes_on_where_it_was(
        self, pack: Pack, priya: User, cora: User, carlos: User
    ) -> None:
        for _ in range(3):
            consent_of(carlos, expires_at=LONG_AGO)
        request = approved(pack, priya, cora)
        assert carry_out(request=request, by=cora, progress=silent, at_most=2) == 1
        assert not Certificate.objects.exists()
        with pytest.raises(StateError, match="only be carried through"):
            refuse_disposal(request=request, by=cora)
        with pytest.raises(StateError, match="still wait"):
            certify(request=request, by=cora)
        assert carry_out(request=request, by=cora, progress=silent) == 0
        assert Certificate.objects.get().counts["items"]["disposed"] == 3

    def test_an_item_that_fails_is_not_half_done(
        self, pack: Pack, priya: User, cora: User, carlos: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        request = approved(pack, priya, cora)

        def fails(item: str) -> None:
            Consent.objects.get(pk=item).delete()
            raise OSError("disk")

        monkeypatch.setitem(categories.CATEGORIES["consent"].dispose, category_disposal(request), fails)  # type: ignore[arg-type]
        with pytest.raises(OSError, match="disk"):
            carry_out(request=request, by=cora, progress=silent)
        assert Consent.objects.exists()
        assert DisposalItem.objects.get().state == ItemState.WAITING

    def test_an_item_is_disposed_of_once(self, pack: Pack, priya: User, cora: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        request = approved(pack, priya, cora)
        carry_out(request=request, by=cora, progress=silent)
        with pytest.raises(StateError, match="does not wait"):
            dispose_of_item(item_id=DisposalItem.objects.get().pk, by=cora)

    def test_an_opening_keeps_that_it_happened_and_loses_about_whom_and_every_word(
        self, priya: User, cora: User, settings: Settings
    ) -> None:
        settings.DEMO = True
        opening_of(cora, opened_at=LONG_AGO, reviewed_at=LONG_AGO, reviewed_by=priya)
        request = ask_for_disposal(pack=pack_in_use(), rule_key="openings", by=priya)
        carry_out(request=approve_disposal(request=request, by=cora), by=cora, progress=silent)
        found = Opening.objects.get()
        assert found.person_id != PERSON
        assert (found.reason, found.review_note, found.opened_at) == ("", "", LONG_AGO)
        assert not outcome_of(pack_in_use().rule("openings")).due

    def test_sessions_of_a_day_go_together(self, priya: User, cora: User, settings: Settings) -> None:
        settings.DEMO = True
        Session.objects.create(session_key="secret", session_data="x", expire_date=LONG_AGO)
        request = ask_for_disposal(pack=pack_in_use(), rule_key="sessions", by=priya)
        carry_out(request=approve_disposal(request=request, by=cora), by=cora, progress=silent)
        assert not Session.objects.exists()


class TestCertificates:
    @pytest.fixture
    def certificate(self, pack: Pack, priya: User, cora: User, carlos: User) -> Certificate:
        """The certificate of one consent that was deleted."""
        consent_of(carlos, expires_at=LONG_AGO)
        carry_out(request=approved(pack, priya, cora), by=cora, progress=silent)
        return Certificate.objects.get()

    def test_it_carries_its_fingerprint_which_the_trail_repeats(self, certificate: Certificate) -> None:
        assert is_unchanged(certificate)
        last = AuditEvent.objects.first()
        assert last is not None
        assert last.details["sha256"] == certificate.content_sha256
        certificate.content["counts"]["records_disposed_of"] = 7
        assert not is_unchanged(certificate)

    @pytest.mark.parametrize(
        "statement", ["UPDATE retention_certificate SET pack = ''", "DELETE FROM retention_certificate"]
    )
    def test_the_program_can_neither_change_nor_remove_it(self, certificate: Certificate, statement: str) -> None:
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(statement.replace("pack", "content_sha256"))

    def test_it_names_nobody_who_was_served(self, certificate: Certificate) -> None:
        assert str(PERSON) not in json.dumps(certificate.content)

    def test_as_pdf_it_is_tagged_and_says_the_same(self, certificate: Certificate) -> None:
        pdf = PdfReader(BytesIO(certificate_pdf(certificate)))
        assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
        text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
        assert "Certificate of disposal: Consents" in text
        assert "County Code 1-2-3 (invented)" in text
        assert certificate.content_sha256 in text


def category_disposal(request: DisposalRequest) -> object:
    """The way in which a request disposes of its items."""
    return next(way for way in categories.CATEGORIES[request.category].dispose if way == request.disposal)


def test_a_category_is_registered_once() -> None:
    category = categories.CATEGORIES["consent"]
    assert categories.register(category) is category
    with pytest.raises(ValueError, match="registered twice"):
        categories.register(
            categories.Category(
                key="consent",
                title="Others",
                trigger="x",
                trigger_words="x",
                find=category.find,
                dispose={},
            )
        )


def test_the_ledger_is_not_touched_by_disposing_of_a_consent(pack: Pack, priya: User, cora: User, carlos: User) -> None:
    consent_of(carlos, expires_at=LONG_AGO)
    disclosure_of(carlos)
    carry_out(request=approved(pack, priya, cora), by=cora, progress=silent)
    assert Disclosure.objects.count() == 1


def test_the_page_in_the_docs_has_the_diagram_of_the_states() -> None:
    page = Path(__file__).resolve().parents[4] / "docs" / "how-to" / "retention.md"
    assert DISPOSAL_TRANSITIONS.mermaid() in page.read_text()
