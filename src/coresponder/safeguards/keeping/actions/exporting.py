"""Exporting everything: the files, then the audit event and the ledger of what left."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction

from coresponder.kernel.progress import Progress
from coresponder.safeguards.access.second_wall import let_everything_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.keeping.audit_events import EVERYTHING_EXPORTED
from coresponder.safeguards.keeping.exporting.leaving import Leaving, note_what_leaves, what_leaves
from coresponder.safeguards.keeping.exporting.writing import Export, write_export
from coresponder.safeguards.permissions import Permission, check


def export_everything(*, folder: Path, with_text: bool, by: User, progress: Progress) -> Export:
    """Write every table of the program into a folder, as it stood at one moment.

    Encrypted text is left out unless `with_text`. Where the event or the ledger cannot be written afterwards, it fails,
    and the caller throws the folder away: both are not in the transaction that reads, since that one sees only what was
    there when it began, and the audit trail goes on meanwhile.
    """
    check(by, Permission.EXPORT_EVERYTHING)
    with _one_moment():
        let_everything_through()
        made = write_export(folder, export_id=uuid.uuid4(), with_text=with_text, by=by, progress=progress)
        leaving = what_leaves(by)
    _write_down(made, leaving, with_text=with_text, by=by)
    return made


@transaction.atomic
def _write_down(made: Export, leaving: Leaving, *, with_text: bool, by: User) -> None:
    note_what_leaves(leaving, export_id=made.id, by=by)
    details = {"tables": len(made.tables), "rows": made.rows, "with_text": with_text}
    record(EVERYTHING_EXPORTED, by=by, about=f"export_of_everything:{made.id}", details=details)


@contextmanager
def _one_moment() -> Iterator[None]:
    """Every table is read as it was when the first one was, and nothing is written meanwhile."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
