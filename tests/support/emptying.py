"""The test database emptied after a test that wrote for good: only the tables in which something stands.

TRUNCATE gives every table and every index a new file, some thousand of them, most of which were empty before.
"""

import re
from typing import Any

from django.db import connection
from psycopg import Connection, connect, sql

NAMED = re.compile(r'"(\w+)"')
# No trigger then refuses that the audit trail is emptied, and no reference asks for an order. Only a superuser may.
WITHOUT_TRIGGERS = "SET session_replication_role = replica"


def empty(statements: list[str]) -> None:
    """Empty the tables that Django's statements name, once nobody writes to any of them any more."""
    tables = [sql.Identifier(name) for statement in statements for name in NAMED.findall(statement)]
    database = connection.settings_dict
    with connect(host=database["HOST"], dbname=database["NAME"], user="postgres") as server:
        server.execute(WITHOUT_TRIGGERS)
        server.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(sql.SQL(", ").join(tables)))
        for name in _filled(server, tables):
            server.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))


def _filled(server: Connection[Any], tables: list[sql.Identifier]) -> list[str]:
    """The names of those in which anything stands."""
    asked = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})")
    each = [asked.format(sql.Literal(table.as_string().strip('"')), table) for table in tables]
    return [name for (name,) in server.execute(sql.SQL(" UNION ALL ").join(each)).fetchall()]
