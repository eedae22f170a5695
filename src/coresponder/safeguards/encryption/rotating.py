"""Wrapping the data keys anew, giving a person a fresh one, and destroying one.

Rotation rewraps data keys with the newest of the operator's keys; no text is touched, so it is quick, and it can stop
and go on at any point. A fresh data key means that every text of the person is sealed again, in one transaction.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.kernel.progress import Progress
from coresponder.safeguards.encryption.envelope import new_key, padded, seal, unpadded, unseal
from coresponder.safeguards.encryption.fields import Envelope, encrypted_fields, group_of
from coresponder.safeguards.encryption.keys import forget_remembered, newest_operator_key, unwrapped, wrap
from coresponder.safeguards.encryption.models import DataKey

KEYS_PER_STEP = 200


@dataclass(frozen=True, kw_only=True)
class KeyStatus:
    """How many data keys each of the operator's keys wraps, and how many are destroyed."""

    newest: str
    wrapped_by: dict[str, int]
    destroyed: int

    @property
    def to_rotate(self) -> int:
        """Data keys that an older key of the operator's wraps."""
        return sum(count for name, count in self.wrapped_by.items() if name != self.newest)


def key_status() -> KeyStatus:
    """What `coresponder keys status` says."""
    names = Counter(DataKey.objects.filter(destroyed_at=None).values_list("wrapped_by", flat=True))
    destroyed = DataKey.objects.exclude(destroyed_at=None).count()
    return KeyStatus(newest=newest_operator_key()[0], wrapped_by=dict(sorted(names.items())), destroyed=destroyed)


def nothing_to_note(keys: int) -> None:
    """Nobody keeps a record of the step."""


def rotate(*, progress: Progress, after_each_step: Callable[[int], None] = nothing_to_note) -> int:
    """Wrap every data key with the operator's newest key; how many were rewrapped.

    Each step is a transaction of its own. Stopped in between, it goes on where it was when it is started again. A key
    that does not open ends it with the reason, and stays as it is.
    """
    waiting = _waiting().count()
    done = 0
    while step := _rewrap_some(after_each_step):
        done += step
        progress(f"Wrapping data keys with “{newest_operator_key()[0]}”.", done / max(waiting, done))
    return done


def rekey(group: str) -> int:
    """Seal every text of a group again, under a fresh data key; how many texts.

    Everything that is encrypted for the group must be visible to whoever runs it: `keeping.actions.keys` sees to that.
    Others who write texts of this group wait until it is over.
    """
    with transaction.atomic():
        found = DataKey.objects.select_for_update().get(group=group)
        old, fresh = unwrapped(found), new_key()
        sealed = sum(_sealed_again(row, old, fresh) for row in rows_of(group))
        found.wrapped_by, found.wrapped = wrap(fresh, group=group)
        found.save(update_fields=["wrapped", "wrapped_by"])
    forget_remembered(group)
    return sealed


def destroy(group: str) -> bool:
    """Destroy a group's data key: what it sealed cannot be read again. False where there is none left to destroy.

    Call it inside the transaction that removes or empties the rows. A group that never had a key gets a destroyed one,
    so that none is made for it later. Backups that are older still hold the wrapped key; see the explanation.
    """
    at = timezone.now()
    gone = {"wrapped": b"", "destroyed_at": at}
    with transaction.atomic():
        found, is_new = DataKey.objects.select_for_update().get_or_create(group=group, defaults=gone)
        was_there = not is_new and found.destroyed_at is None
        if was_there:
            found.wrapped, found.destroyed_at = b"", at
            found.save(update_fields=["wrapped", "destroyed_at"])
    forget_remembered(group)
    return was_there


def rows_of(group: str) -> Iterator[models.Model]:
    """Every row whose encrypted texts a group's key protects, locked for the rest of the transaction."""
    for model in apps.get_models():
        if encrypted_fields(model):
            rows = _possible_rows(model, group).select_for_update(of=("self",))
            yield from (row for row in list(rows) if group_of(row) == group)


def _possible_rows(model: type[models.Model], group: str) -> models.QuerySet[models.Model]:
    """The rows that name the person, or for a group of another kind every row, since only the row itself can say."""
    kind, _, name = group.partition(":")
    rows = model._base_manager.order_by("pk")
    names_a_person = any(field.attname == "person_id" for field in model._meta.concrete_fields)
    return rows.filter(person_id=UUID(name)) if kind == "person" and names_a_person else rows


def _sealed_again(row: models.Model, old: bytes, fresh: bytes) -> int:
    """The texts of a row under the fresh key, written as they are: no other column changes."""
    changed = {}
    for field in encrypted_fields(type(row)):
        envelope, place = field.stored_on(row), field.place(row)
        if envelope:
            text = unseal(envelope, key=old, belongs_to=place)
            changed[field.attname] = Envelope(seal(padded(unpadded(text)), key=fresh, belongs_to=place))
    if changed and type(row)._base_manager.filter(pk=row.pk).update(**changed) != 1:
        raise StateError("row_not_written", "A row could not be sealed again, so nothing was changed.")
    return len(changed)


def _waiting() -> models.QuerySet[DataKey]:
    return DataKey.objects.filter(destroyed_at=None).exclude(wrapped_by=newest_operator_key()[0])


@transaction.atomic
def _rewrap_some(after: Callable[[int], None]) -> int:
    some = list(_waiting().select_for_update().order_by("pk")[:KEYS_PER_STEP])
    for found in some:
        found.wrapped_by, found.wrapped = wrap(unwrapped(found), group=found.group)
    DataKey.objects.bulk_update(some, ["wrapped", "wrapped_by"])
    if some:
        after(len(some))
    return len(some)
