"""Every change of a record makes a new version of the cost set, in the same transaction."""

from django.db import connection

from coresponder.program.costs.content import in_order, row_of, sha256_of
from coresponder.program.costs.models import CostRecord, CostSetVersion
from coresponder.program.costs.vocabulary import Made
from coresponder.safeguards.accounts.models import User

COSTS_LOCK = 7_720_531


def wait_for_the_set() -> None:
    """Nobody else changes the cost set until this transaction ends, so that versions follow each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [COSTS_LOCK])


def make_version(*, because: Made, by: User) -> CostSetVersion:
    """The set as it is now, as the next version."""
    content = in_order(row_of(record) for record in CostRecord.objects.filter(ended_at=None))
    newest = CostSetVersion.objects.first()
    return CostSetVersion.objects.create(
        number=newest.number + 1 if newest else 1,
        sha256=sha256_of(content),
        content=content,
        because=because,
        made_by=by,
    )
