"""The operator's keys, and the data keys that they wrap.

The operator's keys come from the setting ENCRYPTION_KEYS: pairs of a name and 32 bytes in base64, the newest first.
New data keys are wrapped by the first; the others still open what they wrapped.

A data key that is fetched to write with is always fetched from the database, and held there against change until the
transaction ends: a remembered one could have been made in a transaction that was undone, or replaced since, and what
it had sealed would be lost. For reading, keys are remembered for one request (`keys_remembered`), never for a process.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from django.conf import settings
from django.db import connection

from coresponder.kernel.errors import StateError
from coresponder.safeguards.encryption.envelope import new_key, seal, unseal
from coresponder.safeguards.encryption.models import DataKey

HOLD = 'SELECT * FROM encryption_datakey WHERE "group" = %s FOR SHARE'
MADE_AT_ONCE = 1000
HOLD_TOGETHER = 'SELECT * FROM encryption_datakey WHERE "group" = ANY(%s) FOR SHARE'


class RememberedKeys(dict[str, bytes]):
    """Opened data keys by group. It does not print them."""

    def __repr__(self) -> str:
        return f"<{len(self)} data keys, not shown>"


_remembered: ContextVar[RememberedKeys | None] = ContextVar("remembered_data_keys", default=None)
_held_together: ContextVar[RememberedKeys | None] = ContextVar("data_keys_held_together", default=None)


@contextmanager
def keys_remembered() -> Iterator[None]:
    """Inside, each data key is fetched once for reading. A request is the longest that this should last."""
    token = _remembered.set(RememberedKeys())
    try:
        yield
    finally:
        _remembered.reset(token)


@contextmanager
def keys_held(groups: Iterable[str]) -> Iterator[None]:
    """Inside, the data keys of many groups are held together, as `key_to_write` holds each: for an import of many rows.

    Keys that are not there yet are made. It has to lie within one transaction, which then also holds the keys; no key
    is changed inside. RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Data keys are held together inside a transaction, which keeps them from being changed.")
    token = _held_together.set(_hold_all(set(groups)))
    try:
        yield
    finally:
        _held_together.reset(token)


def operator_keys() -> Mapping[str, bytes]:
    """The operator's keys by name, the newest first; StateError where there is none."""
    if not settings.ENCRYPTION_KEYS:
        raise StateError(
            "no_operator_key",
            "The program was started without a key of the operator's, so that nothing can be encrypted.",
            "Make one with “coresponder keys new” and start the program with it in ENCRYPTION_KEYS.",
        )
    return {name: base64.b64decode(text) for name, text in settings.ENCRYPTION_KEYS}


def newest_operator_key() -> tuple[str, bytes]:
    """The key that wraps from now on, with its name."""
    return next(iter(operator_keys().items()))


def key_to_read(group: str) -> bytes:
    """The data key of a group. StateError when it was destroyed or there never was one."""
    remembered = _remembered.get()
    if remembered is not None and group in remembered:
        return remembered[group]
    found = DataKey.objects.filter(group=group).first()
    if found is None:
        raise StateError("key_missing", "What was encrypted here has no key.", "Restore the keys from a backup.")
    return _noted({group: unwrapped(found)})[group]


def keys_to_read(groups: Iterable[str]) -> dict[str, bytes]:
    """The data keys of many groups in one query, those that are there and not destroyed."""
    wanted = DataKey.objects.filter(group__in=set(groups), destroyed_at=None)
    return _noted({found.group: unwrapped(found) for found in wanted})


def key_to_write(group: str) -> bytes:
    """The data key of a group, made when it is asked for first, and held until the transaction ends."""
    held = _held_together.get()
    if held is not None and group in held:
        return held[group]
    return unwrapped(_held(group) or _make(group))


def forget_remembered(group: str) -> None:
    """Fetch this data key again when it is asked for next."""
    remembered = _remembered.get()
    if remembered is not None:
        remembered.pop(group, None)


def blind_index(value: str, *, field: str) -> bytes:
    """A value as a token that can be searched for and not read: HMAC-SHA-256 with a key of this use alone.

    It shows whoever reads the table which rows have the same value and how often. Whoever also has BLIND_INDEX_KEY can
    try values one by one. The caller spells alike what is to be found alike (capitals, accents, spaces).
    """
    return hmac.digest(_index_key(settings.BLIND_INDEX_KEY, field), value.encode(), "sha256")[:16]


def wrap(key: bytes, *, group: str) -> tuple[str, bytes]:
    """The name of the newest operator's key, and the data key in an envelope of it."""
    name, newest = newest_operator_key()
    return name, seal(key, key=newest, belongs_to=_place(group))


def unwrapped(found: DataKey) -> bytes:
    """The data key itself; StateError when it was destroyed, or when the operator's key is not at hand."""
    if found.destroyed_at is not None:
        raise StateError("key_destroyed", "What was encrypted here was erased for good.", "It cannot be read again.")
    keys = operator_keys()
    if found.wrapped_by not in keys:
        raise StateError(
            "operator_key_missing",
            f"The operator's key “{found.wrapped_by}” is not among those that the program was started with.",
            "Add it to ENCRYPTION_KEYS, behind the newest one.",
        )
    return unseal(bytes(found.wrapped), key=keys[found.wrapped_by], belongs_to=_place(found.group))


def _held(group: str) -> DataKey | None:
    """The row, locked against a new key and against destruction, and not against others who write with it."""
    if not connection.in_atomic_block:
        return DataKey.objects.filter(group=group).first()
    return next(iter(DataKey.objects.raw(HOLD, [group])), None)


def _hold_all(groups: set[str]) -> RememberedKeys:
    """What was destroyed is left out, so that writing with it is refused as ever."""
    known = set(DataKey.objects.filter(group__in=groups).values_list("group", flat=True))
    new = [_unsaved(group) for group in sorted(groups - known)]
    DataKey.objects.bulk_create(new, batch_size=MADE_AT_ONCE, ignore_conflicts=True)
    held = DataKey.objects.raw(HOLD_TOGETHER, [sorted(groups)])
    return RememberedKeys({found.group: unwrapped(found) for found in held if found.destroyed_at is None})


def _unsaved(group: str) -> DataKey:
    name, wrapped = wrap(new_key(), group=group)
    return DataKey(group=group, wrapped=wrapped, wrapped_by=name)


def _make(group: str) -> DataKey:
    """A new data key; where another process was quicker, that one's, since only one can stay."""
    name, wrapped = wrap(new_key(), group=group)
    made, _ = DataKey.objects.get_or_create(group=group, defaults={"wrapped": wrapped, "wrapped_by": name})
    return made


def _noted(keys: dict[str, bytes]) -> dict[str, bytes]:
    remembered = _remembered.get()
    if remembered is not None:
        remembered.update(keys)
    return keys


def _place(group: str) -> tuple[str, str]:
    return "data_key", group


@lru_cache(maxsize=64)
def _index_key(secret: str, field: str) -> bytes:
    return hmac.digest(hashlib.sha256(secret.encode()).digest(), f"blind index\x1f{field}".encode(), "sha256")
