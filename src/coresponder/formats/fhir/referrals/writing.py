"""A referral to one service as ServiceRequest and Task, and the consent that it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from coresponder.formats.fhir.elements import Json, coding, concept, instant, reference, urn
from coresponder.formats.fhir.referrals.statuses import (
    BUSINESS_STATUS,
    FULFILL,
    NEEDS_REASON,
    TASK_CODE,
    WORDS,
    BusinessStatus,
    TaskStatus,
)

NEEDS = "urn:coresponder:needs"
CONSENT_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope"
CONSENT_CATEGORY = "http://loinc.org"
# What R4 calls how urgent something is.
PRIORITIES = {"now": "stat", "today": "asap", "this_week": "urgent", "routine": "routine"}
# A request is over when its task is: completed, or never to be fulfilled.
OVER = {
    TaskStatus.COMPLETED: "completed",
    TaskStatus.REJECTED: "revoked",
    TaskStatus.FAILED: "revoked",
    TaskStatus.CANCELLED: "revoked",
    TaskStatus.ENTERED_IN_ERROR: "entered-in-error",
    TaskStatus.DRAFT: "draft",
}


@dataclass(frozen=True, kw_only=True)
class Ordered:
    """What is asked of one service for one need, and how far it is.

    `words` are those that the service may read, and nothing else. `appointment_at` is the newest one.
    """

    referral_id: UUID
    task_id: UUID
    person_id: UUID
    need: str
    need_words: str
    urgency: str
    authored_at: datetime
    changed_at: datetime
    asked_by: str
    asked_of: str
    asked_of_id: UUID
    status: TaskStatus
    business: BusinessStatus | None = None
    reason: str = ""
    appointment_at: datetime | None = None
    words: Sequence[str] = ()
    consent_id: UUID | None = None

    @property
    def request_id(self) -> UUID:
        """The ServiceRequest is the referral."""
        return self.referral_id


def service_request(ordered: Ordered) -> Json:
    """What is asked for: one need of one person."""
    made: Json = {
        "resourceType": "ServiceRequest",
        "id": str(ordered.request_id),
        "status": OVER.get(ordered.status, "active"),
        "intent": "order",
        "priority": PRIORITIES[ordered.urgency],
        "category": [concept("Referral to a service of the community")],
        "code": concept(ordered.need_words, coding(NEEDS, ordered.need, ordered.need_words)),
        "subject": reference(ordered.person_id),
        "authoredOn": instant(ordered.authored_at),
        "requester": {"display": ordered.asked_by},
        "performer": [_organization(ordered)],
    }
    made |= {"note": [{"text": line} for line in ordered.words if line.strip()]} if any(ordered.words) else {}
    return made | ({"supportingInfo": [reference(ordered.consent_id)]} if ordered.consent_id else {})


def task(ordered: Ordered) -> Json:
    """How far one service is with it."""
    if ordered.status in NEEDS_REASON and not ordered.reason:
        raise ValueError(f"A task that is {ordered.status} says why.")
    made: Json = {
        "resourceType": "Task",
        "id": str(ordered.task_id),
        "status": ordered.status.value,
        "intent": "order",
        "priority": PRIORITIES[ordered.urgency],
        "code": concept("Fulfill the focal request", coding(TASK_CODE, FULFILL, "Fulfill the focal request")),
        "focus": reference(ordered.request_id),
        "for": reference(ordered.person_id),
        "authoredOn": instant(ordered.authored_at),
        "lastModified": instant(ordered.changed_at),
        "requester": {"display": ordered.asked_by},
        "owner": _organization(ordered),
    }
    made |= {"statusReason": concept(ordered.reason)} if ordered.reason else {}
    made |= {"businessStatus": _business(ordered.business)} if ordered.business else {}
    return made | ({"executionPeriod": {"start": instant(ordered.appointment_at)}} if ordered.appointment_at else {})


def consent(
    *, identity: UUID, person_id: UUID, given_on: date, until_on: date, to: str, is_active: bool, words: str
) -> Json:
    """That the person agreed to what was sent. What it covers stands in words; the program's own record decides."""
    return {
        "resourceType": "Consent",
        "id": str(identity),
        "status": "active" if is_active else "inactive",
        "scope": concept("Privacy consent", coding(CONSENT_SCOPE, "patient-privacy")),
        "category": [concept("Consent to disclosure", coding(CONSENT_CATEGORY, "64292-6", "Release of information"))],
        "patient": reference(person_id),
        "dateTime": given_on.isoformat(),
        "policyRule": concept(words),
        "provision": {
            "type": "permit",
            "period": {"end": until_on.isoformat()},
            "actor": [{"role": concept("recipient"), "reference": {"display": to}}],
        },
    }


def _organization(ordered: Ordered) -> Json:
    return {
        "identifier": {"system": "urn:ietf:rfc:3986", "value": urn(ordered.asked_of_id)},
        "display": ordered.asked_of,
    }


def _business(status: BusinessStatus) -> Json:
    return concept(WORDS[status], coding(BUSINESS_STATUS, status.value, WORDS[status]))
