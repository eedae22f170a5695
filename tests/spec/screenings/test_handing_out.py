"""A screening leaves as FHIR for one agency and one purpose: never more than somebody there could read on a page."""

import json
from typing import Any

import pytest

from coresponder.formats.fhir.schema import faults
from coresponder.kernel.errors import UsageError
from coresponder.program.people.models import Person
from coresponder.program.screenings.actions.handing_out import hand_out
from coresponder.program.screenings.actions.safety_plans import write_safety_plan
from coresponder.program.screenings.models import SafetyPlan
from coresponder.program.screenings.vocabulary import Copy, Section
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.actions.consents import record_consent
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.spec.screenings.conftest import Ask, phq_9
from tests.support.agreements import in_force, term
from tests.support.consents import OWN_WORDS, recovery_house, terms
from tests.support.page import PageClient


@pytest.fixture
def house() -> Agency:
    """A program that treats people, and is to get something."""
    return recovery_house()


@pytest.fixture
def opened(clara: User, house: Agency) -> None:
    """The clinic opens its clinical records to the house, for treatment."""
    assert clara.agency is not None
    in_force(term(clara.agency, house, DataClass.CLINICAL, Purpose.TREATMENT))


def kinds(document: dict[str, Any]) -> list[str]:
    return [each["resource"]["resourceType"] for each in document["entry"]]


def test_the_own_agency_gets_its_own_records_and_that_is_no_disclosure(ask: Ask, person: Person, clara: User) -> None:
    screening = ask("phq-9", **phq_9(q9="several_days"))
    handed = hand_out(person=person, parts=[screening], to=clara.agency, purpose=Purpose.TREATMENT, by=clara)
    assert kinds(handed.document) == ["Patient", "QuestionnaireResponse", "Observation"]
    assert faults(handed.document) == []
    assert handed.document["entry"][0]["resource"]["name"] == [{"text": "Testa Nobody"}]
    assert not Disclosure.objects.exists()
    assert AuditEvent.objects.filter(event="screening.fhir_handed_out").count() == 1


def test_without_an_agreement_or_a_consent_nothing_leaves(ask: Ask, person: Person, clara: User, house: Agency) -> None:
    screening = ask("phq-2", q1="several_days", q2="not_at_all")
    with pytest.raises(UsageError, match="It belongs to another agency"):
        hand_out(person=person, parts=[screening], to=house, purpose=Purpose.TREATMENT, by=clara)
    assert not AuditEvent.objects.filter(event="screening.fhir_handed_out").exists()


def test_an_agreement_lets_it_go_and_the_ledger_says_to_whom(
    ask: Ask, person: Person, clara: User, house: Agency, opened: None
) -> None:
    screening = ask("phq-2", q1="several_days", q2="not_at_all")
    handed = hand_out(person=person, parts=[screening], to=house, purpose=Purpose.TREATMENT, by=clara)
    line = Disclosure.objects.get()
    assert (line.recipient, line.owner_agency, line.data_classes, line.way) == (
        house,
        clara.agency,
        ["clinical"],
        "fhir",
    )
    assert "name" not in json.dumps(handed.document["entry"][0]["resource"]["name"][0].get("text", ""))
    assert "Testa" not in json.dumps(handed.document), "the agreement opens no identity"


def test_records_of_substance_use_go_with_a_consent_alone_and_carry_the_notice(
    ask: Ask, person: Person, clara: User, house: Agency, opened: None
) -> None:
    drinking = ask("audit-c", q1="never")
    with pytest.raises(UsageError, match="need the person’s consent"):
        hand_out(person=person, parts=[drinking], to=house, purpose=Purpose.TREATMENT, by=clara)
    consent = record_consent(
        person_id=person.pk, terms=terms(holder=clara.agency, recipient=house), own_words=OWN_WORDS, by=clara
    )
    handed = hand_out(person=person, parts=[drinking], to=house, purpose=Purpose.TREATMENT, by=clara)
    seen = handed.document["entry"][-1]["resource"]
    assert seen["meta"]["security"][0]["code"] == "42CFRPart2"
    assert "42 CFR part 2 prohibits unauthorized use" in seen["text"]["div"]
    line = Disclosure.objects.get()
    assert (line.consent_id, line.carried_part_2_notice) == (consent.pk, True)
    assert faults(handed.document) == []


def test_what_may_not_go_stays_and_the_rest_goes(
    ask: Ask, person: Person, clara: User, house: Agency, opened: None
) -> None:
    parts = [ask("phq-2", q1="several_days", q2="not_at_all"), ask("audit-c", q1="never")]
    handed = hand_out(person=person, parts=parts, to=house, purpose=Purpose.TREATMENT, by=clara)
    assert kinds(handed.document) == ["Patient", "QuestionnaireResponse", "Observation"]
    assert handed.staying == ("Records of substance-use treatment need the person’s consent.",)


def test_nothing_of_care_goes_to_the_police(ask: Ask, person: Person, clara: User, omar: User) -> None:
    assert clara.agency is not None
    assert omar.agency is not None
    in_force(term(clara.agency, omar.agency, DataClass.CLINICAL, Purpose.CRISIS_RESPONSE))
    for screening in (ask("audit-c", q1="never"), ask("phq-2", q1="several_days", q2="not_at_all")):
        with pytest.raises(UsageError, match="A file of care goes to no law-enforcement agency"):
            hand_out(person=person, parts=[screening], to=omar.agency, purpose=Purpose.CRISIS_RESPONSE, by=clara)


def test_nobody_hands_out_what_another_agency_owns(ask: Ask, person: Person, omar: User) -> None:
    screening = ask("asq", q1="no", q2="no", q3="no", q4="no")
    with pytest.raises(Denied):
        hand_out(person=person, parts=[screening], to=omar.agency, purpose=Purpose.TREATMENT, by=omar)


def test_a_safety_plan_goes_as_a_care_plan(person: Person, clara: User) -> None:
    plan: SafetyPlan = write_safety_plan(
        person=person, sections={Section.SIGNS: "I stop answering."}, seen_number=0, is_read_back=True,
        copy_given=Copy.PAPER, by=clara,
    )  # fmt: skip
    handed = hand_out(person=person, parts=[plan], to=clara.agency, purpose=Purpose.TREATMENT, by=clara)
    care = handed.document["entry"][-1]["resource"]
    assert (care["resourceType"], care["status"]) == ("CarePlan", "active")
    assert faults(handed.document) == []


def test_the_file_comes_from_the_page_of_the_screening(ask: Ask, clara: User, page: PageClient) -> None:
    screening = ask("phq-2", q1="several_days", q2="not_at_all")
    address = f"/people/{screening.person_id}/screenings/{screening.pk}/fhir/"
    assert page.as_(clara).get(address).heading == "Hand out as FHIR"
    answer = page.as_(clara).client.post(address, {"to": clara.agency_id, "purpose": "treatment"})
    assert answer["Content-Type"] == "application/fhir+json"
    assert faults(json.loads(answer.content)) == []
    refused = page.as_(clara).post(address, {"to": recovery_house().pk, "purpose": "treatment"})
    assert "Nothing of this may go there" in refused.text
