"""Sealing what is not sealed yet: by the clock, by command, or because somebody asks for it.

Sealing writes no event of its own: an event for each seal would need a seal in turn, for ever. The seal itself is a
row that can be added and never changed.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction

from coresponder.safeguards.audit.chain import BEGINNING
from coresponder.safeguards.audit.merkle import root_of
from coresponder.safeguards.audit.models import AuditEvent, Seal
from coresponder.safeguards.audit.queries.seals import document_of, newest_seal
from coresponder.safeguards.audit.seals.document import SealDocument, public_half, signed
from coresponder.safeguards.audit.seals.keys import signing_key

# One sealer at a time. Any number will do that nothing else locks on.
SEALER_LOCK = 7_201_911_989


def seal_if_due() -> Seal | None:
    """Seal when enough events wait, or the oldest of them has waited long enough; the newest seal made, or None."""
    waiting = AuditEvent.objects.filter(position__gt=_sealed_up_to()).order_by("position")
    oldest = waiting.first()
    if oldest is None:
        return None
    is_old = _now() - oldest.at >= timedelta(minutes=settings.AUDIT_SEAL_EVERY_MINUTES)
    enough = settings.AUDIT_SEAL_EVERY_EVENTS
    return seal_everything() if is_old or waiting[:enough].count() >= enough else None


def seal_everything() -> Seal | None:
    """Seal all events that are not sealed yet, a bounded number under each seal; the newest seal, None without any.

    Each seal is a transaction of its own, so that a long backlog is sealed step by step.
    """
    while _seal_next() is not None:
        pass
    return newest_seal()


@transaction.atomic
def _seal_next() -> Seal | None:
    """One more seal, or None when nothing waits."""
    now = _alone_at()
    before = newest_seal()
    first = before.last_position + 1 if before else 1
    hashes = list(_hashes_from(first))
    if not hashes:
        return None
    key = signing_key()
    document = SealDocument(
        number=before.number + 1 if before else 1,
        sealed_at=now.astimezone(UTC).isoformat(timespec="microseconds"),
        first_position=first,
        last_position=first + len(hashes) - 1,
        merkle_root=root_of(hashes),
        last_hash=hashes[-1],
        previous_seal=document_of(before).fingerprint if before else BEGINNING,
        public_key=public_half(key),
    )
    return _stored(signed(document, key), now)


def _stored(document: SealDocument, now: datetime) -> Seal:
    return Seal.objects.create(
        number=document.number,
        sealed_at=now,
        first_position=document.first_position,
        last_position=document.last_position,
        merkle_root=document.merkle_root,
        last_hash=document.last_hash,
        previous_seal=document.previous_seal,
        public_key=document.public_key,
        signature=document.signature,
    )


def _hashes_from(first: int) -> Iterator[str]:
    """The hashes of the next events in a row. A gap ends them: what is behind it is not sealed as if it were whole."""
    following = AuditEvent.objects.filter(position__gte=first).order_by("position").values_list("position", "hash")
    for expected, (position, found) in enumerate(following[: settings.AUDIT_SEAL_EVERY_EVENTS], start=first):
        if position != expected:
            return
        yield found


def _sealed_up_to() -> int:
    newest = newest_seal()
    return newest.last_position if newest else 0


def _alone_at() -> datetime:
    """Wait until this transaction is the only sealer, until it ends; then the database's clock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALER_LOCK])
    return _now()


def _now() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]  # type: ignore[no-any-return]  # a timestamptz column
