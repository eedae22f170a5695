"""Which characters the bytes of a text stand for, decided by every byte of it and not by the first few."""

import codecs
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

import charset_normalizer

from coresponder.kernel.errors import InputError

Encoding = Literal["utf-8", "cp1252", "utf-16"]

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SEVERAL_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
NOT_ASCII = re.compile(rb"[\x80-\xff]")
NOT_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

MOST_CONTROL_BYTES = 0.01  # more than this share of control bytes is no text
SAMPLE_BYTES = 1 << 16


@dataclass(kw_only=True)
class TextCheck:
    """Looks at a text piece by piece, and then says its encoding. Refuses a NUL byte as soon as it comes.

    `again` gives the pieces once more from the start: to count lines when there is something to complain about.
    """

    name: str
    again: Callable[[], Iterable[bytes]]
    _decoder: codecs.IncrementalDecoder = field(default_factory=lambda: codecs.getincrementaldecoder("utf-8")())
    _utf_16: bool = False
    _is_utf_8: bool = True
    _marked_utf_8: bool = False
    _position: int = 0
    _characters: int = 0
    _stray_bytes: int = 0
    _not_cp1252_at: int | None = None
    _odd_sample: bytes = b""

    def feed(self, piece: bytes) -> None:
        """Look at the next piece of the text."""
        if self._position == 0:
            self._begin(piece)
        if not self._utf_16:
            self._refuse_nul(piece)
            if not piece.isascii() or self._unfinished:
                self._look_at(piece)
        self._position += len(piece)

    def encoding(self) -> Encoding:
        """The encoding of all that was fed.

        A text that is UTF-8 but for a few rows stays UTF-8, so that only those rows are rejected.
        """
        if self._utf_16:
            return "utf-16"
        if self._is_utf_8 or self._marked_utf_8 or self._characters > self._stray_bytes:
            return "utf-8"
        if self._not_cp1252_at is not None:
            raise self._undecodable(self._not_cp1252_at)
        return "cp1252"

    def _begin(self, piece: bytes) -> None:
        self._utf_16 = piece.startswith(UTF_16_MARKS)
        self._marked_utf_8 = piece.startswith(codecs.BOM_UTF8)
        head = piece[:SAMPLE_BYTES]
        if not self._utf_16 and len(CONTROL.findall(head)) > max(1, MOST_CONTROL_BYTES * len(head)):
            raise InputError(
                "not_text",
                f"{self.name} is not text: it holds bytes that no export has.",
                "Export the calls from your dispatch system as CSV, and use that file.",
            )

    def _refuse_nul(self, piece: bytes) -> None:
        place = piece.find(b"\x00")
        if place >= 0:
            position = self._position + place
            line = _line_of(self.again(), position)
            raise InputError(
                "nul_byte",
                f"{self.name} has a NUL byte in line {line:,} (byte {position + 1:,}), where text should be.",
                "The file was damaged in export or copying. Export it again, or remove that byte and try again.",
            )

    @property
    def _unfinished(self) -> bool:
        """Whether the last piece ended within a character."""
        return bool(self._decoder.getstate()[0])

    def _look_at(self, piece: bytes) -> None:
        if self._is_utf_8:
            try:
                self._decoder.decode(piece)
            except UnicodeDecodeError:
                self._is_utf_8 = False
        characters = SEVERAL_BYTES.findall(piece)
        self._characters += len(characters)
        self._stray_bytes += len(NOT_ASCII.findall(piece)) - sum(map(len, characters))
        self._note_not_cp1252(piece)

    def _note_not_cp1252(self, piece: bytes) -> None:
        found = NOT_IN_CP1252.search(piece)
        if found is not None and self._not_cp1252_at is None:
            self._not_cp1252_at = self._position + found.start()
            self._odd_sample = piece[max(0, found.start() - SAMPLE_BYTES) : found.start() + SAMPLE_BYTES]

    def _undecodable(self, position: int) -> InputError:
        guess = charset_normalizer.from_bytes(self._odd_sample).best()
        perhaps = f" It may be {guess.encoding}." if guess is not None else ""
        return InputError(
            "undecodable_text",
            f"{self.name} is neither UTF-8 nor Windows-1252 text: line {_line_of(self.again(), position):,}"
            f" (byte {position + 1:,}) fits neither.{perhaps}",
            "Export it again as UTF-8, or save it as UTF-8 in the program that wrote it.",
        )


def _line_of(pieces: Iterable[bytes], position: int) -> int:
    """The line, counted from 1, that the byte at `position` stands in."""
    lines, start = 1, 0
    for piece in pieces:
        if start + len(piece) > position:
            return lines + piece.count(b"\n", 0, position - start)
        lines, start = lines + piece.count(b"\n"), start + len(piece)
    return lines
