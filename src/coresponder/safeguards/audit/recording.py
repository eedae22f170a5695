"""Writing one event to the audit trail, inside the transaction of what it tells about."""

import re
from collections.abc import Mapping
from datetime import datetime

from django.db import connection

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.chain import BEGINNING, hash_of
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.registry import registered

Detail = int | bool | str | None

# One appender at a time, so that the chain never forks. Any number will do that nothing else locks on.
APPENDER_LOCK = 7_201_911_988

# An id, a code, a hash, a date: letters, digits and joints, but no space, so that no name and no narrative fits.
TOKEN = re.compile(r"[A-Za-z0-9_.:/+-]{0,80}")


def record(event: str, *, by: User, about: str, details: Mapping[str, Detail]) -> AuditEvent:
    """Append one event and return it. Call it inside the transaction that does what it tells about.

    Raises RuntimeError outside a transaction, because the deed could then stay without its event; LookupError for an
    event that no app registered; ValueError for details that are not ids, counts or codes. Whatever it raises, the
    transaction around it is undone: what cannot be audited is not done.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Record an audit event inside the transaction of what it tells about.")
    _check(event, about, details)
    at = _alone_at()
    last = AuditEvent.objects.order_by("-position").first()
    written = AuditEvent(
        position=last.position + 1 if last else 1,
        at=at,
        by_id=by.pk,
        by_role=by.role,
        event=event,
        about=about,
        details=dict(details),
        previous_hash=last.hash if last else BEGINNING,
    )
    written.hash = hash_of(written)
    written.save(force_insert=True)
    return written


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


def _alone_at() -> datetime:
    """Wait until this transaction is the only appender, until it ends; then the database's clock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [APPENDER_LOCK])
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]  # type: ignore[no-any-return]  # a timestamptz column
