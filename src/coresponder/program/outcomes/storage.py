"""Where the files of a baseline are: baseline.json, the report, and the rows it was computed from."""

import shutil
from pathlib import Path
from uuid import UUID

from django.conf import settings

from coresponder.analysis.baseline.freezing import DATASET_FOLDER
from coresponder.program.outcomes.vocabulary import BaselineFile

OWNER_ONLY_FOLDER = 0o700


def baselines_folder() -> Path:
    """All baselines, each in a folder of its own."""
    folder: Path = settings.DATA_DIR / "baselines"
    folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    return folder


def baseline_folder(baseline_id: UUID) -> Path:
    """The folder of one baseline."""
    return baselines_folder() / str(baseline_id)


def dataset_folder(baseline_id: UUID) -> Path:
    """The rows that a baseline was computed from."""
    return baseline_folder(baseline_id) / DATASET_FOLDER


def remove_files(baseline_id: UUID) -> None:
    """Delete the folder of a baseline that was replaced or given up."""
    shutil.rmtree(baseline_folder(baseline_id), ignore_errors=True)


def file_of(baseline_id: UUID, name: str) -> Path:
    """One of the files that can be downloaded; the data dictionary lies with the rows that it describes."""
    folder = dataset_folder(baseline_id) if name == BaselineFile.DICTIONARY else baseline_folder(baseline_id)
    return folder / name
