"""One value in its envelope: version, nonce, and what AES-256-GCM makes of the value and of where it belongs."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coresponder.kernel.errors import IntegrityError

KEY_BYTES = 32
NONCE_BYTES = 12
VERSION = b"\x01"


def new_key() -> bytes:
    """256 random bits."""
    return os.urandom(KEY_BYTES)


def seal(value: bytes, *, key: bytes, belongs_to: str) -> bytes:
    """The envelope of a value. It opens only with the same key and for the same place."""
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, value, belongs_to.encode())


def unseal(envelope: bytes, *, key: bytes, belongs_to: str) -> bytes:
    """The value in an envelope; IntegrityError where it was altered, moved, or sealed with another key."""
    version, nonce, sealed = envelope[:1], envelope[1 : 1 + NONCE_BYTES], envelope[1 + NONCE_BYTES :]
    try:
        if version != VERSION:
            raise InvalidTag
        return AESGCM(key).decrypt(nonce, sealed, belongs_to.encode())
    except InvalidTag:
        raise IntegrityError(
            "envelope_does_not_open",
            "An encrypted value does not open: it was altered, moved, or sealed with another key.",
            "Restore the row from a backup, and check which key the program was started with.",
        ) from None
