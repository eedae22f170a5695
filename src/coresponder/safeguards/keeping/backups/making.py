"""Making a backup."""

import hashlib
import json
import os
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.db import connection, transaction

from coresponder.kernel.content_hash import CHUNK_BYTES
from coresponder.kernel.progress import Progress
from coresponder.safeguards.keeping.backups.manifest import FileOfBackup, counted, manifest
from coresponder.safeguards.keeping.backups.pg_tools import run_tool
from coresponder.safeguards.keeping.backups.places import backup_keys, files_of_records, owner_connected
from coresponder.safeguards.keeping.backups.sealed_stream import SealingWriter

DUMP = "database.dump"
MANIFEST = "manifest.json"
FILES = "files/"


def make_backup(out: Path, *, progress: Progress) -> dict[str, Any]:
    """Write the backup into `out`, whole or not at all, and return its manifest.

    The dump lies for a moment in a folder that only this account can enter, on the same disk as `out`; texts in it are
    encrypted as they are in the database. The operator's keys are not in a backup: keep them elsewhere.
    """
    key = next(iter(backup_keys().values()))
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as place:
        dump, unfinished = Path(place) / DUMP, Path(place) / out.name
        progress("Dumping the database.", 0.0)
        counts = _dump(dump)
        progress("Sealing.", 0.5)
        with _owner_only(unfinished) as stream:
            made = _seal(stream, key, dump, counts)
            os.fsync(stream.fileno())
        unfinished.replace(out)
    progress("Done.", 1.0)
    return made


def _dump(dump: Path) -> dict[str, Any]:
    """The dump, and what was counted in the very snapshot that it was made of."""
    with owner_connected() as address, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        counts = counted() | {"server_version": _major()}
        arguments = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={dump}"]
        run_tool("pg_dump", arguments, connection=address, at_least=_major())
    return counts


def _seal(stream: BinaryIO, key: bytes, dump: Path, counts: dict[str, Any]) -> dict[str, Any]:
    """Files first, then the dump, and the manifest last, when every hash is known."""
    sealing = SealingWriter(stream, key)
    files: dict[str, FileOfBackup] = {}
    with tarfile.open(fileobj=cast(Any, sealing), mode="w|") as archive:
        for name, path in files_of_records():
            files[FILES + name] = _add(archive, FILES + name, path)
        files[DUMP] = _add(archive, DUMP, dump)
        made = manifest(counts, files, server_version=counts["server_version"])
        _add_text(archive, MANIFEST, json.dumps(made, indent=2))
    sealing.close()
    return made


def _add(archive: tarfile.TarFile, name: str, path: Path) -> FileOfBackup:
    """Add one file and hash the very bytes that go in."""
    with path.open("rb") as stream:
        info = tarfile.TarInfo(name)
        info.size = os.fstat(stream.fileno()).st_size
        info.mode = 0o600
        hashing = _Hashing(stream)
        archive.addfile(info, cast(Any, hashing))
    return FileOfBackup(sha256=hashing.digest.hexdigest(), size_bytes=info.size)


def _add_text(archive: tarfile.TarFile, name: str, text: str) -> None:
    info = tarfile.TarInfo(name)
    written = text.encode()
    info.size = len(written)
    archive.addfile(info, BytesIO(written))


class _Hashing:
    """A file that is hashed while it is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.digest = stream, hashlib.sha256()

    def read(self, size: int = CHUNK_BYTES) -> bytes:
        """The next bytes, hashed."""
        some = self.stream.read(size)
        self.digest.update(some)
        return some


def _owner_only(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")


def _major() -> int:
    return int(connection.pg_version) // 10000  # type: ignore[attr-defined]  # PostgreSQL's wrapper has it
