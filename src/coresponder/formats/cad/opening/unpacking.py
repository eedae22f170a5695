"""The text of a file, piece by piece, unpacked where it is compressed; never more than a few megabytes at once."""

import zlib
from collections.abc import Generator
from pathlib import Path
from typing import BinaryIO, Protocol

import zstandard

from coresponder.formats.cad.opening.containers import Container, damaged
from coresponder.kernel.errors import InputError

PIECE_BYTES = 1 << 22
COMPRESSED_PIECE_BYTES = 1 << 13  # small, because a few bytes may unpack to very many
GZIP_WINDOW = 31


class Unpacker(Protocol):
    """What zlib's and zstandard's decompressors have in common."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, /) -> bytes: ...


def text_pieces(path: Path, container: Container) -> Generator[bytes]:
    """The bytes of the text inside a text, gzip or zstd file, in order.

    InputError where a compressed file is damaged or ends before its end, as after a broken download.
    """
    with path.open("rb") as stream:
        if container == "text":
            yield from iter(lambda: stream.read(PIECE_BYTES), b"")
        else:
            yield from _unpacked(stream, container, path.name)


def _unpacked(stream: BinaryIO, container: Container, name: str) -> Generator[bytes]:
    """The unpacked pieces of all members (gzip) or frames (zstd), one after another."""
    unpacker: Unpacker | None = None
    while packed := stream.read(COMPRESSED_PIECE_BYTES):
        while packed:
            unpacker = _new_unpacker(container) if unpacker is None or unpacker.eof else unpacker
            yield _unpack(unpacker, packed, container, name)
            packed = unpacker.unused_data if unpacker.eof else b""
            packed = packed if packed.strip(b"\x00") else b""  # tape and block devices pad with zeros
    if unpacker is None or not unpacker.eof:
        raise InputError(
            "truncated_file",
            f"{name} ends too early: it is a {container} file of which the end is missing.",
            "Copy or download it again; compare its size with the original.",
        )


def _new_unpacker(container: Container) -> Unpacker:
    if container == "gzip":
        return zlib.decompressobj(GZIP_WINDOW)
    unpacker: Unpacker = zstandard.ZstdDecompressor().decompressobj()
    return unpacker


def _unpack(unpacker: Unpacker, packed: bytes, container: Container, name: str) -> bytes:
    try:
        return unpacker.decompress(packed)
    except (zlib.error, zstandard.ZstdError) as error:
        raise damaged(name, f"a {container} file") from error
