"""A partner's system takes a referral as FHIR and answers with updates of its task, by the same rules as a link."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone

from coresponder.formats.fhir.schema import faults
from coresponder.kernel.errors import CoresponderError, InputError, StateError, UsageError
from coresponder.program.people.models import Person
from coresponder.program.referrals.actions.fhir import hand_out_order, read_task_of, take_task
from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.services.models import Service
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Denied
from tests.support import referring

pytestmark = pytest.mark.django_db
Json = dict[str, Any]


@pytest.fixture
def sent(avery: Person, harbor: Service, lantern: Service, clara: User) -> Referral:
    """Two shelters were asked, both partners."""
    referring.opened_to([harbor, lantern])
    return referring.sent(avery, [harbor, lantern], by=clara)


@pytest.fixture
def asked(sent: Referral, harbor: Service) -> Destination:
    """The request to Harbor House."""
    return referring.asked(sent, harbor)


def update(asked: Destination, by: User, **changed: Any) -> Json:
    """The task comes back, changed."""
    return take_task(destination_id=asked.pk, resource=read_task_of(destination_id=asked.pk, by=by) | changed, by=by)


def business(code: str) -> Json:
    return {"coding": [{"system": "urn:coresponder:referral-status", "code": code}]}


class TestTheLoop:
    def test_a_task_goes_out_requested_and_comes_back_accepted(
        self, asked: Destination, sent: Referral, lantern: Service, clara: User
    ) -> None:
        assert read_task_of(destination_id=asked.pk, by=clara)["status"] == "requested"
        assert update(asked, clara, status="accepted")["status"] == "accepted"
        now = referring.now(sent)
        assert (now.state, now.accepted_proof) == ("accepted", "confirmed_by_provider")
        other = read_task_of(destination_id=referring.asked(sent, lantern).pk, by=clara)
        assert (other["status"], other["statusReason"]["text"]) == ("cancelled", "another one was first")

    def test_a_rejection_keeps_the_reason_as_a_code_and_no_word_of_it(
        self, asked: Destination, sent: Referral, harbor: Service, clara: User
    ) -> None:
        back = update(asked, clara, status="rejected", statusReason={"text": "no room"})
        assert (back["status"], back["statusReason"]["text"]) == ("rejected", "no room")
        assert referring.asked(sent, harbor).declined_because == "capacity"

    def test_words_that_are_no_code_are_another_reason(
        self, asked: Destination, sent: Referral, harbor: Service, clara: User
    ) -> None:
        update(asked, clara, status="rejected", statusReason={"text": "Avery owes us money from last year."})
        assert referring.asked(sent, harbor).declined_because == "other"

    def test_from_accepted_to_completed_somebody_was_there(
        self, asked: Destination, sent: Referral, clara: User
    ) -> None:
        update(asked, clara, status="accepted")
        assert update(asked, clara, status="completed")["status"] == "completed"
        now = referring.now(sent)
        assert (now.state, now.attended_proof) == ("completed", "confirmed_by_provider")

    def test_what_fhir_has_no_status_for_is_told_beside_it(
        self, asked: Destination, sent: Referral, clara: User
    ) -> None:
        update(asked, clara, status="accepted")
        when = (timezone.now() + timedelta(days=2)).replace(microsecond=0)
        told = {"status": "in-progress", "executionPeriod": {"start": when.isoformat()}}
        back = update(asked, clara, businessStatus=business("appointment-set"), **told)
        assert (back["status"], referring.now(sent).appointment_at) == ("in-progress", when)
        back = update(asked, clara, businessStatus=business("no-show"))
        assert back["businessStatus"]["coding"][0]["code"] == "no-show"
        assert referring.now(sent).state == "no_show"

    def test_a_waiting_list_is_on_hold_and_what_is_given_back_is_rejected(
        self, asked: Destination, sent: Referral, clara: User
    ) -> None:
        assert update(asked, clara, status="on-hold", statusReason={"text": "Full."})["status"] == "on-hold"
        update(asked, clara, status="accepted")
        assert update(asked, clara, status="failed", statusReason={"text": "no room"})["status"] == "rejected"
        assert referring.now(sent).state == "declined"


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"status": "received"}, "status_not_allowed"),
            ({"status": "rejected"}, "no_reason"),
            ({"status": "requested"}, "not_for_a_service"),
            ({"status": "cancelled", "statusReason": {"text": "x"}}, "not_for_a_service"),
            ({"status": "accepted", "focus": {"reference": "ServiceRequest/another"}}, "another_task"),
            ({"status": "accepted", "id": "another"}, "another_task"),
            ({"status": "accepted", "made-up": 1}, "fhir_not_valid"),
        ],
    )
    def test_a_document_that_does_not_fit_changes_nothing(
        self, asked: Destination, sent: Referral, clara: User, changed: Json, code: str
    ) -> None:
        with pytest.raises(InputError) as refused:
            update(asked, clara, **changed)
        assert refused.value.code == code
        assert referring.now(sent).state == "sent"

    def test_the_second_service_that_accepts_is_too_late(
        self, asked: Destination, sent: Referral, lantern: Service, clara: User
    ) -> None:
        update(asked, clara, status="accepted")
        with pytest.raises(StateError):
            update(referring.asked(sent, lantern), clara, status="accepted")

    def test_nobody_reads_or_writes_a_task_whose_referral_is_not_theirs(
        self, asked: Destination, omar: User, cora: User, clara: User
    ) -> None:
        resource = read_task_of(destination_id=asked.pk, by=clara)
        for who in (omar, cora):
            with pytest.raises((Denied, Http404)):
                read_task_of(destination_id=asked.pk, by=who)
            with pytest.raises((Denied, Http404)):
                take_task(destination_id=asked.pk, resource=resource | {"status": "accepted"}, by=who)
        with pytest.raises(Http404):
            read_task_of(destination_id=uuid4(), by=clara)


class TestHandingTheOrderOut:
    def test_the_bundle_is_valid_and_says_what_the_service_was_told(
        self, asked: Destination, harbor: Service, clara: User
    ) -> None:
        made = hand_out_order(destination_id=asked.pk, by=clara)
        resources = [each["resource"] for each in made.document["entry"]]
        assert faults(made.document) == []
        assert [each["resourceType"] for each in resources] == ["Patient", "ServiceRequest", "Task"]
        assert resources[0]["name"] == [{"text": "Avery Example"}]
        assert "birthDate" not in resources[0]
        assert referring.REASON in json.dumps(resources[1])
        assert resources[2]["focus"]["reference"] == f"urn:uuid:{resources[1]['id']}"
        assert Disclosure.objects.filter(way="fhir", recipient=harbor.organization.agency).exists()
        assert AuditEvent.objects.filter(event="referral.order_handed_out").count() == 1

    def test_without_an_agreement_nothing_goes(self, avery: Person, harbor: Service, clara: User) -> None:
        asked = referring.asked(referring.sent(avery, [harbor], by=clara), harbor)
        with pytest.raises(UsageError, match="Nothing of this may go there"):
            hand_out_order(destination_id=asked.pk, by=clara)
        assert not Disclosure.objects.filter(way="fhir").exists()

    def test_to_a_service_of_no_partner_nothing_can_go(self, avery: Person, clara: User) -> None:
        bare = referring.service("Bare Hall", is_partner=False)
        asked = referring.asked(referring.sent(avery, [bare], by=clara), bare)
        with pytest.raises(CoresponderError, match="no partner"):
            hand_out_order(destination_id=asked.pk, by=clara)


def test_the_interface_reads_takes_and_hands_out(asked: Destination, clara: User, otis: User) -> None:
    client, address = Client(), f"/api/fhir/Task/{asked.pk}"
    client.force_login(clara)
    resource = client.get(address).json()
    answer = client.put(address, resource | {"status": "accepted"}, content_type="application/json")
    assert (answer.status_code, answer.json()["status"]) == (200, "accepted")
    assert client.post(f"{address}/order").json()["bundle"]["resourceType"] == "Bundle"
    refused = client.put(address, resource | {"status": "bogus"}, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (422, "fhir_not_valid")
    client.force_login(otis)
    assert client.get(address).status_code == 404
