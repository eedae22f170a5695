"""Making a release and handing it out at once, into a folder: for the command line and the demonstration."""

import shutil
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.progress import Progress
from coresponder.program.extracts.actions.releases import hand_out, request_at_once
from coresponder.program.extracts.kinds_of_run import make_release
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.storage import release_folder
from coresponder.safeguards.accounts.models import User


def extract_to_folder(folder: Path, *, as_of: datetime | None, by: User, progress: Progress) -> Release:
    """Make the data set as of a moment, now unless it is given, and copy it into a folder."""
    release = request_at_once(as_of=as_of or timezone.now(), by=by)
    release = make_release(release, progress=progress)
    with transaction.atomic():
        hand_out(release=release, by=by)
        shutil.copytree(release_folder(release.pk), folder, dirs_exist_ok=True)
    return release
