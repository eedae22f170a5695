"""The long tasks of this app: looking a package through, and taking it over."""

from uuid import UUID

from django.urls import reverse

from coresponder.formats.hsds import Directory, read_directory
from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.progress import Progress, part_of
from coresponder.program.runs.kinds import RunKind, register
from coresponder.program.services.actions.importing import look_through, refuse_package, take_over
from coresponder.program.services.models import DirectoryImport
from coresponder.program.services.storage import package_path
from coresponder.program.services.vocabulary.answers import ImportState
from coresponder.program.services.vocabulary.runs import LOOK_THROUGH, TAKE_OVER
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission


def look(*, about: UUID, by: User, progress: Progress) -> None:
    """Read the package and say what it would do."""
    found, directory = _read(about, part_of(progress, 0.0, 0.7))
    progress("Comparing it with the directory", 0.7)
    look_through(directory_import=found, directory=directory, by=by)


def take(*, about: UUID, by: User, progress: Progress) -> None:
    """Read the package once more and take it over, in one transaction."""
    found, directory = _read(about, part_of(progress, 0.0, 0.4))
    progress("Taking it over. From here on it is done whole or not at all.", 0.4)
    take_over(directory_import=found, directory=directory, by=by)


def give_up(*, about: UUID, by: User, problem: CoresponderError) -> None:
    """Say why a package could not be read. One that could not be taken over can be tried again."""
    found = DirectoryImport.objects.get(pk=about)
    if found.state == ImportState.RECEIVED:
        refuse_package(directory_import=found, code=problem.code, sentence=str(problem), by=by)


def _read(about: UUID, progress: Progress) -> tuple[DirectoryImport, Directory]:
    found = DirectoryImport.objects.select_related("source").get(pk=about)
    return found, read_directory(
        package_path(about), source_key=found.source.key, named=found.file_name, progress=progress
    )


for key, title, work in ((LOOK_THROUGH, "Looking the directory through", look), (TAKE_OVER, "Taking it over", take)):
    register(
        RunKind(
            key=key,
            title=title,
            permission=Permission.MANAGE_SERVICES,
            work=work,
            page=lambda about: reverse("services:import", args=[about]),
            repeatable=key == TAKE_OVER,
            given_up=give_up,
        )
    )
