"""Computing an assessment from the files of its release; made again as of its moment where they were removed."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from coresponder.analysis.assessment import Assessed, Settings, assess_folder
from coresponder.kernel.errors import StateError
from coresponder.kernel.progress import Progress, silent
from coresponder.program.extracts.making import make_dataset
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.scope import Scope
from coresponder.program.extracts.storage import release_folder
from coresponder.program.extracts.vocabulary import Detail, ReleasePurpose
from coresponder.program.outcomes.models import Assessment
from coresponder.program.outcomes.storage import dataset_folder


def compute_assessment(assessment: Assessment, *, progress: Progress = silent) -> Assessed:
    """Every outcome measure over the files of the release. StateError where they are gone."""
    folder = release_folder(assessment.release_id)
    if not folder.is_dir():
        raise StateError(
            "files_removed", "The files of this data set were removed.", "Have outcomes computed over a newer one."
        )
    return _assessed(assessment, folder, progress)


def compute_again(assessment: Assessment, *, progress: Progress = silent) -> Assessed:
    """The same once more, from the release's files, or from records as they were at its moment."""
    with _files_of(assessment.release, progress) as folder:
        return _assessed(assessment, folder, progress)


def _assessed(assessment: Assessment, folder: Path, progress: Progress) -> Assessed:
    told = Settings(zone=ZoneInfo(settings.TIME_ZONE), baseline_sha256=assessment.baseline_sha256)
    return assess_folder(folder, told, calls_from=_calls_before(assessment), progress=progress)


def _calls_before(assessment: Assessment) -> Path | None:
    """The calls that the frozen baseline was computed from, where they are there."""
    if assessment.baseline_id is None:
        return None
    folder = dataset_folder(assessment.baseline_id)
    return folder if folder.is_dir() else None


@contextmanager
def _files_of(release: Release, progress: Progress) -> Iterator[Path]:
    """The folder of the release, or one that is made again for as long as it is needed."""
    folder = release_folder(release.pk)
    if folder.is_dir():
        yield folder
        return
    scope = Scope(as_of=release.as_of_at, purpose=ReleasePurpose(release.purpose), progress=progress)
    with tempfile.TemporaryDirectory(prefix="coresponder-release-") as place:
        make_dataset(scope, folder=Path(place), detail=Detail(release.detail))
        yield Path(place)
