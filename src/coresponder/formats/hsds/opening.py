"""A folder, a zip archive or a JSON file as rows of text, each with where it stands."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa

from coresponder.formats.hsds.findings import Finding
from coresponder.kernel.errors import InputError
from coresponder.kernel.spreadsheets import without_mark

MOST_BYTES = 500_000_000


@dataclass(kw_only=True)
class RawRow:
    """One row as it stands: of which file, in which row, and its cells.

    In JSON the number is that of the outermost object, `path` leads from there to this one, and `key` is what others
    inside the document point to it by.
    """

    file: str
    number: int | None
    cells: dict[str, Any]
    path: str = ""
    key: str = ""


@dataclass(kw_only=True)
class Opened:
    """What was in the package: rows by the name of their file or list, and what was wrong with the files."""

    rows: dict[str, list[RawRow]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    documents: list[tuple[str, Any]] = field(default_factory=list)
    version: str = ""


def opened(path: Path, *, named: str = "") -> Opened:
    """Everything in the package; InputError where there is nothing that could be a directory."""
    found = Opened()
    for name, content in _files(path, named or path.name):
        _take(found, name, content)
    if not found.rows and not found.documents:
        raise InputError(
            "no_directory",
            "There is no HSDS in it: neither CSV files with the names of HSDS nor a JSON document.",
            "Choose the folder or zip archive with services.csv in it, or the JSON file.",
        )
    return found


def _files(path: Path, named: str) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        for each in sorted(path.iterdir()):
            if each.is_file():
                yield each.name, each.read_bytes()
    elif not path.is_file():
        raise InputError("no_such_file", f"There is no file “{named}”.", "Check the name.")
    elif zipfile.is_zipfile(path):
        yield from _zipped(path)
    else:
        yield named, path.read_bytes()


def _zipped(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        if sum(each.file_size for each in archive.infolist()) > MOST_BYTES:
            raise InputError(
                "package_too_large", "Unpacked, the archive is larger than 500 MB.", "Check what is in it."
            )
        for each in sorted(archive.namelist()):
            name = PurePosixPath(each).name
            if name and not name.startswith(".") and "__MACOSX" not in each:
                yield name, archive.read(each)


def _take(found: Opened, name: str, content: bytes) -> None:
    if name.endswith(".zst"):
        name, content = name.removesuffix(".zst"), pa.input_stream(pa.BufferReader(content), compression="zstd").read()
    if name.endswith(".csv"):
        _take_csv(found, name, _text(found, name, content))
    elif name == "datapackage.json":
        found.version = found.version or _version(content)
    elif name.endswith(".json"):
        _take_json(found, name, _text(found, name, content))


def _version(content: bytes) -> str:
    try:
        read = json.loads(content)
    except ValueError:
        return ""
    return str(read.get("version", ""))[:60] if isinstance(read, dict) else ""


def _text(found: Opened, name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig").replace("\x00", "")
    except UnicodeDecodeError:
        sentence = f"{name} is not UTF-8. It was read as Windows-1252; look at letters with accents."
        found.findings.append(Finding("encoding_other", name, None, "", sentence))
        return content.decode("cp1252", errors="replace").replace("\x00", "")


def _take_json(found: Opened, name: str, text: str) -> None:
    try:
        found.documents.append((name, json.loads(text)))
    except ValueError:
        found.findings.append(Finding("file_unreadable", name, None, "", f"{name} is no JSON document."))


def _take_csv(found: Opened, name: str, text: str) -> None:
    reader = csv.reader(io.StringIO(text))
    header = [cell.strip() for cell in next(reader, [])]
    rows = found.rows.setdefault(name.removesuffix(".csv").casefold(), [])
    for number, cells in enumerate(_rows_of(reader, found, name), start=2):
        if len(cells) > len(header):
            sentence = f"Row {number} of {name} has {len(cells)} cells, the header {len(header)}."
            found.findings.append(Finding("cells_too_many", name, number, "", sentence))
        if any(cells):
            unmarked = map(without_mark, cells)
            rows.append(RawRow(file=name, number=number, cells=dict(zip(header, unmarked, strict=False))))


def _rows_of(reader: Iterator[list[str]], found: Opened, name: str) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error:
        sentence = f"{name} breaks off: a row after what was read is no CSV."
        found.findings.append(Finding("file_unreadable", name, None, "", sentence))
