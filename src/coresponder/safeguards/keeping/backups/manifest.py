"""What a backup holds, as counted in the same moment as the dump was made."""

from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db import connection
from django.utils import timezone

from coresponder import __version__
from coresponder.safeguards.audit.chain import BEGINNING
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.encryption.models import DataKey

KIND = "coresponder backup"


@dataclass(frozen=True, kw_only=True)
class FileOfBackup:
    """One file in a backup."""

    sha256: str
    size_bytes: int


def counted() -> dict[str, Any]:
    """The rows of every table, the last migration of every app, the audit trail's end, and whose keys are needed."""
    last = AuditEvent.objects.order_by("-position").first()
    keys = DataKey.objects.filter(destroyed_at=None).values_list("wrapped_by", flat=True).order_by("wrapped_by")
    return {
        "tables": row_counts(),
        "migrations": migrations_done(),
        "audit": {"events": last.position if last else 0, "last_hash": last.hash if last else BEGINNING},
        "operator_keys": list(keys.distinct()),
    }


def row_counts() -> dict[str, int]:
    """The number of rows in every table."""
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        return {table: _rows(cursor, table) for table in tables}


def migrations_done() -> dict[str, str]:
    """The last migration of every app."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, max(name) FROM django_migrations GROUP BY app ORDER BY app")
        return dict(cursor.fetchall())


def manifest(counts: dict[str, Any], files: dict[str, FileOfBackup], *, server_version: int) -> dict[str, Any]:
    """The whole manifest as plain data."""
    return {
        "kind": KIND,
        "format": 1,
        "program": __version__,
        "server_version": server_version,
        "made_at": timezone.now().astimezone(UTC).isoformat(timespec="seconds"),
        **counts,
        "files": {name: {"sha256": each.sha256, "bytes": each.size_bytes} for name, each in sorted(files.items())},
    }


def _rows(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 - quoted above
    return int(cursor.fetchone()[0])
