"""Originals that nobody is working on any more: a browser that went away, a worker that died. They are deleted."""

import time
from pathlib import Path
from uuid import UUID

from coresponder.kernel.errors import InputError
from coresponder.program.calls.actions.exports import refuse_export
from coresponder.program.calls.models import Export
from coresponder.program.calls.storage import incoming_folder, remove_incoming
from coresponder.program.calls.vocabulary import ExportState
from coresponder.program.runs.models import Run
from coresponder.program.runs.queries import is_stalled, latest_run_about

SECONDS_UNTOUCHED = 60 * 60


class GivenUpError(InputError):
    """The original was deleted before its personal columns were removed."""

    def __init__(self) -> None:
        super().__init__(
            "given_up",
            "The program stopped before this export was prepared, and has deleted the file.",
            "Upload it again.",
        )


def sweep_incoming(*, seconds_untouched: float = SECONDS_UNTOUCHED) -> int:
    """Delete every original that has lain untouched that long and that no run is working on; say how many."""
    leftovers = [place for place in incoming_folder().iterdir() if _is_left_over(place, seconds_untouched)]
    for place in leftovers:
        remove_incoming(_export_id(place))
        _refuse_export_of(place)
    return len(leftovers)


def _is_left_over(place: Path, seconds_untouched: float) -> bool:
    touched_at = max(path.stat().st_mtime for path in (place, *place.iterdir()))
    run = latest_run_about(_export_id(place))
    return time.time() - touched_at >= seconds_untouched and not _is_being_worked_on(run)


def _is_being_worked_on(run: Run | None) -> bool:
    return run is not None and run.is_open and not is_stalled(run)


def _refuse_export_of(place: Path) -> None:
    export = Export.objects.filter(pk=_export_id(place), state=ExportState.RECEIVED).first()
    if export is not None:
        refuse_export(export=export, problem=GivenUpError(), by=export.uploaded_by)


def _export_id(place: Path) -> UUID:
    return UUID(place.name)
