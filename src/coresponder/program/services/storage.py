"""Where a package waits until it is taken over or discarded: a file that only the program's own account can read."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings

OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY_FILE = 0o600


def package_path(import_id: UUID) -> Path:
    """The package of one import."""
    folder: Path = settings.DATA_DIR / "directories"
    folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    return folder / str(import_id)


def keep_package(import_id: UUID, pieces: Iterable[bytes]) -> str:
    """Write the package, and answer its SHA-256."""
    digest = hashlib.sha256()
    descriptor = os.open(package_path(import_id), os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY_FILE)
    with os.fdopen(descriptor, "wb") as stream:
        for piece in pieces:
            digest.update(piece)
            stream.write(piece)
    return digest.hexdigest()


def remove_package(import_id: UUID) -> None:
    """Delete the package; nothing is left behind."""
    package_path(import_id).unlink(missing_ok=True)
