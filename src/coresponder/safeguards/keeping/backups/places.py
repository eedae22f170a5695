"""Which database and which files a backup is of, and by which key it is sealed."""

import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from coresponder.kernel.errors import StateError
from coresponder.safeguards.permissions.database_rights import as_owner

# What DATA_DIR holds beside the records: the embedded server's own files, what arrives, static files, secrets.
LEFT_OUT = frozenset({"postgresql", "incoming", "static"})
SECRETS_BEGIN_WITH = "demo-"
ADDRESS = ("HOST", "PORT", "USER", "PASSWORD", "NAME")


def backup_keys() -> Mapping[str, bytes]:
    """The backup keys by name, the newest first; StateError where there is none."""
    if not settings.BACKUP_KEYS:
        raise StateError(
            "no_backup_key",
            "The program was started without a backup key, and makes no backup that anybody could read.",
            "Make one with “coresponder keys new” and start the program with it in BACKUP_KEYS.",
        )
    return {name: base64.b64decode(text) for name, text in settings.BACKUP_KEYS}


def files_of_records() -> Iterator[tuple[str, Path]]:
    """Every file below DATA_DIR that belongs to the records, with its name in the backup."""
    root: Path = settings.DATA_DIR
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.is_file() and not path.is_symlink() and _is_kept(inside):
            yield inside.as_posix(), path


def _is_kept(inside: Path) -> bool:
    first = inside.parts[0]
    return first not in LEFT_OUT and not first.startswith((".", SECRETS_BEGIN_WITH))


@contextmanager
def owner_connected() -> Iterator[dict[str, str]]:
    """Inside, the connection is the table owner's, whom row-level security hides nothing from; yields its address."""
    with as_owner():
        connection.ensure_connection()
        yield address_of(connection.settings_dict)


@contextmanager
def connected_to(address: Mapping[str, Any]) -> Iterator[None]:
    """Inside, the program's connection leads to another database; then back again."""
    before = {name: connection.settings_dict[name] for name in ADDRESS}
    _move_to(address)
    try:
        yield
    finally:
        _move_to(before)


def address_of(database: Mapping[str, Any]) -> dict[str, str]:
    """Django's settings of a database in the words of PostgreSQL's programs."""
    return {
        "host": str(database["HOST"]),
        "port": str(database["PORT"]),
        "username": database["USER"],
        "password": database["PASSWORD"],
        "dbname": database["NAME"],
    }


def _move_to(address: Mapping[str, Any]) -> None:
    connection.close()
    connection.settings_dict.update(address)
