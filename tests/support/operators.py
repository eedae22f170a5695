"""What an operator does at a shell, for tests: an empty database, a folder for the records' files."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

SCRATCH = "restored_by_a_test"


@contextmanager
def empty_database() -> Iterator[None]:
    """Inside, the program's connection leads to an empty database of the same server."""
    before = connection.settings_dict["NAME"]
    _by_owner("DROP DATABASE IF EXISTS {}", before)
    _by_owner("CREATE DATABASE {}", before)
    _lead_to(SCRATCH)
    try:
        yield
    finally:
        _lead_to(before)
        _by_owner("DROP DATABASE {}", before)


def _lead_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _by_owner(statement: str, database: str) -> None:
    owner = settings.DATABASE_OWNER["USER"]
    with psycopg.connect(
        host=connection.settings_dict["HOST"], dbname=database, user=owner, autocommit=True
    ) as as_owner:
        as_owner.execute(sql.SQL(statement).format(sql.Identifier(SCRATCH)))
