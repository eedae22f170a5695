"""Where the files of a release are."""

import io
import shutil
import zipfile
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings

from coresponder.analysis.assessment.copying import COPY

OWNER_ONLY_FOLDER = 0o700
# A zip file names a time for each file; the earliest that it can name says nothing and is always the same.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def release_folder(release_id: UUID) -> Path:
    """The folder of one release."""
    folder: Path = settings.DATA_DIR / "releases"
    folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    return folder / str(release_id)


def remove_files(release_id: UUID) -> None:
    """Delete the folder of a release."""
    shutil.rmtree(release_folder(release_id), ignore_errors=True)


def packed(folder: Path, into: IO[bytes] | None = None) -> IO[bytes]:
    """All files of a release as one zip file, the same bytes each time; not the copy for counting, finished or not."""
    made = into or io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(each for each in folder.iterdir() if not each.name.startswith(COPY)):
            archive.writestr(zipfile.ZipInfo(path.name, NO_TIME), path.read_bytes())
    made.seek(0)
    return made
