"""Where an export's files are: the incoming original for as long as it has to be, then what was kept of it."""

import os
import re
import shutil
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY_FILE = 0o600
NOT_PLAIN = re.compile(r"[^\w .()-]")
LONGEST_NAME = 120


def incoming_folder() -> Path:
    """Originals that wait for their personal columns to be removed, each in a folder of its own. Nothing stays here."""
    return _folder("incoming")


def incoming_path(export_id: UUID) -> Path:
    """The original of one export, under its own name, while it waits. Raises FileNotFoundError where it is gone."""
    found = next(_place(export_id).glob("*"), None)
    if found is None:
        raise FileNotFoundError(f"The original of export {export_id} is gone.")
    return found


def create_incoming(export_id: UUID, file_name: str) -> BinaryIO:
    """A new file that only the program's own account can read, open for writing."""
    place = _place(export_id)
    place.mkdir(mode=OWNER_ONLY_FOLDER)
    descriptor = os.open(place / plain_name(file_name), os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY_FILE)
    return os.fdopen(descriptor, "wb")


def remove_incoming(export_id: UUID) -> None:
    """Delete the original of one export; nothing is left behind."""
    shutil.rmtree(_place(export_id), ignore_errors=True)


def stored_path(export_id: UUID) -> Path:
    """What is kept of one export: every column that is not personal, all as text."""
    return _folder("exports") / f"{export_id}.parquet"


def plain_name(file_name: str) -> str:
    """The file's name without anything that a shell or a pattern would read as more than a name; its ending stays."""
    return NOT_PLAIN.sub("_", file_name).lstrip(".")[-LONGEST_NAME:] or "export"


def _place(export_id: UUID) -> Path:
    return incoming_folder() / str(export_id)


def _folder(name: str) -> Path:
    folder: Path = settings.DATA_DIR / name
    folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    return folder
