"""A file of any length, sealed in pieces."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coresponder.kernel.errors import InputError, IntegrityError
from coresponder.safeguards.keeping.backups import sealed_stream
from coresponder.safeguards.keeping.backups.sealed_stream import MAGIC, SealingWriter, UnsealingReader

KEY = bytes(range(32))
HEAD = len(MAGIC) + 24 + 32


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of ten bytes, so that small files have many."""
    monkeypatch.setattr(sealed_stream, "PIECE_BYTES", 10)


def sealed(content: bytes, *, close: bool = True) -> bytes:
    stream = BytesIO()
    writer = SealingWriter(stream, KEY)
    for start in range(0, len(content), 7):
        writer.write(content[start : start + 7])
    if close:
        writer.close()
    return stream.getvalue()


def opened(written: bytes, key: bytes = KEY) -> bytes:
    return UnsealingReader(BytesIO(written), key).read()


@given(st.binary(max_size=100), st.integers(1, 30))
@settings(max_examples=60)
def test_what_was_sealed_comes_back_whatever_is_read_at_once(content: bytes, size: int) -> None:
    reader, parts = UnsealingReader(BytesIO(sealed(content)), KEY), []
    while part := reader.read(size):
        parts.append(part)
    assert b"".join(parts) == content


def test_nothing_of_it_can_be_read() -> None:
    assert b"secret" not in sealed(b"secret" * 9)


def test_every_flipped_byte_is_refused() -> None:
    written = sealed(b"x" * 25)
    for place in range(len(written)):
        flipped = bytearray(written)
        flipped[place] ^= 1
        with pytest.raises((IntegrityError, InputError)):
            opened(bytes(flipped))


@pytest.mark.parametrize("pieces", [1, 2, 3])
def test_a_file_that_lost_pieces_at_its_end_is_refused(pieces: int) -> None:
    with pytest.raises(IntegrityError, match="cut off"):
        opened(sealed(b"x" * 40)[: -26 * pieces])


def test_a_file_whose_writing_was_broken_off_is_refused() -> None:
    with pytest.raises(IntegrityError, match="cut off"):
        opened(sealed(b"x" * 40, close=False))


def test_pieces_in_another_order_are_refused() -> None:
    written = sealed(b"x" * 40)
    first, second = written[HEAD : HEAD + 26], written[HEAD + 26 : HEAD + 52]
    with pytest.raises(IntegrityError, match="altered"):
        opened(written[:HEAD] + second + first + written[HEAD + 52 :])


def test_another_key_is_told_from_an_altered_file() -> None:
    with pytest.raises(IntegrityError, match="another key"):
        opened(sealed(b"x"), bytes(32))


def test_another_file_is_no_backup() -> None:
    with pytest.raises(InputError, match="no backup"):
        opened(b"PK\x03\x04 something else")
