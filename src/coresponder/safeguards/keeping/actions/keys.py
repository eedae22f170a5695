"""Keys: wrapped by the operator's newest one, and a fresh one for a person."""

from uuid import UUID

from django.db import transaction

from coresponder.kernel.errors import StateError
from coresponder.kernel.progress import Progress
from coresponder.safeguards.access.second_wall import let_everything_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.encryption.keys import newest_operator_key
from coresponder.safeguards.encryption.models import DataKey
from coresponder.safeguards.encryption.rotating import rekey, rotate
from coresponder.safeguards.keeping.audit_events import KEY_RENEWED, KEYS_WRAPPED
from coresponder.safeguards.permissions import Permission, check


def rotate_keys(*, by: User, progress: Progress) -> int:
    """Wrap every data key with the operator's newest key; how many. Each step has its event, in its transaction."""
    check(by, Permission.MANAGE_RETENTION)
    newest = newest_operator_key()[0]

    def note(keys: int) -> None:
        record(KEYS_WRAPPED, by=by, about=f"operator_key:{newest}", details={"keys": keys})

    return rotate(progress=progress, after_each_step=note)


@transaction.atomic
def renew_key(*, person_id: UUID, by: User) -> int:
    """Seal every text about a person again, under a fresh data key; how many texts."""
    check(by, Permission.MANAGE_RETENTION)
    group = f"person:{person_id}"
    if not DataKey.objects.filter(group=group, destroyed_at=None).exists():
        raise StateError("no_data_key", "Nothing is encrypted for this person.", "Check the id.")
    let_everything_through()
    texts = rekey(group)
    record(KEY_RENEWED, by=by, about=group, details={"texts": texts})
    return texts
