"""What a Task that comes back says, and what a ServiceRequest asks for. InputError says what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coresponder.formats.fhir.referrals.statuses import (
    BUSINESS_STATUS,
    FULFILL,
    NEEDS_REASON,
    NOT_ALLOWED,
    TASK_CODE,
    BusinessStatus,
    TaskStatus,
)
from coresponder.formats.fhir.schema import refuse_unless_valid
from coresponder.kernel.errors import InputError

Resource = Mapping[str, Any]
# A request that an intermediary passes on is an order made for another one.
ORDERS = ("order", "original-order", "filler-order", "instance-order")


@dataclass(frozen=True, kw_only=True)
class TaskSaid:
    """What a task says: how far, why, what FHIR has no status for, for which request, when the appointment is."""

    status: TaskStatus
    reason: str = ""
    business: BusinessStatus | None = None
    focus: str = ""
    owner: str = ""
    appointment_at: datetime | None = None
    outputs: int = 0


@dataclass(frozen=True, kw_only=True)
class RequestSaid:
    """What a request asks for: its status, the words and codes of what is asked, and for whom."""

    status: str
    words: str
    codes: tuple[tuple[str, str], ...]
    subject: str


def read_task(resource: Resource) -> TaskSaid:
    """A task for referral management, checked against R4 and against what the guide asks beyond it."""
    _refuse_unless(resource, "Task")
    _refuse_unless_referral(resource)
    status = _status(resource)
    reason = _text(resource.get("statusReason"))
    if status in NEEDS_REASON and not reason:
        raise _wrong("no_reason", f"A task that is {status.value} says in Task.statusReason.text why.")
    return TaskSaid(
        status=status,
        reason=reason,
        business=_business(resource.get("businessStatus")),
        focus=_reference(resource.get("focus")),
        owner=_reference(resource.get("owner")),
        appointment_at=_appointment(resource),
        outputs=len(resource.get("output") or ()),
    )


def read_service_request(resource: Resource) -> RequestSaid:
    """A request, checked against R4; it has to be an order."""
    _refuse_unless(resource, "ServiceRequest")
    if resource.get("intent") not in ORDERS:
        raise _wrong("no_order", "A request for a referral is an order.")
    code = resource.get("code")
    words = _text(code)
    if not words:
        raise _wrong("nothing_asked", "ServiceRequest.code does not say what is asked for.")
    codes = tuple((str(each.get("system", "")), str(each.get("code", ""))) for each in _codings(code))
    subject = _reference(resource.get("subject"))
    return RequestSaid(status=str(resource["status"]), words=words, codes=codes, subject=subject)


def _refuse_unless(resource: Resource, kind: str) -> None:
    if not isinstance(resource, Mapping) or resource.get("resourceType") != kind:
        raise _wrong("wrong_kind", f"This is no {kind}.")
    refuse_unless_valid(resource)


def _refuse_unless_referral(resource: Resource) -> None:
    codes = {(each.get("system"), each.get("code")) for each in _codings(resource.get("code"))}
    if resource.get("intent") != "order" or (TASK_CODE, FULFILL) not in codes:
        raise _wrong("no_fulfilment", "A task for a referral has the intent “order” and the code “fulfill”.")
    missing = [name for name in ("focus", "for", "authoredOn", "requester") if not resource.get(name)]
    if missing:
        raise _wrong("task_incomplete", f"The task lacks {', '.join(missing)}.")


def _status(resource: Resource) -> TaskStatus:
    status = resource.get("status")
    if status in NOT_ALLOWED:
        raise _wrong("status_not_allowed", "A task for a referral is never “ready” or “received”; say “requested”.")
    try:
        return TaskStatus(str(status))
    except ValueError:
        raise _wrong("unknown_status", "Task.status is none that FHIR R4 has.") from None


def _business(found: Any) -> BusinessStatus | None:
    """Ours, by code; nothing where another system's words stand there."""
    for each in _codings(found):
        if each.get("system") == BUSINESS_STATUS and each.get("code") in set(BusinessStatus):
            return BusinessStatus(each["code"])
    return None


def _appointment(resource: Resource) -> datetime | None:
    start = _mapping(resource.get("executionPeriod")).get("start")
    if start is None:
        return None
    try:
        found = datetime.fromisoformat(str(start))
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise _wrong("no_instant", "Task.executionPeriod.start is an instant with its zone.")
    return found


def _text(found: Any) -> str:
    """The words of a concept, or of its first code."""
    shown = next((each["display"] for each in _codings(found) if each.get("display")), "")
    return str(_mapping(found).get("text") or shown)


def _reference(found: Any) -> str:
    return str(_mapping(found).get("reference") or "")


def _codings(found: Any) -> list[Mapping[str, Any]]:
    """The codes of a concept. HL7's schema lets null pass where something else should stand; here it is nothing."""
    return [each for each in _mapping(found).get("coding") or () if isinstance(each, Mapping)]


def _mapping(found: Any) -> Mapping[str, Any]:
    return found if isinstance(found, Mapping) else {}


def _wrong(code: str, sentence: str) -> InputError:
    return InputError(code, sentence, "Nothing was changed. Have whoever sent it mend it.")
