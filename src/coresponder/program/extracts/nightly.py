"""The release of every night with the copy for counting, and the files of former nights that are removed."""

import logging

from django.utils import timezone

from coresponder.analysis.assessment.copying import write_copy
from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.progress import silent
from coresponder.program.extracts.actions.releases import note_failure, remove_release, request_by_night
from coresponder.program.extracts.kinds_of_run import make_release
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.storage import release_folder
from coresponder.program.extracts.vocabulary import NIGHTS_KEPT, ReleaseState

log = logging.getLogger(__name__)


def release_by_night() -> Release:
    """Make the data set as of now for the program's own evaluation. Files of former nights go, their lines stay."""
    release = request_by_night(as_of=timezone.now())
    try:
        release = make_release(release, progress=silent)
    except CoresponderError as problem:
        note_failure(release=release, problem=problem.code)
        raise
    except Exception as error:
        log.error("The nightly release stopped by %s", type(error).__name__)
        note_failure(release=release, problem="unexpected")
        raise
    _copied_for_counting(release)
    nights = Release.objects.filter(requested_by=None, state=ReleaseState.READY).order_by("-requested_at", "pk")
    for former in nights[NIGHTS_KEPT:]:
        remove_release(release=former, by=None)
    return release


def _copied_for_counting(release: Release) -> None:
    """Outcomes are counted without the copy too, only later; so the data set stands where no copy could be made."""
    try:
        write_copy(release_folder(release.pk))
    except Exception as error:
        log.error("The copy for counting stopped by %s", type(error).__name__)
