"""Rows with encrypted text, for tests of what encryption and retention do with them."""

import uuid
from datetime import datetime, timedelta
from typing import Any

import time_machine
from django.utils import timezone

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.models import Consent, Disclosure
from coresponder.safeguards.emergencies.models import Opening

PERSON = uuid.UUID("00000000-0000-4000-8000-0000000000aa")
WITNESS = "Wilma Witness"


def consent_of(by: User, person_id: uuid.UUID = PERSON, *, expires_at: datetime | None = None, **more: Any) -> Consent:
    """A consent that one person gave to every mental-health agency."""
    expires = expires_at or timezone.now() + timedelta(days=365)
    fields: dict[str, Any] = {
        "recipient_kind": "mental_health",
        "data_classes": ["operational"],
        "purposes": ["treatment"],
        "method": "verbal_with_witness",
        "witness": WITNESS,
        "capacity_note": "Knew what was asked.",
        "form_version": "1",
        "given_at": expires - timedelta(days=365),
    }
    return Consent.objects.create(person_id=person_id, expires_at=expires, obtained_by=by, **{**fields, **more})


def opening_of(by: User, person_id: uuid.UUID = PERSON, *, opened_at: datetime | None = None, **more: Any) -> Opening:
    """A record that was opened in an emergency."""
    opened = opened_at or timezone.now()
    fields: dict[str, Any] = {
        "kind": "serious_threat",
        "data_classes": ["clinical"],
        "reason": "She said that she would jump.",
        "review_due_on": opened.date(),
        "finding": "justified" if "reviewed_at" in more else "",
    }
    return Opening.objects.create(
        person_id=person_id, opened_by=by, opened_at=opened, closes_at=opened + timedelta(hours=4), **{**fields, **more}
    )


def disclosure_of(by: User, person_id: uuid.UUID = PERSON, *, at: datetime | None = None) -> Disclosure:
    """A line in the ledger of what was shared."""
    assert by.agency is not None
    # Nobody can set the moment of a line afterward, so the clock is set before.
    with time_machine.travel(at or timezone.now(), tick=False):
        return Disclosure.objects.create(
            person_id=person_id,
            owner_agency=by.agency,
            by=by,
            data_classes=["operational"],
            purpose="treatment",
            way="page",
            opened_by="consent:1",
        )
