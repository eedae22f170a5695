"""When each contact ended, or at least when it was."""

from datetime import datetime
from uuid import UUID

from coresponder.program.encounters.models import Encounter
from coresponder.program.extracts.scope import Scope


def ends_of_contacts(scope: Scope) -> dict[UUID, datetime]:
    """The end of each contact of the data set; its beginning where nobody wrote down when it ended."""
    ends = dict(Encounter.objects.filter(ended_at__isnull=False).values_list("pk", "ended_at"))
    return {pk: ends.get(pk) or started for pk, started in scope.contacts.items()}
