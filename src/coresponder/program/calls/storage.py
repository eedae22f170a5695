"""Where an export's files are: the incoming original for as long as it has to be, then what was kept of it."""

import os
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY_FILE = 0o600


def incoming_folder() -> Path:
    """Originals that wait for their personal columns to be removed. Nothing stays here."""
    return _folder("incoming")


def incoming_path(export_id: UUID) -> Path:
    """The original of one export, while it waits."""
    return incoming_folder() / f"{export_id}.original"


def stored_path(export_id: UUID) -> Path:
    """What is kept of one export: every column that is not personal, all as text."""
    return _folder("exports") / f"{export_id}.parquet"


def create_owner_only(path: Path) -> BinaryIO:
    """A new file that only the program's own account can read, open for writing."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY_FILE)
    return os.fdopen(descriptor, "wb")


def _folder(name: str) -> Path:
    folder = settings.DATA_DIR / name
    folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    return folder
