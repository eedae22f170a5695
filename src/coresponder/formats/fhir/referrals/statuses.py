"""The statuses of a task, and the business statuses beside them. Sources: FHIR R4 TaskStatus; SDOH Clinical Care 3.0.0
excludes `ready` and `received`; the business statuses follow the list of BSeR."""

from enum import StrEnum

TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code"
FULFILL = "fulfill"
BUSINESS_STATUS = "urn:coresponder:referral-status"


class TaskStatus(StrEnum):
    """How far a task is, by FHIR."""

    DRAFT = "draft"
    REQUESTED = "requested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ON_HOLD = "on-hold"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    ENTERED_IN_ERROR = "entered-in-error"


# FHIR has these, and the guide takes them out of a task for referral management.
NOT_ALLOWED = ("ready", "received")
# Of these the guide asks for the reason in words.
NEEDS_REASON = (TaskStatus.REJECTED, TaskStatus.ON_HOLD, TaskStatus.FAILED, TaskStatus.CANCELLED)


class BusinessStatus(StrEnum):
    """What FHIR has no status for."""

    SEEN = "seen"
    WAITLISTED = "waitlisted"
    APPOINTMENT_SET = "appointment-set"
    NO_SHOW = "no-show"
    APPOINTMENT_CANCELLED = "appointment-cancelled"
    ATTENDED = "attended"
    ENGAGED = "engaged"
    GIVEN_BACK = "given-back"
    ANOTHER_WAS_FIRST = "another-was-first"
    WITHDRAWN = "withdrawn"


WORDS: dict[BusinessStatus, str] = {
    BusinessStatus.SEEN: "Seen",
    BusinessStatus.WAITLISTED: "On a waiting list",
    BusinessStatus.APPOINTMENT_SET: "Appointment set",
    BusinessStatus.NO_SHOW: "Missed the appointment",
    BusinessStatus.APPOINTMENT_CANCELLED: "Appointment cancelled",
    BusinessStatus.ATTENDED: "Attended",
    BusinessStatus.ENGAGED: "Engaged in the service",
    BusinessStatus.GIVEN_BACK: "Given back",
    BusinessStatus.ANOTHER_WAS_FIRST: "Another service was first",
    BusinessStatus.WITHDRAWN: "Taken back",
}
