"""The long task of this app: taking the personal columns out of an export that has arrived."""

from uuid import UUID

from django.urls import reverse

from coresponder.formats.cad.stripping import strip
from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.progress import Progress
from coresponder.program.calls.actions.exports import refuse_export, store_export
from coresponder.program.calls.models import Export
from coresponder.program.calls.queries.profiles import known_profiles
from coresponder.program.calls.storage import incoming_path, remove_incoming, stored_path
from coresponder.program.calls.vocabulary import PREPARE_EXPORT, ExportState
from coresponder.program.runs.kinds import RunKind, register
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission


def prepare(*, about: UUID, by: User, progress: Progress) -> None:
    """Store everything of an export that is not personal. Whatever happens, the original is deleted."""
    export = Export.objects.get(pk=about)
    try:
        stripped = strip(incoming_path(about), to=stored_path(about), known=known_profiles(), progress=progress)
        store_export(export=export, stripped=stripped, by=by)
    finally:
        remove_incoming(about)


def give_up(*, about: UUID, by: User, problem: CoresponderError) -> None:
    """Nothing could be kept of this export: say why, and leave no file behind."""
    export = Export.objects.get(pk=about)
    if export.state == ExportState.RECEIVED:
        stored_path(about).unlink(missing_ok=True)
        refuse_export(export=export, problem=problem, by=by)


register(
    RunKind(
        key=PREPARE_EXPORT,
        title="Taking out personal columns",
        permission=Permission.UPLOAD_CALLS,
        work=prepare,
        page=lambda about: reverse("calls:export", args=[about]),
        repeatable=False,
        given_up=give_up,
    )
)
