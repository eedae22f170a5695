"""Noting what changed in recording, so that every chart that it affects can say so."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from coresponder.formats.dataset.tables import TABLES
from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.extracts.audit_events import CHANGE_NOTED, CHANGE_WITHDRAWN
from coresponder.program.extracts.models import RecordingChange
from coresponder.program.extracts.vocabulary import Change, Direction
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def note_change(
    *,
    since_on: date,
    kind: Change,
    what: str,
    by: User,
    table_name: str = "",
    column_name: str = "",
    measure: str = "",
    direction: Direction = Direction.UNKNOWN,
) -> RecordingChange:
    """Note a change with the table, column or measure that it affects; without any it affects all."""
    check(by, Permission.NOTE_RECORDING_CHANGES)
    if not what.strip():
        raise UsageError("no_words", "Say in a sentence what changed.")
    _refuse_unknown(table_name, column_name)
    made = RecordingChange.objects.create(
        since_on=since_on, kind=kind, what=what.strip(), table_name=table_name, column_name=column_name,
        measure=measure, direction=direction, noted_by=by,
    )  # fmt: skip
    details = {"since": since_on.isoformat(), "kind": kind.value}
    record(CHANGE_NOTED, by=by, about=f"recording_change:{made.pk}", details=details)
    return made


@transaction.atomic
def withdraw_change(*, change: RecordingChange, by: User) -> RecordingChange:
    """Take a note back that was a mistake. The row stays, and releases as of a moment before show it."""
    check(by, Permission.NOTE_RECORDING_CHANGES)
    change = RecordingChange.objects.select_for_update().get(pk=change.pk)
    if change.withdrawn_at is not None:
        raise StateError("withdrawn", "This was withdrawn already.")
    change.withdrawn_at, change.withdrawn_by = timezone.now(), by
    change.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(CHANGE_WITHDRAWN, by=by, about=f"recording_change:{change.pk}", details={})
    return change


def _refuse_unknown(table_name: str, column_name: str) -> None:
    table = next((each for each in TABLES if each.name == table_name), None)
    if table_name and table is None:
        raise UsageError("no_table", "There is no such table in the data set.", "Choose one of the list.")
    if column_name and (table is None or column_name not in table.column_names):
        raise UsageError("no_column", "The table has no such column.", "Choose one of docs/reference/data-set.md.")
