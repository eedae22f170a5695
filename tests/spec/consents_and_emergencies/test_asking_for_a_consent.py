"""Asking for a consent.

Clara asks what Avery agrees to, reads it back, and writes down how Avery put it. Only then is it on file. What the law
keeps apart is never on one paper.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from coresponder.kernel.errors import UsageError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.actions.consents import record_consent
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.consent.rules import end_of, usual_last_day
from coresponder.safeguards.consent.vocabulary import ConsentKind, ConsentMethod
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.consents import CAPACITY, OWN_WORDS, clinic, consent_of_avery, police, recovery_house, terms
from tests.support.known_persons import AVERY, HIDDEN, NOBODY
from tests.support.page import Page, PageClient

CONSENTS = f"/people/{AVERY}/consents/"
RECORD = f"{CONSENTS}record/"


def answers(**changes: Any) -> dict[str, Any]:
    """What Clara fills in."""
    return {
        "kind": "sharing",
        "holder": recovery_house().pk,
        "recipient": clinic().pk,
        "recipient_kind": "",
        "data_classes": ["clinical", "substance_use"],
        "purposes": ["treatment"],
        "given_on": timezone.localdate().isoformat(),
        "expires_on": "",
        "method": "signature",
        "document_name": "Scan 14",
        "witness": "",
        "representative": "",
        "capacity_note": CAPACITY,
        "language": "English",
    } | changes


def hidden(page: Page) -> dict[str, list[str]]:
    """What the second step sends along from the first."""
    sent: dict[str, list[str]] = {}
    for control in page.all("input"):
        if control.get("type") == "hidden":
            sent.setdefault(control.get("name", ""), []).append(control.get("value", ""))
    return sent


def code_of(by: User, **changes: Any) -> str:
    """Why terms like these cannot be recorded."""
    with pytest.raises(UsageError) as refused:
        consent_of_avery(by, **changes)
    return refused.value.code


class TestTwoSteps:
    def test_it_is_on_file_only_after_it_was_read_back(self, page: PageClient, clara: User) -> None:
        as_clara = page.as_(clara)
        second = as_clara.post(RECORD, answers() | {"step": "read-back"})
        assert second.heading == "Read it back"
        assert not Consent.objects.exists()
        sent = hidden(second) | {"step": "record", "own_words": OWN_WORDS, "was_read_back": "on"}
        shown = as_clara.post(RECORD, sent)
        assert shown.heading == "Consent"
        assert OWN_WORDS in shown.text
        found = Consent.objects.get()
        assert (found.person_id, found.obtained_by, found.obtaining_agency) == (AVERY, clara, clara.agency)
        assert found.data_classes == ["clinical", "substance_use"]
        assert found.form_version == "sharing-2026-1"

    def test_what_is_read_back_is_in_the_persons_place_and_in_plain_words(self, page: PageClient, clara: User) -> None:
        text = page.as_(clara).post(RECORD, answers() | {"step": "read-back"}).text
        assert "With this form I say yes to what stands below, and to nothing else." in text
        assert "my treatment for alcohol or drug use" in text
        assert f"{clinic().name}." in text
        assert "I can take this back at any time." in text

    def test_in_spanish_it_is_read_back_in_spanish(self, page: PageClient, clara: User) -> None:
        shown = page.as_(clara).post(RECORD, answers(language="Spanish") | {"step": "read-back"})
        assert "mi tratamiento por alcohol o drogas" in shown.text
        assert any(article.get("lang") == "es" for article in shown.all("article"))

    def test_the_page_says_that_a_consent_cannot_be_undone_but_revoked(self, page: PageClient, clara: User) -> None:
        text = page.as_(clara).post(RECORD, answers() | {"step": "read-back"}).text
        assert "A consent cannot be undone" in text
        assert "revoke it" in text

    @pytest.mark.parametrize("left_out", ["own_words", "was_read_back"])
    def test_without_the_persons_own_words_nothing_is_recorded(
        self, page: PageClient, clara: User, left_out: str
    ) -> None:
        sent = answers() | {"step": "record", "own_words": OWN_WORDS, "was_read_back": "on"} | {left_out: ""}
        shown = page.as_(clara).post(RECORD, sent, status=422)
        assert shown.heading == "Read it back"
        assert not Consent.objects.exists()

    def test_changing_something_leads_back_to_what_was_filled_in(self, page: PageClient, clara: User) -> None:
        shown = page.as_(clara).post(RECORD, answers() | {"step": "change"})
        assert shown.heading == "Record a consent"
        assert CAPACITY in shown.text
        assert not Consent.objects.exists()

    def test_the_trail_names_ids_and_codes_and_nothing_that_was_said(self, clara: User) -> None:
        consent = consent_of_avery(clara)
        event = AuditEvent.objects.get(event="consent.recorded")
        assert event.about == f"person:{AVERY}"
        assert event.details == {
            "consent": f"consent:{consent.pk}",
            "kind": "sharing",
            "classes": 1,
            "substance_use": "named",
        }

    def test_what_was_said_and_noted_is_stored_encrypted(self, clara: User) -> None:
        consent = consent_of_avery(clara, representative="Her sister, as guardian")
        stored = Consent.objects.filter(pk=consent.pk).values("own_words", "capacity_note", "representative").get()
        assert all(b"sister" not in value and OWN_WORDS.encode() not in value for value in stored.values())
        assert Consent.objects.get().representative == "Her sister, as guardian"


class TestHowLongItHolds:
    def test_it_holds_twelve_months_unless_another_day_is_chosen(self, page: PageClient, clara: User) -> None:
        sent = answers() | {"step": "record", "own_words": OWN_WORDS, "was_read_back": "on"}
        page.as_(clara).post(RECORD, sent)
        today = timezone.localdate()
        assert Consent.objects.get().expires_at == end_of(usual_last_day(today))
        assert usual_last_day(today).year == today.year + 1

    def test_none_holds_longer_than_the_program_allows(self, clara: User, settings: Settings) -> None:
        settings.CONSENT_MOST_MONTHS = 6
        assert code_of(clara, expires_on=timezone.localdate() + timedelta(days=200)) == "too_long"

    def test_none_is_recorded_before_it_is_given_or_after_it_is_over(self, clara: User) -> None:
        today = timezone.localdate()
        assert code_of(clara, given_on=today + timedelta(days=1)) == "given_later"
        assert (
            code_of(clara, given_on=today - timedelta(days=9), expires_on=today - timedelta(days=1)) == "over_already"
        )


class TestWhatTheLawKeepsApart:
    def test_a_legal_proceeding_is_never_mixed_in(self, clara: User) -> None:
        mixed = frozenset({Purpose.TREATMENT, Purpose.LEGAL_PROCEEDING})
        assert code_of(clara, purposes=mixed) == "legal_mixed_in"
        assert code_of(clara, purposes=mixed, kind=ConsentKind.LEGAL) == "mixed_with_legal"

    def test_by_itself_a_legal_proceeding_can_be_agreed_to(self, clara: User) -> None:
        legal = frozenset({Purpose.LEGAL_PROCEEDING})
        assert consent_of_avery(clara, kind=ConsentKind.LEGAL, purposes=legal).kind == "legal"

    def test_counseling_notes_are_never_mixed_with_anything_else(self, clara: User) -> None:
        assert code_of(clara, kind=ConsentKind.COUNSELING_NOTES) == "mixed_with_notes"
        alone = consent_of_avery(clara, kind=ConsentKind.COUNSELING_NOTES, data_classes=frozenset())
        assert alone.data_classes == []

    def test_the_form_says_it_at_the_field_and_keeps_what_was_filled_in(self, page: PageClient, clara: User) -> None:
        sent = answers(purposes=["treatment", "legal_proceeding"]) | {"step": "read-back"}
        shown = page.as_(clara).post(RECORD, sent, status=422)
        assert "Use in a legal proceeding needs a consent of its own." in shown.text
        assert CAPACITY in shown.text

    def test_substance_use_is_never_promised_to_the_police(self, clara: User) -> None:
        assert code_of(clara, recipient=police()) == "substance_use_to_police"
        assert code_of(clara, recipient=None, recipient_kind="sheriff") == "substance_use_to_police"

    def test_substance_use_needs_a_signature_and_so_does_what_leaves_health_care(self, clara: User) -> None:
        aloud = {"method": ConsentMethod.VERBAL_WITH_WITNESS, "witness": "Carlos was there"}
        assert code_of(clara, **aloud) == "signature_needed"
        clinical = frozenset({DataClass.CLINICAL})
        assert code_of(clara, **aloud, data_classes=clinical, holder=clinic(), recipient=police()) == "signature_needed"
        assert consent_of_avery(clara, **aloud, data_classes=frozenset({DataClass.SAFETY}), recipient=police())

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"data_classes": frozenset()}, "no_class"),
            ({"purposes": frozenset()}, "no_purpose"),
            ({"recipient_kind": "hospital"}, "one_recipient"),
            ({"recipient": None}, "one_recipient"),
            ({"document_name": " "}, "no_document"),
            ({"capacity_note": ""}, "no_capacity_note"),
        ],
    )
    def test_what_is_missing_is_named(self, clara: User, changes: dict[str, Any], code: str) -> None:
        assert code_of(clara, **changes) == code

    def test_an_agency_needs_no_consent_for_its_own_records(self, clara: User) -> None:
        assert code_of(clara, holder=clinic()) == "to_itself"

    def test_said_aloud_it_needs_a_witness(self, clara: User) -> None:
        aloud = ConsentMethod.VERBAL_WITH_WITNESS
        assert code_of(clara, method=aloud, data_classes=frozenset({DataClass.SAFETY})) == "no_witness"


class TestWhoMayAsk:
    def test_an_officer_asks_for_no_consent(self, page: PageClient, omar: User) -> None:
        assert "may not record consents" in page.as_(omar).get(RECORD, status=403).text
        with pytest.raises(Denied):
            consent_of_avery(omar)

    def test_a_stranger_sees_404_on_every_page(self, page: PageClient, otis: User) -> None:
        for address in (CONSENTS, RECORD, f"{CONSENTS}blank-form/", f"{CONSENTS}disclosures/"):
            assert page.as_(otis).get(address, status=404).heading == "There is no such page"

    def test_a_person_whom_one_may_not_see_is_told_from_one_whom_there_is_not_by_nothing(
        self, page: PageClient, clara: User
    ) -> None:
        as_clara = page.as_(clara)
        for rest in ("", "record/", "blank-form/", "restrictions/record/"):
            answers = [as_clara.client.get(f"/people/{who}/consents/{rest}") for who in (HIDDEN, NOBODY)]
            assert [each.status_code for each in answers] == [404, 404]
            there_not = [
                each.content.replace(str(who).encode(), b"")
                for each, who in zip(answers, (HIDDEN, NOBODY), strict=True)
            ]
            assert without_tokens(there_not[0]) == without_tokens(there_not[1])

    def test_an_action_holds_to_it_too(self, clara: User) -> None:
        with pytest.raises(Denied) as refused:
            record_consent(person_id=HIDDEN, terms=terms(), own_words=OWN_WORDS, by=clara)
        assert refused.value.is_for_a_stranger

    def test_without_anybody_who_keeps_persons_there_is_nobody(
        self, page: PageClient, clara: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("coresponder.safeguards.consent.persons._registered", None)
        page.as_(clara).get(CONSENTS, status=404)


def without_tokens(content: bytes) -> list[bytes]:
    """A page without the lines whose tokens differ from one request to the next."""
    return [line for line in content.splitlines() if b"csrf" not in line.lower()]
