"""One value in its envelope: version, salt, commitment to the key, and what AES-256-GCM makes of the value.

    version (1) | salt (24) | commitment (32) | AES-256-GCM over the value (its length + 16)

Each envelope has a key of its own, derived from the data key and 24 random bytes, so that no number of envelopes under
one data key comes near the limit at which random nonces repeat. AES-GCM alone can be made to open under two keys; the
commitment, derived with the key, ties the envelope to one. What the value belongs to is authenticated, not stored: a
value that was moved does not open.

Source: NIST SP 800-38D (AES-GCM), SP 800-108r1 (key derivation with HMAC, here HMAC-SHA-512 once over label and salt).
It does not notice that a whole row was deleted, or put back to an older state of itself.
"""

import hmac
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coresponder.kernel.errors import IntegrityError

KEY_BYTES = 32
SALT_BYTES = 24
NONCE_BYTES = 12
COMMITMENT_BYTES = 32
VERSION = b"\x01"
LABEL = b"coresponder envelope 1\x00"
# Between the parts of a place; none of them can hold it.
SEPARATOR = "\x1f"

# Text is filled up to a multiple of this before it is sealed, so that no length tells a short name from a long one.
PADDED_TO_BYTES = 64
END_OF_TEXT = b"\x80"


def new_key() -> bytes:
    """256 random bits."""
    return os.urandom(KEY_BYTES)


def seal(value: bytes, *, key: bytes, belongs_to: Sequence[str]) -> bytes:
    """The envelope of a value. It opens only with the same key and for the same place."""
    salt = os.urandom(SALT_BYTES)
    own_key, commitment = _derived(key, salt)
    sealed = AESGCM(own_key).encrypt(salt[:NONCE_BYTES], value, _place(belongs_to))
    return VERSION + salt + commitment + sealed


def unseal(envelope: bytes, *, key: bytes, belongs_to: Sequence[str]) -> bytes:
    """The value in an envelope; IntegrityError where it was altered, moved, or sealed with another key."""
    salt, commitment, sealed = _parts(envelope)
    own_key, expected = _derived(key, salt)
    try:
        if not hmac.compare_digest(commitment, expected):
            raise InvalidTag
        return AESGCM(own_key).decrypt(salt[:NONCE_BYTES], sealed, _place(belongs_to))
    except InvalidTag:
        raise _does_not_open() from None


def padded(text: bytes) -> bytes:
    """The text filled up, so that only its rough length shows (ISO/IEC 7816-4)."""
    marked = text + END_OF_TEXT
    return marked + bytes(-len(marked) % PADDED_TO_BYTES)


def unpadded(filled: bytes) -> bytes:
    """The text without what it was filled up with."""
    return filled.rstrip(b"\x00").removesuffix(END_OF_TEXT)


def _parts(envelope: bytes) -> tuple[bytes, bytes, bytes]:
    if envelope[:1] != VERSION:
        raise _does_not_open()
    start, end = 1 + SALT_BYTES, 1 + SALT_BYTES + COMMITMENT_BYTES
    return envelope[1:start], envelope[start:end], envelope[end:]


def _derived(key: bytes, salt: bytes) -> tuple[bytes, bytes]:
    """This envelope's own key, and what ties the envelope to it."""
    both = hmac.digest(key, LABEL + salt, "sha512")
    return both[:KEY_BYTES], both[KEY_BYTES:]


def _place(belongs_to: Sequence[str]) -> bytes:
    return SEPARATOR.join(belongs_to).encode()


def _does_not_open() -> IntegrityError:
    return IntegrityError(
        "envelope_does_not_open",
        "An encrypted value does not open: it was altered, moved, or sealed with another key.",
        "Restore the row from a backup, and check which key the program was started with.",
    )
