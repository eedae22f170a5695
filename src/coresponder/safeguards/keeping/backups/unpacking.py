"""Unpacking a backup into a folder, and comparing every file with the manifest."""

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from coresponder.kernel.content_hash import file_sha256
from coresponder.kernel.errors import IntegrityError
from coresponder.safeguards.keeping.backups.making import MANIFEST
from coresponder.safeguards.keeping.backups.manifest import KIND
from coresponder.safeguards.keeping.backups.places import backup_keys
from coresponder.safeguards.keeping.backups.sealed_stream import UnsealingReader


def unpack(backup: Path, folder: Path) -> dict[str, Any]:
    """Unseal a backup into a folder and return its manifest.

    IntegrityError where no backup key opens it, where it was altered or cut off, and where a file is not what the
    manifest says.
    """
    with backup.open("rb") as stream:
        reader = _reader(stream)
        with tarfile.open(fileobj=cast(Any, reader), mode="r|") as archive:
            archive.extractall(folder, filter="data")
        reader.read()  # to its very end, so that a piece that is missing there is noticed
    manifest = _manifest(folder)
    if faults := list(_faults(folder, manifest)):
        raise IntegrityError("backup_incomplete", " ".join(faults), "Use another copy of the backup.")
    return manifest


def _reader(stream: BinaryIO) -> UnsealingReader:
    """What is sealed in the stream, by whichever of the backup keys opens it."""
    keys = list(backup_keys().values())
    for key in keys[:-1]:
        try:
            return UnsealingReader(stream, key)
        except IntegrityError:
            stream.seek(0)
    return UnsealingReader(stream, keys[-1])


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    if manifest.get("kind") != KIND:
        raise IntegrityError("no_manifest", "The backup has no manifest.", "Use another copy of the backup.")
    return manifest


def _faults(folder: Path, manifest: dict[str, Any]) -> Iterator[str]:
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {MANIFEST}
    for name in sorted(there ^ manifest["files"].keys()):
        yield f"{name} is in the backup or in its manifest, but not in both."
    for name in sorted(there & manifest["files"].keys()):
        if file_sha256(folder / name) != manifest["files"][name]["sha256"]:
            yield f"{name} is not what the manifest says."
