"""Writing one event to the audit trail, inside the transaction of what it tells about.

    record(FROZEN, by=user, about=f"baseline:{pk}", details={"calls": 219})
    record_anonymous(SIGN_IN_FAILED, about=f"account:{pk}", details={}, outcome=Outcome.REFUSED)

Where the request came from, which agency the account acts for, and whether somebody looks on as another account are
added here; nobody has to hand them in.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.chain import BEGINNING, VERSION, hash_of
from coresponder.safeguards.audit.context import origin, viewing_as
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.registry import registered
from coresponder.safeguards.audit.vocabulary import NOBODY, Outcome

Detail = int | bool | str | None

# One appender at a time, so that the chain never forks. Any number will do that nothing else locks on.
APPENDER_LOCK = 7_201_911_988

# An id, a code, a hash, a date: letters, digits and joints, but no space, so that no name and no narrative fits.
TOKEN = re.compile(r"[A-Za-z0-9_.:/+-]{0,80}")
PERSON = re.compile(r"person:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})")

LAST = """
SELECT clock_timestamp(), last.position, last.hash
FROM (SELECT 1) AS once
LEFT JOIN (SELECT position, hash FROM audit_auditevent ORDER BY position DESC LIMIT 1) AS last ON true
"""


@dataclass(frozen=True, kw_only=True)
class _Author:
    """Whom the event names as the one who did it."""

    account_id: int
    role: str
    agency_id: int | None


def record(
    event: str,
    *,
    by: User,
    about: str,
    details: Mapping[str, Detail],
    outcome: Outcome = Outcome.DONE,
    purpose: str = "",
    person_id: UUID | None = None,
) -> AuditEvent:
    """Append one event and return it. Call it inside the transaction that does what it tells about.

    `purpose` is taken from the details, and `person_id` from an `about` that names a person, where neither is given.
    While somebody looks on as another account, the event names who really looks, and the account under `as`.

    Raises RuntimeError outside a transaction, because the deed could then stay without its event; LookupError for an
    event that no app registered; ValueError for details that are not ids, counts or codes. Whatever it raises, the
    transaction around it is undone: what cannot be audited is not done.
    """
    viewing = viewing_as()
    if viewing is not None:
        by, details = viewing.by, {**details, "as": viewing.as_id}
    author = _Author(account_id=by.pk, role=by.role, agency_id=by.agency_id)
    return _append(event, author, about, details, outcome=outcome, purpose=purpose, person_id=person_id)


def record_anonymous(
    event: str, *, about: str, details: Mapping[str, Detail], outcome: Outcome = Outcome.DONE
) -> AuditEvent:
    """Append one event that no account did, such as a sign-in that failed. Otherwise as `record`."""
    nobody = _Author(account_id=NOBODY, role="", agency_id=None)
    return _append(event, nobody, about, details, outcome=outcome, purpose="", person_id=None)


def appending_alone() -> tuple[datetime, int, str]:
    """Wait until this transaction is the only appender, until it ends; then the database's clock and the last event.

    Two statements: what the other appender wrote is seen only by one that begins after the lock is ours.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [APPENDER_LOCK])
        cursor.execute(LAST)
        at, position, last_hash = cursor.fetchone()
        return at, position or 0, last_hash or BEGINNING


def _append(
    event: str,
    author: _Author,
    about: str,
    details: Mapping[str, Detail],
    *,
    outcome: Outcome,
    purpose: str,
    person_id: UUID | None,
) -> AuditEvent:
    if not connection.in_atomic_block:
        raise RuntimeError("Record an audit event inside the transaction of what it tells about.")
    purpose = purpose or str(details.get("purpose") or "")
    _check(event, about, {**details, "purpose": purpose})
    at, last_position, last_hash = appending_alone()
    source = origin()
    written = AuditEvent(
        position=last_position + 1,
        version=VERSION,
        at=at,
        by_id=author.account_id,
        by_role=author.role,
        agency_id=author.agency_id,
        session_reference=source.session_reference,
        source_address=source.source_address,
        event=event,
        outcome=outcome,
        purpose=purpose,
        about=about,
        person_id=person_id or _person_of(about),
        details=dict(details),
        previous_hash=last_hash,
    )
    written.hash = hash_of(written)
    written.save(force_insert=True)
    return written


def _person_of(about: str) -> UUID | None:
    found = PERSON.fullmatch(about)
    return UUID(found[1]) if found else None


def _check(event: str, about: str, details: Mapping[str, Detail]) -> None:
    missing = registered(event).needs - details.keys()
    if missing:
        raise ValueError(f"The audit event {event} needs the details {', '.join(sorted(missing))}.")
    wrong = sorted(name for name, value in details.items() if not _is_id_count_or_code(value))
    if wrong or not TOKEN.fullmatch(about):
        named = ", ".join(wrong) or "about"
        raise ValueError(f"The audit event {event} may hold only ids, counts and codes; {named} holds something else.")


def _is_id_count_or_code(value: object) -> bool:
    return value is None or isinstance(value, int) or (isinstance(value, str) and bool(TOKEN.fullmatch(value)))
