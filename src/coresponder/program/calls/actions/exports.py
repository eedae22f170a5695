"""Taking in an export, and letting go of it."""

from collections.abc import Collection

from django.db import transaction

from coresponder.formats.cad.opening import sniff
from coresponder.formats.cad.stripping import StrippedExport, without_columns
from coresponder.kernel.errors import CoresponderError, StateError, UsageError
from coresponder.program.calls.audit_events import (
    EXPORT_RECEIVED,
    EXPORT_REFUSED,
    EXPORT_REMOVED,
    EXPORT_STORED,
    PERSONAL_COLUMNS_REMOVED,
)
from coresponder.program.calls.models import Export
from coresponder.program.calls.queries.exports import refuse_known_file
from coresponder.program.calls.receiving import ReceivedFile
from coresponder.program.calls.rules import EXPORT_TRANSITIONS
from coresponder.program.calls.storage import stored_path
from coresponder.program.calls.vocabulary import PREPARE_EXPORT, DroppedBy, ExportState
from coresponder.program.runs.starting import start_run
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def receive_export(*, received: ReceivedFile, by: User) -> Export:
    """Take over a file that has arrived, and have its personal columns removed in the background.

    Raises InputError where the file cannot be an export or was uploaded before; then the caller discards it.
    """
    check(by, Permission.UPLOAD_CALLS)
    refuse_known_file(received.sha256)
    sniff(received.path)
    export = Export.objects.create(
        id=received.id,
        file_name=received.file_name,
        size_bytes=received.size_bytes,
        sha256=received.sha256,
        uploaded_by=by,
    )
    start_run(kind=PREPARE_EXPORT, about=export.pk, by=by)
    record(EXPORT_RECEIVED, by=by, about=f"export:{export.pk}", details={"size_bytes": export.size_bytes})
    return export


@transaction.atomic
def store_export(*, export: Export, stripped: StrippedExport, by: User) -> Export:
    """Note what was stored of an export and which columns were left out. The file itself is in place already."""
    check(by, Permission.UPLOAD_CALLS)
    export = _locked(export)
    EXPORT_TRANSITIONS.check(current=export.state, wanted=ExportState.STORED)
    export.state = ExportState.STORED
    export.rows, export.columns = stripped.rows, list(stripped.columns)
    export.rejected = dict(stripped.rejected)
    export.dropped_columns = [_dropped(found.column, found.reason, DroppedBy.PROGRAM) for found in stripped.personal]
    export.save()
    details = {"rows": stripped.rows, "dropped": len(stripped.personal)}
    record(EXPORT_STORED, by=by, about=f"export:{export.pk}", details=details)
    return export


@transaction.atomic
def refuse_export(*, export: Export, problem: CoresponderError, by: User) -> Export:
    """Note why nothing was kept of an export. The caller has deleted the original."""
    export = _locked(export)
    EXPORT_TRANSITIONS.check(current=export.state, wanted=ExportState.REFUSED)
    export.state = ExportState.REFUSED
    export.problem_code, export.problem_sentence = problem.code, problem.sentence
    export.problem_next_step = problem.next_step
    export.save()
    record(EXPORT_REFUSED, by=by, about=f"export:{export.pk}", details={"problem": problem.code})
    return export


@transaction.atomic
def remove_personal_columns(*, export: Export, columns: Collection[str], by: User) -> Export:
    """Remove columns that a person found to be personal from what is stored. This cannot be undone."""
    check(by, Permission.MAP_CALLS)
    export = _locked(export)
    _refuse_unless_stored(export)
    removed = [name for name in export.columns if name in columns]
    if not removed:
        raise UsageError("no_such_column", "None of these columns is stored.", "Nothing was changed.")
    export.columns = [name for name in export.columns if name not in removed]
    export.dropped_columns += [_dropped(name, "A person marked it as personal.", DroppedBy.PERSON) for name in removed]
    export.saved_profile = None
    export.save()
    record(PERSONAL_COLUMNS_REMOVED, by=by, about=f"export:{export.pk}", details={"columns": len(removed)})
    without_columns(stored_path(export.pk), columns=removed)
    return export


@transaction.atomic
def remove_export(*, export: Export, by: User) -> Export:
    """Delete what is stored of an export. Baselines that were built from it keep their own data set."""
    check(by, Permission.UPLOAD_CALLS)
    export = _locked(export)
    EXPORT_TRANSITIONS.check(current=export.state, wanted=ExportState.REMOVED)
    export.state = ExportState.REMOVED
    export.save()
    record(EXPORT_REMOVED, by=by, about=f"export:{export.pk}", details={})
    transaction.on_commit(lambda: stored_path(export.pk).unlink(missing_ok=True))
    return export


def _locked(export: Export) -> Export:
    return Export.objects.select_for_update().get(pk=export.pk)


def _refuse_unless_stored(export: Export) -> None:
    if not export.is_stored:
        raise StateError("export_not_stored", "This export is not stored, so there is nothing to change.")


def _dropped(name: str, reason: str, found_by: DroppedBy) -> dict[str, str]:
    return {"name": name, "reason": reason, "found_by": found_by}
