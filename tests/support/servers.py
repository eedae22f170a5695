"""The PostgreSQL server of one test run: the embedded one, or Debian's with TEST_SERVER=debian.

The first process of the run makes a throw-away folder, the workers of xdist share the server in it, and the first
process removes it at the end.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection

from coresponder.settings.embedded_postgresql import server as embedded
from tests.support import prepared_tables

FOLDER = "CORESPONDER_TEST_CLUSTER"
WANTED = "TEST_SERVER"
END_SESSIONS = """
WITH others AS MATERIALIZED (SELECT pid, state, left(query, 200) AS asked FROM pg_stat_activity WHERE datname = %s)
SELECT state, asked, pg_terminate_backend(pid, 5000) FROM others
"""
DEBIAN_BINARIES = "/usr/lib/postgresql"


def debian_binaries() -> Path | None:
    """The newest of Debian's PostgreSQL servers on this machine, if there is one."""
    found = sorted(Path(DEBIAN_BINARIES).glob("*/bin/initdb"), key=lambda path: int(path.parent.parent.name))
    return found[-1].parent if found else None


def begin_run() -> None:
    """Make the run's folder, which the workers learn from the environment."""
    home = Path(tempfile.mkdtemp(prefix="coresponder-test-"))
    os.environ[FOLDER] = str(home / "postgresql")
    if os.environ.get(WANTED) == "debian":
        _start_debian(home / "postgresql")


def end_run() -> None:
    """Stop the run's server and remove everything that it wrote."""
    folder = Path(os.environ.pop(FOLDER))
    if os.environ.get(WANTED) == "debian":
        _debian("pg_ctl", "-D", str(folder), "-m", "immediate", "-w", "stop")
    else:
        embedded.stop(folder)
    shutil.rmtree(folder.parent)


def by_owner(statements: list[str]) -> None:
    """Do what only the owner of the tables may do in the test database, on a connection of its own."""
    database = connection.settings_dict
    owner = {"host": database["HOST"], "dbname": database["NAME"], "user": settings.DATABASE_OWNER["USER"]}
    with psycopg.connect(**owner) as as_owner:
        for statement in statements:
            as_owner.execute(statement)


def end_other_sessions() -> None:
    """End what still has the test database open, so that it can be removed, and say what it was last asked.

    A server thread of a browser that is closed already may be slow; that must not fail a run whose tests all passed.
    """
    database = connection.settings_dict
    server = {"host": database["HOST"], "dbname": "postgres", "user": "postgres", "autocommit": True}
    with psycopg.connect(**server) as as_superuser:
        for state, asked, _ in as_superuser.execute(END_SESSIONS, [database["NAME"]]).fetchall():
            print(f"\nA session was still open, {state}, last asked: {asked}", file=sys.__stderr__)


def provide_tables() -> None:
    """Make the test database of this worker, with every table."""
    folder, is_embedded = Path(os.environ[FOLDER]), os.environ.get(WANTED) != "debian"
    name = connection.settings_dict["TEST"]["NAME"] or f"test_{connection.settings_dict['NAME']}"
    prepared_tables.provide(name, run_folder=folder.parent, is_embedded=is_embedded)


def use_run_server() -> None:
    """Point Django at the run's server; starts the embedded one if no test has needed it yet."""
    database = settings.DATABASES["default"]
    if not database["HOST"]:
        folder = Path(os.environ[FOLDER])
        is_debian = os.environ.get(WANTED) == "debian"
        database["HOST"] = str(folder.parent) if is_debian else embedded.throw_away_socket_folder(folder)


def _start_debian(folder: Path) -> None:
    """Debian's server on a socket in the run's folder, as an unprivileged account when the tests run as root."""
    folder.parent.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(folder.parent, _account())
    _debian("initdb", "-D", str(folder), "--auth=trust", "--encoding=utf8", "-U", "postgres")
    with (folder / "postgresql.conf").open("a") as stream:
        stream.write(embedded.THROW_AWAY)
    options = f"-h '' -k {folder.parent}"
    _debian("pg_ctl", "-D", str(folder), "-w", "-l", str(folder / "log"), "-o", options, "start")
    with psycopg.connect(host=str(folder.parent), user="postgres", dbname="postgres", autocommit=True) as server:
        embedded.prepare(server)


def _debian(program: str, *arguments: str) -> None:
    """Run one of Debian's programs; as root it refuses, so another account runs it then."""
    binaries = debian_binaries()
    if binaries is None:
        raise RuntimeError("TEST_SERVER=debian, but there is no server below /usr/lib/postgresql.")
    as_other = ["runuser", "-u", _account(), "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_other, str(binaries / program), *arguments], check=True, capture_output=True)


def _account() -> str:
    """Debian's package makes the account postgres; nobody is there anyway."""
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
