"""The second wall: what the program's own database role may do, whatever the code above it tries.

Migrations run as the owner of the tables. The program connects as a role that may read and write rows, and no more: it
cannot alter a table, empty one, or switch off a trigger. What may only be added to, it may only add to.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import sql

ADDED_TO_ONLY = frozenset({"audit_auditevent", "audit_seal", "consent_disclosure", "retention_certificate"})
READ_ONLY = frozenset({"django_migrations"})


@contextmanager
def as_owner() -> Iterator[None]:
    """Connect as the owner of the tables, then as the program again. Without an owner of its own, nothing changes."""
    owner: Mapping[str, str] = settings.DATABASE_OWNER
    if not owner or connection.settings_dict["USER"] == owner["USER"]:
        yield
        return
    program = {name: connection.settings_dict[name] for name in owner}
    _connect_as(owner)
    try:
        yield
        grant_to(program["USER"])
    finally:
        _connect_as(program)


def _connect_as(credentials: Mapping[str, Any]) -> None:
    """The next statement opens a connection with these credentials."""
    connection.close()
    connection.settings_dict.update(credentials)


def grant_to(role: str) -> None:
    """Exactly the rights that the program needs, after every migration anew."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            _execute(cursor, "REVOKE ALL ON TABLE {table} FROM {role}", table=table, role=role)
            _execute(cursor, f"GRANT {rights_on(table)} ON TABLE {{table}} TO {{role}}", table=table, role=role)
        _execute(cursor, "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}", role=role)


def rights_on(table: str) -> str:
    """What the program may do with the rows of a table."""
    if table in READ_ONLY:
        return "SELECT"
    return "SELECT, INSERT" if table in ADDED_TO_ONLY else "SELECT, INSERT, UPDATE, DELETE"


def _execute(cursor: CursorWrapper, statement: str, **names: str) -> None:
    quoted = {key: sql.Identifier(name) for key, name in names.items()}
    cursor.execute(sql.SQL(statement).format(**quoted))
