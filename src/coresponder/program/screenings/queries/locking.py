"""One row of this app, locked until the transaction ends, for somebody who is about to change it.

The second wall of the database shows such rows to nobody who has not said who asks, not even to the program.
"""

from typing import TypeVar
from uuid import UUID

from coresponder.program.people.models import PersonPart
from coresponder.safeguards.access.records import check_part, reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.permissions.denials import STRANGER
from coresponder.safeguards.vocabulary import Deed, Purpose

Row = TypeVar("Row", bound=PersonPart)


def open_wall(by: User) -> None:
    """Let rows of the classes through that the role may read, until the transaction ends."""
    reader(by)


def locked(model: type[Row], pk: UUID, *, by: User, deed: Deed = Deed.WRITE) -> Row:
    """The row; Denied for somebody who may not do this with it, and for one that is not there."""
    open_wall(by)
    found: Row | None = model._default_manager.select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise Denied(STRANGER, "There is no such page.")
    check_part(found, by=by, deed=deed, purpose=Purpose.TREATMENT)
    return found
