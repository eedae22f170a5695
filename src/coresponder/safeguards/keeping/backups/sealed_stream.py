"""A file of any length, sealed with the backup key so that it cannot be read, changed, reordered or cut off unnoticed.

    magic | salt (24) | commitment (32) | pieces of 1 MiB, each AES-256-GCM with its number and whether it is the last

The key of the file is derived from the backup key and the salt, and the file is committed to it, as with envelopes.
Source: the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár (2015): number and last mark in the nonce.
"""

import hmac
import os
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coresponder.kernel.errors import InputError, IntegrityError

MAGIC = b"coresponder backup 1\n"
LABEL = b"coresponder backup 1\x00"
SALT_BYTES = 24
COMMITMENT_BYTES = 32
PIECE_BYTES = 1 << 20
TAG_BYTES = 16
NUMBER_BYTES = 11


class SealingWriter:
    """Takes bytes and writes them sealed. Unless it is closed, the file counts as cut off."""

    def __init__(self, stream: BinaryIO, key: bytes) -> None:
        salt = os.urandom(SALT_BYTES)
        own_key, commitment = _derived(key, salt)
        self._stream, self._cipher = stream, AESGCM(own_key)
        self._waiting, self._number = bytearray(), 0
        stream.write(MAGIC + salt + commitment)

    def write(self, some: bytes) -> int:
        """Seal every piece that is full; one is always kept back, since the last is marked."""
        self._waiting += some
        while len(self._waiting) > PIECE_BYTES:
            self._seal(bytes(self._waiting[:PIECE_BYTES]), is_last=False)
            del self._waiting[:PIECE_BYTES]
        return len(some)

    def close(self) -> None:
        """Seal what is left as the last piece."""
        self._seal(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        self._stream.write(self._cipher.encrypt(_nonce(self._number, is_last=is_last), piece, MAGIC))
        self._number += 1


class UnsealingReader:
    """Hands out what was sealed. IntegrityError at the first piece that is not what was written."""

    def __init__(self, stream: BinaryIO, key: bytes) -> None:
        if stream.read(len(MAGIC)) != MAGIC:
            raise InputError("no_backup", "This file is no backup of this program.", "Check the path.")
        salt, commitment = stream.read(SALT_BYTES), stream.read(COMMITMENT_BYTES)
        own_key, expected = _derived(key, salt)
        if not hmac.compare_digest(commitment, expected):
            raise IntegrityError(
                "backup_of_another_key",
                "The backup was sealed with another key than the program has, or altered at its beginning.",
                "Start the program with the backup key of that time in BACKUP_KEYS.",
            )
        self._pieces, self._ready = _pieces(stream, AESGCM(own_key)), bytearray()

    def read(self, size: int = -1) -> bytes:
        """The next bytes; all that are left with a negative size."""
        while size < 0 or len(self._ready) < size:
            piece = next(self._pieces, None)
            if piece is None:
                break
            self._ready += piece
        taken = bytes(self._ready if size < 0 else self._ready[:size])
        del self._ready[: len(taken)]
        return taken


def _pieces(stream: BinaryIO, cipher: AESGCM) -> Iterator[bytes]:
    """Each piece, opened. Whether it is the last is known from what follows it, and has to be what was sealed."""
    number, here = 0, stream.read(PIECE_BYTES + TAG_BYTES)
    while True:
        following = stream.read(PIECE_BYTES + TAG_BYTES)
        try:
            yield cipher.decrypt(_nonce(number, is_last=not following), here, MAGIC)
        except InvalidTag:
            raise IntegrityError(
                "backup_altered", "The backup was altered or cut off.", "Use another copy of it."
            ) from None
        if not following:
            return
        number, here = number + 1, following


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(NUMBER_BYTES, "big") + bytes([is_last])


def _derived(key: bytes, salt: bytes) -> tuple[bytes, bytes]:
    both = hmac.digest(key, LABEL + salt, "sha512")
    return both[:32], both[32:]
