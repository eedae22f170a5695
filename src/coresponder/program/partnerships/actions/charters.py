"""Writing the charter, and noting that the team adopted it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.partnerships.actions.taking_turns import CHARTER_LOCK, take_turn
from coresponder.program.partnerships.audit_events import CHARTER_ADOPTED, CHARTER_WRITTEN
from coresponder.program.partnerships.models import CharterVersion
from coresponder.program.partnerships.queries.charters import standing_charter
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def write_charter(*, text: str, note: str = "", based_on: int, by: User) -> CharterVersion:
    """Keep a version of the charter. It stands aside where another one came to stand since the writer looked."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    if not text.strip():
        raise UsageError("empty_charter", "The charter says nothing.", "Write what the team is for.")
    take_turn(CHARTER_LOCK)
    standing = standing_charter()
    is_aside = standing is not None and standing.number != based_on and standing.text != text.strip()
    written = CharterVersion.objects.create(
        number=CharterVersion.objects.count() + 1,
        text=text.strip(),
        note=note.strip(),
        based_on=based_on,
        stands_aside=is_aside,
        written_by=by,
        written_at=timezone.now(),
    )
    record(CHARTER_WRITTEN, by=by, about="charter", details={"number": written.number})
    return written


@transaction.atomic
def adopt_charter(*, version: CharterVersion, on: date, by: User) -> CharterVersion:
    """Note on which day the team adopted a version."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    version = CharterVersion.objects.select_for_update().get(pk=version.pk)
    if version.stands_aside:
        raise StateError("stands_aside", "Another version stands.", "Put the two together first.")
    if on > timezone.localdate():
        raise UsageError("adopted_tomorrow", "That day has not come yet.", "Correct the day.")
    version.adopted_on, version.adopted_by = on, by
    version.save()
    record(CHARTER_ADOPTED, by=by, about="charter", details={"number": version.number})
    return version
