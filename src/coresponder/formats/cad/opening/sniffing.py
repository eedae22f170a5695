"""What a file is, from its beginning: quick enough to answer while a person waits."""

import codecs
import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb

from coresponder.formats.cad.opening.containers import Container, container_of, damaged, refuse_nested
from coresponder.formats.cad.opening.encodings import Encoding, TextCheck
from coresponder.formats.cad.opening.layouts import Layout, Row, header_only, layout_of, named_columns, rows_of
from coresponder.formats.cad.opening.unpacking import text_pieces
from coresponder.formats.cad.opening.workbooks import workbook_header, workbook_rows
from coresponder.formats.workspace import connected

BEGINNING_BYTES = 1 << 19
LINES_LOOKED_AT = 1000


@dataclass(frozen=True, kw_only=True)
class ExportKind:
    """What a file is. `encoding` and `delimiter` are empty where the container is not a text.

    The encoding is that of the beginning: preparing looks at every byte and may find another.
    """

    container: Container
    header: tuple[str, ...]
    encoding: Encoding | None = None
    delimiter: str = ""
    skipped_lines: int = 0


def sniff(path: Path) -> ExportKind:
    """What the file at `path` is, and its columns; InputError with a sentence where it is no export of calls."""
    container = container_of(path)
    if container == "xlsx":
        return ExportKind(container=container, header=workbook_header(path))
    if container == "parquet":
        return ExportKind(container=container, header=_parquet_header(path))
    encoding, layout = text_layout(path, container)
    return ExportKind(
        container=container,
        encoding=encoding,
        header=layout.header,
        delimiter=layout.delimiter,
        skipped_lines=layout.skipped_lines,
    )


def sample_rows(path: Path, rows: int = 50) -> tuple[tuple[str, ...], list[Row]]:
    """The header and the first rows as text, each row with as many fields as the header."""
    kind = sniff(path)
    if kind.container == "xlsx":
        found = workbook_rows(path, count=rows)
    elif kind.container == "parquet":
        found = _parquet_rows(path, rows)
    else:
        lines = islice(_lines(path, kind.container, kind.encoding or "utf-8"), kind.skipped_lines, None)
        found = list(islice(rows_of(lines, kind.delimiter), 1, rows + 1))
    width = len(kind.header)
    return kind.header, [(row + [""] * width)[:width] for row in found]


def text_layout(path: Path, container: Container, encoding: Encoding | None = None) -> tuple[Encoding, Layout]:
    """The encoding, from the beginning unless it is known, and the layout of a text that may be compressed."""
    beginning = _beginning(path, container)
    if container != "text":
        refuse_nested(beginning, path.name)
    encoding = encoding or _encoding_of_beginning(path, beginning)
    lines = _split(_decoder(encoding).decode(beginning))
    whole = lines if len(lines) == 1 or len(beginning) < BEGINNING_BYTES else lines[:-1]
    return encoding, layout_of(whole[:LINES_LOOKED_AT], path.name)


def _beginning(path: Path, container: Container) -> bytes:
    beginning = b""
    with closing(text_pieces(path, container)) as pieces:
        for piece in pieces:
            beginning += piece
            if len(beginning) >= BEGINNING_BYTES:
                break
    return beginning[:BEGINNING_BYTES]


def _encoding_of_beginning(path: Path, beginning: bytes) -> Encoding:
    check = TextCheck(name=path.name, again=lambda: [beginning])
    check.feed(beginning)
    return check.encoding()


def _lines(path: Path, container: Container, encoding: Encoding) -> Iterator[str]:
    """The lines of the text with their line ends; a byte that cannot be decoded shows as a replacement character."""
    decoder, rest = _decoder(encoding), ""
    with closing(text_pieces(path, container)) as pieces:
        for piece in pieces:
            lines = _split(rest + decoder.decode(piece))
            rest = lines.pop() if lines and not lines[-1].endswith("\n") else ""
            yield from lines
    yield from _split(rest + decoder.decode(b"", final=True))


def _decoder(encoding: Encoding) -> codecs.IncrementalDecoder:
    return codecs.getincrementaldecoder("utf-8-sig" if encoding == "utf-8" else encoding)(errors="replace")


def _split(text: str) -> list[str]:
    """The lines of a text, ended by a line feed, a carriage return or both, and by nothing else."""
    return list(io.StringIO(text, newline=""))


def _parquet_header(path: Path) -> tuple[str, ...]:
    names, rows = _from_parquet(path, rows=1)
    if not rows:
        raise header_only(path.name)
    return named_columns(names, path.name)


def _parquet_rows(path: Path, rows: int) -> list[Row]:
    return _from_parquet(path, rows=rows)[1]


def _from_parquet(path: Path, *, rows: int) -> tuple[list[str], list[Row]]:
    with connected() as connection:
        try:
            connection.execute("SET TimeZone = 'UTC'")
            texts = "CAST(COLUMNS(*) AS VARCHAR)"
            found = connection.execute(f"SELECT {texts} FROM read_parquet(?) LIMIT ?", [str(path), rows])  # noqa: S608
            names = [column[0] for column in found.description or []]
            return names, [["" if cell is None else cell for cell in row] for row in found.fetchall()]
        except duckdb.Error as error:
            raise damaged(path.name, "a Parquet file") from error
