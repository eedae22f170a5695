"""A whole file made ready: hashed, looked at byte by byte, and turned into plain UTF-8 text where it is not.

A file that is plain UTF-8 text or Parquet is read where it lies. Anything else is written once, in pieces, as plain
text into the folder that the caller gives (a workspace's, which only this user can read), and deleted after reading.
"""

import codecs
import errno
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from coresponder.formats.cad.opening.containers import Container
from coresponder.formats.cad.opening.encodings import Encoding, TextCheck
from coresponder.formats.cad.opening.sniffing import ExportKind, sniff, text_layout
from coresponder.formats.cad.opening.unpacking import text_pieces
from coresponder.formats.cad.opening.workbooks import write_workbook_as_csv
from coresponder.kernel.content_hash import file_sha256
from coresponder.kernel.errors import InputError

CONVERTED: dict[Encoding, str] = {
    "cp1252": "The text was Windows-1252 and was converted to UTF-8.",
    "utf-16": "The text was UTF-16 and was converted to UTF-8.",
}
UNPACKED: dict[Container, str] = {
    "gzip": "The file was unpacked (gzip).",
    "zstd": "The file was unpacked (zstd).",
    "xlsx": "The workbook was read as text, its dates in ISO form.",
}


@dataclass(frozen=True, kw_only=True)
class OpenedFile:
    """An export as DuckDB can read it: `readable` is a plain UTF-8 text with that layout, or a Parquet file.

    `bytes` and `sha256` are the original's. `notes` say in sentences what had to be done to it.
    """

    path: Path
    readable: Path
    kind: ExportKind
    bytes: int
    sha256: str
    notes: tuple[str, ...] = ()

    @property
    def is_parquet(self) -> bool:
        return self.kind.container == "parquet"


@contextmanager
def opened(path: Path, folder: Path) -> Iterator[OpenedFile]:
    """The file at `path`, ready to be read; what had to be written for that is deleted on leaving.

    InputError where the file is no export, is damaged, or the disk is full.
    """
    kind = sniff(path)
    plain = folder / "unpacked.csv"
    try:
        yield _prepared(path, kind, plain)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise InputError(
            "disk_full",
            f"There is no room on the disk to unpack {path.name}.",
            "Make room, or set TMPDIR to a folder on a larger disk.",
        ) from error
    finally:
        plain.unlink(missing_ok=True)


def _prepared(path: Path, kind: ExportKind, plain: Path) -> OpenedFile:
    if kind.container == "parquet":
        return _opened(path, path, kind, file_sha256(path))
    if kind.container == "xlsx":
        write_workbook_as_csv(path, to=plain)
        as_text = ExportKind(container="xlsx", header=kind.header, encoding="utf-8", delimiter=",")
        return _opened(path, plain, as_text, file_sha256(path), UNPACKED["xlsx"])
    return _prepared_text(path, kind, plain)


def _prepared_text(path: Path, kind: ExportKind, plain: Path) -> OpenedFile:
    check = TextCheck(name=path.name, again=lambda: text_pieces(path, kind.container))
    digest = hashlib.sha256()
    if kind.container == "text":
        for piece in text_pieces(path, kind.container):
            digest.update(piece)
            check.feed(piece)
    else:
        _unpack(path, kind.container, check, plain)
    encoding = check.encoding()
    sha256 = digest.hexdigest() if kind.container == "text" else file_sha256(path)
    return _in_utf_8(path, _with_encoding(path, kind, encoding), plain, sha256)


def _unpack(path: Path, container: Container, check: TextCheck, plain: Path) -> None:
    with plain.open("wb") as unpacked:
        for piece in text_pieces(path, container):
            check.feed(piece)
            unpacked.write(piece)


def _with_encoding(path: Path, kind: ExportKind, encoding: Encoding) -> ExportKind:
    """The kind with the encoding that every byte speaks for, and the header as that encoding reads it."""
    if encoding == kind.encoding:
        return kind
    _, layout = text_layout(path, kind.container, encoding)
    return ExportKind(
        container=kind.container,
        encoding=encoding,
        header=layout.header,
        delimiter=layout.delimiter,
        skipped_lines=layout.skipped_lines,
    )


def _in_utf_8(path: Path, kind: ExportKind, plain: Path, sha256: str) -> OpenedFile:
    encoding = kind.encoding or "utf-8"
    unpacked = UNPACKED.get(kind.container, "")
    if encoding == "utf-8":
        return _opened(path, plain if unpacked else path, kind, sha256, unpacked)
    _convert(path, kind.container, encoding, plain)
    return _opened(path, plain, kind, sha256, unpacked, CONVERTED[encoding])


def _convert(path: Path, container: Container, encoding: Encoding, plain: Path) -> None:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    with plain.open("wb") as converted:
        for piece in text_pieces(path, container):
            converted.write(decoder.decode(piece).encode())
        converted.write(decoder.decode(b"", final=True).encode())


def _opened(path: Path, readable: Path, kind: ExportKind, sha256: str, *notes: str) -> OpenedFile:
    said = tuple(note for note in notes if note)
    return OpenedFile(path=path, readable=readable, kind=kind, bytes=path.stat().st_size, sha256=sha256, notes=said)
