"""Handing the directory out as HSDS 3.0."""

from pathlib import Path

from django.db import transaction

from coresponder.formats.hsds import write_csv_package, write_json
from coresponder.program.services.audit_events import DIRECTORY_EXPORTED
from coresponder.program.services.queries.handing_out import tables_to_hand_out
from coresponder.program.services.vocabulary.exports import ExportForm
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def export_directory(*, to: Path, form: ExportForm, by: User) -> int:
    """Write every current row to a file; the answer is how many there are. The lines for responders stay here."""
    check(by, Permission.MANAGE_SERVICES)
    found = tables_to_hand_out()
    (write_json if form == ExportForm.JSON else write_csv_package)(found, to)
    rows = sum(len(each) for each in found.values())
    record(DIRECTORY_EXPORTED, by=by, about="services", details={"form": form.value, "rows": rows})
    return rows
