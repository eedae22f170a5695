"""Reading the rows of the data set behind a number: a page of them, and one line in the trail."""

from django.db import transaction

from coresponder.program.outcomes.audit_events import OUTCOME_RECORDS_READ
from coresponder.program.outcomes.models import Assessment
from coresponder.program.outcomes.records import Rows, rows_behind
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def read_rows(*, assessment: Assessment, key: str, which: str, page: int, size: int, by: User) -> Rows:
    """The rows, after it was written down that they are read: without that line nobody sees them."""
    check(by, Permission.VIEW_OUTCOME_RECORDS)
    found = rows_behind(assessment, key, which=which, page=page, size=size)
    details: dict[str, Detail] = {"rows": len(found.rows), "measure": key}
    record(OUTCOME_RECORDS_READ, by=by, about=f"assessment:{assessment.pk}", details=details)
    return found
