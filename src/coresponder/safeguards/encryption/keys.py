"""The operator's keys, and the data keys that they wrap.

The operator's keys come from the setting ENCRYPTION_KEYS: pairs of a name and 32 bytes in base64, the newest first.
New data keys are wrapped by the first; the others still open what they wrapped.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.conf import settings

from coresponder.kernel.errors import StateError
from coresponder.safeguards.encryption.envelope import new_key, seal, unseal
from coresponder.safeguards.encryption.models import DataKey


def operator_keys() -> Mapping[str, bytes]:
    """The operator's keys by name, the newest first."""
    return {name: base64.b64decode(text) for name, text in settings.ENCRYPTION_KEYS}


def data_key(group: str) -> bytes:
    """The data key of a group, made when it is asked for first; StateError when it was destroyed."""
    found = DataKey.objects.filter(group=group).first() or _make(group)
    return _unwrapped(found)


def data_keys(groups: Iterable[str]) -> dict[str, bytes]:
    """The data keys of many groups in one query, those that are there and not destroyed."""
    return {
        found.group: _unwrapped(found) for found in DataKey.objects.filter(group__in=set(groups), destroyed_at=None)
    }


def blind_index(value: str, *, field: str) -> bytes:
    """A value as a token that can be searched for and not read: HMAC-SHA-256 with a key of this use alone.

    It shows whoever reads the table which rows have the same value, and nothing else.
    """
    return hmac.digest(_index_key(settings.BLIND_INDEX_KEY, field), value.encode(), "sha256")[:16]


def wrap(key: bytes, *, group: str) -> tuple[str, bytes]:
    """The key in an envelope of the newest operator's key, and that key's name."""
    name, newest = next(iter(operator_keys().items()))
    return name, seal(key, key=newest, belongs_to=f"data_key:{group}")


def _make(group: str) -> DataKey:
    name, wrapped = wrap(new_key(), group=group)
    return DataKey.objects.get_or_create(group=group, defaults={"wrapped": wrapped, "wrapped_by": name})[0]


def _unwrapped(found: DataKey) -> bytes:
    if found.destroyed_at is not None:
        raise StateError("key_destroyed", "What was encrypted here was erased for good.", "It cannot be read again.")
    keys = operator_keys()
    if found.wrapped_by not in keys:
        raise StateError(
            "operator_key_missing",
            f"The operator's key “{found.wrapped_by}” is not among those that the program was started with.",
            "Add it to ENCRYPTION_KEYS, behind the newest one.",
        )
    return unseal(bytes(found.wrapped), key=keys[found.wrapped_by], belongs_to=f"data_key:{found.group}")


@lru_cache(maxsize=64)
def _index_key(secret: str, field: str) -> bytes:
    return hashlib.sha256(f"{field}:{secret}".encode()).digest()
