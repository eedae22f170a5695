"""What an event holds beside its sentence: agency, session, address, outcome, purpose, person; and refusals.

None of it is handed in by whoever writes the event: it comes from the request at hand, and is empty without one.
"""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from coresponder.safeguards.access.audit_events import EXISTENCE_DENIED
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.audit_events import PAGE_REFUSED
from coresponder.safeguards.audit.context import Origin, address_of, coming_from, origin, reference_of
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.recording import record, record_anonymous
from coresponder.safeguards.audit.refusals import record_refusal
from coresponder.safeguards.audit.sentences import names_of_actors, sentence_of
from coresponder.safeguards.audit.vocabulary import NOBODY, Outcome
from coresponder.safeguards.permissions import Denied
from tests.support.page import PageClient
from tests.support.trail import COUNTED, verified, write

pytestmark = pytest.mark.usefixtures("counted")
DENIED = Denied("role_lacks_permission", "Your role may not.")
STRANGER = Denied("stranger", "There is no such page.")


class TestTheOrigin:
    def test_an_event_of_a_page_names_the_session_without_its_key_and_the_address(
        self, page: PageClient, priya: User
    ) -> None:
        as_priya = page.as_(priya)
        as_priya.get("/audit-trail/", REMOTE_ADDR="192.0.2.7")
        event = AuditEvent.objects.get(event="audit.read")
        key = as_priya.client.session.session_key
        assert event.source_address == "192.0.2.7"
        assert event.session_reference == reference_of(key)
        assert key not in event.session_reference

    def test_two_sessions_of_one_account_are_told_apart(self, page: PageClient, priya: User) -> None:
        for browser in (page.as_(priya), page.as_(priya)):
            browser.get("/audit-trail/")
        events = AuditEvent.objects.filter(event="audit.read")
        assert len({event.session_reference for event in events}) == 2

    def test_signing_in_names_the_session_that_begins_with_it(self, page: PageClient, cora: User) -> None:
        page.post("/sign-in/", {"username": "cora", "password": "correct horse battery staple"})
        event = AuditEvent.objects.get(event="account.signed_in")
        assert event.session_reference == reference_of(page.client.session.session_key)

    def test_a_job_and_a_command_have_neither(self, cora: User) -> None:
        event = write(cora)
        assert (event.session_reference, event.source_address) == ("", "")
        assert origin() == Origin()

    def test_behind_a_proxy_of_our_own_its_word_counts_and_no_browsers(self, settings: Settings) -> None:
        request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="1.1.1.1, 192.0.2.7")
        assert address_of(request) == "10.0.0.1"
        settings.AUDIT_TRUSTED_PROXIES = 1
        assert address_of(request) == "192.0.2.7"

    @given(claimed=st.text(st.characters(max_codepoint=126, min_codepoint=32), max_size=60))
    def test_what_is_no_address_is_not_written_down(self, claimed: str) -> None:
        found = address_of(RequestFactory().get("/", REMOTE_ADDR=claimed))
        assert found == "" or set(found) <= set("0123456789abcdef:.%")

    def test_the_next_request_does_not_inherit_the_one_before(self) -> None:
        with coming_from(RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")):
            assert origin().source_address == "192.0.2.7"
        assert origin() == Origin()


class TestTheColumns:
    def test_the_agency_is_the_one_that_the_account_acts_for(self, omar: User, otis: User) -> None:
        assert write(omar).agency_id == omar.agency_id
        assert write(otis).agency_id is None

    def test_a_person_and_a_purpose_are_found_in_what_the_event_says(self, cora: User) -> None:
        person = uuid4()
        with transaction.atomic():
            details = {"calls": 1, "purpose": "treatment"}
            event = record(COUNTED, by=cora, about=f"person:{person}", details=details)
        assert (event.person_id, event.purpose, event.outcome) == (person, "treatment", "done")

    def test_an_event_without_an_account_is_nobodys_and_says_so(self, cora: User) -> None:
        with transaction.atomic():
            event = record_anonymous(COUNTED, about=f"account:{cora.pk}", details={"calls": 3}, outcome=Outcome.REFUSED)
        assert (event.by_id, event.by_role, event.outcome) == (NOBODY, "", "refused")
        said = sentence_of(event, names_of_actors([event]))
        assert said == "Somebody who was not signed in counted 3 calls of Cora Coordinator."
        assert verified().holds

    def test_writing_an_event_takes_three_statements(self, cora: User, django_assert_num_queries) -> None:
        write(cora)
        with transaction.atomic(), django_assert_num_queries(3):
            record(COUNTED, by=cora, about="export:7", details={"calls": 3})


class TestRefusals:
    def test_a_page_that_was_refused_is_an_event(self, page: PageClient, omar: User) -> None:
        page.as_(omar).get("/audit-trail/", status=403)
        event = AuditEvent.objects.get(event=PAGE_REFUSED)
        assert (event.by_id, event.outcome, event.about) == (omar.pk, "refused", "page:audit:trail")
        assert sentence_of(event, names_of_actors([event])) == (
            "Omar Officer asked for the page audit trail and was refused (role lacks permission)."
        )

    def test_every_refusal_of_a_member_is_one(self, page: PageClient, omar: User) -> None:
        as_omar = page.as_(omar)
        for _ in range(3):
            as_omar.get("/audit-trail/", status=403)
        assert AuditEvent.objects.filter(event=PAGE_REFUSED).count() == 3

    def test_a_stranger_who_tries_again_and_again_is_written_down_once_a_minute_and_page(
        self, page: PageClient, otis: User
    ) -> None:
        as_otis = page.as_(otis)
        for _ in range(3):
            as_otis.get("/audit-trail/", status=404)
            as_otis.get("/baselines/", status=404)
        found = AuditEvent.objects.filter(event=PAGE_REFUSED)
        assert sorted(found.values_list("about", flat=True)) == ["page:audit:trail", "page:outcomes:baselines"]

    def test_another_stranger_is_not_hidden_by_the_first(self, otis: User) -> None:
        other = User.objects.create_user("other", display_name="Other", role="outsider")
        for user in (otis, other, otis, AnonymousUser(), AnonymousUser()):
            record_refusal(STRANGER, user=user, page="web:home")
        assert sorted(AuditEvent.objects.values_list("by_id", flat=True)) == sorted([NOBODY, otis.pk, other.pk])

    def test_a_page_that_is_not_there_is_nobodys_refusal(self, page: PageClient, omar: User) -> None:
        page.as_(omar).get("/there-is-no-such-page/", status=404)
        assert not AuditEvent.objects.filter(outcome="refused").exists()

    def test_a_part_of_a_record_that_was_refused_names_person_rule_and_purpose(self, omar: User) -> None:
        person = uuid4()
        denied = Denied(
            "not_opened", "No agreement opens it.", event=EXISTENCE_DENIED, about=f"person:{person}",
            details={"rule": "not_opened", "data_class": "clinical", "purpose": "crisis_response"},
        )  # fmt: skip
        event = record_refusal(denied, user=omar, page="people:person")
        assert event is not None
        assert (event.person_id, event.purpose, event.outcome) == (person, "crisis_response", "refused")
        assert "asked for clinical of person" in sentence_of(event, names_of_actors([event]))

    def test_an_action_that_was_refused_is_undone_and_its_refusal_stays(self, omar: User) -> None:
        def refused() -> None:
            with transaction.atomic():
                write(omar)
                raise DENIED

        with pytest.raises(Denied):
            refused()
        record_refusal(DENIED, user=omar, page="web:home")
        assert AuditEvent.objects.get().event == PAGE_REFUSED

    def test_a_refusal_that_cannot_be_written_is_not_answered(
        self, page: PageClient, omar: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("the trail cannot be written")

        monkeypatch.setattr("coresponder.safeguards.audit.middleware.record_refusal", broken)
        with pytest.raises(RuntimeError, match="cannot be written"):
            page.as_(omar).get("/audit-trail/")


def test_a_stranger_reads_the_same_as_for_a_page_that_is_not_there(page: PageClient, otis: User) -> None:
    as_otis = page.as_(otis)
    closed = [as_otis.get("/audit-trail/events/1/", status=404).text for _ in range(2)]
    assert closed[0] == closed[1] == as_otis.get("/nothing/", status=404).text
