"""A trail for tests: events as an action would write them, and what the owner of the tables could do to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import transaction

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.audit.registry import _REGISTERED, register
from coresponder.safeguards.audit.seals.keys import believed_keys
from coresponder.safeguards.audit.verifying import KeptSeal, TrailReport, verify_trail
from tests.support.servers import by_owner

COUNTED = "test.counted"
TOGGLE = "ALTER TABLE {} {} TRIGGER audit_append_only"
TABLES = ("audit_auditevent", "audit_seal")


@pytest.fixture
def counted() -> Iterator[str]:
    """An event that only tests know."""
    yield register(COUNTED, "{by} counted {calls} calls of {about}.")
    del _REGISTERED[COUNTED]


def write(by: User, *, calls: int = 3, about: str = "export:7", person_id: UUID | None = None) -> AuditEvent:
    """One event, as an action would write it."""
    with transaction.atomic():
        return record(COUNTED, by=by, about=about, details={"calls": calls}, person_id=person_id)


def in_spite_of_the_trigger(*statements: str) -> None:
    """What the owner of the tables could do, having switched the triggers off."""
    off, on = ([TOGGLE.format(table, word) for table in TABLES] for word in ("DISABLE", "ENABLE"))
    by_owner([*off, *statements, *on])


@contextmanager
def tampered(*statements: str) -> Iterator[None]:
    """The trail as the owner of the tables changed it, and afterwards as it was."""
    copies = [(table, f"copy_of_{table}") for table in TABLES]
    by_owner([f"CREATE TABLE {copy} AS SELECT * FROM {table}" for table, copy in copies])
    try:
        in_spite_of_the_trigger(*statements)
        yield
    finally:
        back = [f"DELETE FROM {table}" for table, _ in copies]
        back += [f"INSERT INTO {table} SELECT * FROM {copy}" for table, copy in copies]
        in_spite_of_the_trigger(*back, *(f"DROP TABLE {copy}" for _, copy in copies))


def verified(*kept: KeptSeal, kept_hash: str = "") -> TrailReport:
    """What a walk over the trail finds, believing this program's own key."""
    return verify_trail(believed_keys=believed_keys(), kept_seals=kept, kept_hash=kept_hash)
