"""One row of this app, locked until the transaction ends, for somebody who is about to change it."""

from typing import TypeVar
from uuid import UUID

from coresponder.program.people.models import PersonPart
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import check_part, reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.permissions.denials import STRANGER
from coresponder.safeguards.vocabulary import Deed

Row = TypeVar("Row", bound=PersonPart)


def locked(model: type[Row], pk: UUID, *, by: User, deed: Deed = Deed.WRITE) -> Row:
    """The row; Denied for somebody who may not do this with it, and for one that is not there."""
    reader(by)  # opens the second wall for what the role may read
    rows = model._default_manager.select_for_update(of=("self",)).select_related("owner_agency")
    found: Row | None = rows.filter(pk=pk).first()
    if found is None:
        raise Denied(STRANGER, "There is no such page.")
    check_part(found, by=by, deed=deed, purpose=usual_purpose(by.role))
    return found
