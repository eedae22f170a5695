"""Filings as a phone freezes them, for tests."""

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from coresponder.formats.encounter import FORM, encounter_id
from coresponder.kernel.ids import uuid7
from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.actions.filing import Filed, file_part
from coresponder.program.encounters.vocabulary import Way
from coresponder.safeguards.accounts.models import User

ROUTINE: dict[str, Any] = {
    "contact_result": "seen",
    "contact_origin": "dispatched",
    "dispositions": ["resolved_on_scene"],
}
SENTENCE = "The person was calm when we left, and the sister stayed."


def document(
    assignment: Assignment | None = None,
    part: str = "operational",
    *,
    answers: dict[str, Any] | None = None,
    narrative: str = SENTENCE,
    encounter: UUID | None = None,
    record: UUID | None = None,
    ordinal: int = 1,
    person: UUID | None = None,
    at: datetime | None = None,
    **more: Any,
) -> dict[str, Any]:
    """One filing as it stands in a phone's outbox; `answers` come on top of a routine."""
    born = at or timezone.now() - timedelta(minutes=20)
    place = encounter_id(assignment.pk, ordinal) if assignment else uuid4()
    given = ROUTINE | (answers or {})
    return {
        "encounter": str(encounter or place),
        "part": part,
        "record": str(record or uuid7()),
        "form_version": FORM.version,
        "started_at": born.isoformat(),
        "filed_at": (born + timedelta(seconds=95)).isoformat(),
        "assignment": str(assignment.pk) if assignment else None,
        "call": str(assignment.call_id) if assignment else None,
        "ordinal": ordinal if assignment else None,
        "person": str(person) if person else None,
        "answers": {name: value for name, value in given.items() if part in FORM.by_name[name].parts},
        "narrative": narrative,
        "forked_from": None,
        "sections": {},
    } | more


def frozen(found: dict[str, Any]) -> bytes:
    """The bytes that are hashed and sent."""
    return json.dumps(found, ensure_ascii=False).encode()


def file_as(by: User, found: dict[str, Any], *, sent_at: datetime | None = None) -> Filed:
    """Somebody files this."""
    return file_part(body=frozen(found), by=by, way=Way.PHONE, sent_at=sent_at or timezone.now())


def headers(body: bytes, **more: str) -> dict[str, str]:
    """What a phone sends beside the bytes."""
    return {"X-Content-SHA256": hashlib.sha256(body).hexdigest(), "X-Sent-At": timezone.now().isoformat(), **more}
