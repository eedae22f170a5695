"""The long task of this app: making a release."""

from uuid import UUID

from django.urls import reverse

from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.progress import Progress
from coresponder.program.extracts.actions.releases import finish_release, note_comparison, note_failure
from coresponder.program.extracts.comparing import compare_again
from coresponder.program.extracts.making import make_dataset
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.scope import Scope
from coresponder.program.extracts.storage import release_folder, remove_files
from coresponder.program.extracts.vocabulary import COMPARE_RELEASE, MAKE_RELEASE, Detail, ReleasePurpose, ReleaseState
from coresponder.program.runs.kinds import RunKind, register
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission


def make(*, about: UUID, by: User, progress: Progress) -> None:
    """Make a release that was asked for. One that ends early leaves no file."""
    make_release(Release.objects.get(pk=about), progress=progress)


def make_release(release: Release, *, progress: Progress) -> Release:
    """Write all tables as of the release's moment, and note what was made."""
    if release.state == ReleaseState.FAILED:
        Release.objects.filter(pk=release.pk, state=ReleaseState.FAILED).update(state=ReleaseState.REQUESTED)
    scope = Scope(as_of=release.as_of_at, purpose=ReleasePurpose(release.purpose), progress=progress)
    remove_files(release.pk)
    try:
        made = make_dataset(scope, folder=release_folder(release.pk), detail=Detail(release.detail))
        return finish_release(release=release, made=made)
    except BaseException:
        remove_files(release.pk)
        raise


def compare(*, about: UUID, by: User, progress: Progress) -> None:
    """Make a release again as of its moment, and note whether the same came out."""
    release = Release.objects.get(pk=about)
    found = compare_again(release, progress=progress)
    note_comparison(release=release, is_same=found.is_same, differing=found.differing, by=by)


def give_up(*, about: UUID, by: User, problem: CoresponderError) -> None:
    """Note that it could not be made."""
    note_failure(release=Release.objects.get(pk=about), problem=problem.code)


def _page(about: UUID) -> str:
    return reverse("extracts:release", args=[about])


register(
    RunKind(
        key=MAKE_RELEASE,
        title="Making the program data set",
        permission=Permission.MAKE_RELEASES,
        work=make,
        page=_page,
        repeatable=True,
        given_up=give_up,
    )
)
register(
    RunKind(
        key=COMPARE_RELEASE,
        title="Making the data set again to compare",
        permission=Permission.MAKE_RELEASES,
        work=compare,
        page=_page,
        repeatable=True,
    )
)
