"""What kind of file it is, from its first bytes; what is no export is refused in a sentence that names it."""

import codecs
import re
import zipfile
from pathlib import Path
from typing import Literal

from coresponder.kernel.errors import InputError

Container = Literal["text", "gzip", "zstd", "xlsx", "parquet"]

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
PARQUET = b"PAR1"
ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")

FIRST_BYTES = 4096

EXPORT_AS_CSV = "Export the calls from your dispatch system as CSV, and use that file."
UNPACK_FIRST = "Unpack it, and use the CSV, xlsx or Parquet file inside."

NOT_EXPORTS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", EXPORT_AS_CSV),
    (b"\x89PNG", "an image", EXPORT_AS_CSV),
    (b"\xff\xd8\xff", "an image", EXPORT_AS_CSV),
    (b"GIF8", "an image", EXPORT_AS_CSV),
    (b"II*\x00", "an image", EXPORT_AS_CSV),
    (b"MM\x00*", "an image", EXPORT_AS_CSV),
    (b"BZh", "a bzip2 archive", UNPACK_FIRST),
    (b"\xfd7zXZ", "an xz archive", UNPACK_FIRST),
    (b"7z\xbc\xaf", "a 7-Zip archive", UNPACK_FIRST),
    (b"Rar!", "a RAR archive", UNPACK_FIRST),
    (b"SQLite format 3", "an SQLite database", EXPORT_AS_CSV),
    (b"\x7fELF", "a program", EXPORT_AS_CSV),
    (b"MZ\x90", "a program", EXPORT_AS_CSV),
)
NOT_EXPORTS_AS_TEXT: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"<!doctype html|<html", re.IGNORECASE), "a web page"),
    (re.compile(rb"<\?xml", re.IGNORECASE), "an XML document"),
    (re.compile(rb"\{|\[\s*[\[{]"), "a JSON document"),
)


def container_of(path: Path) -> Container:
    """The container of the file at `path`; InputError where it cannot hold an export."""
    _refuse_unless_file(path)
    with path.open("rb") as stream:
        first = stream.read(FIRST_BYTES)
    if not first:
        raise InputError("empty_file", f"{path.name} is empty: it has no bytes at all.", "Export it again.")
    if first.startswith(ZIP):
        return _xlsx_or_refused(path)
    if first.startswith(OLD_OFFICE):
        raise _old_office(path)
    refuse_if_not_text(first, path.name)
    return _container_of_bytes(first)


def refuse_if_not_text(first: bytes, name: str) -> None:
    """InputError where these first bytes are of a known kind that is no export."""
    for beginning, kind, next_step in NOT_EXPORTS:
        if first.startswith(beginning):
            raise wrong_kind(name, kind, next_step)
    start = first.removeprefix(codecs.BOM_UTF8).lstrip()
    for pattern, kind in NOT_EXPORTS_AS_TEXT:
        if pattern.match(start):
            raise wrong_kind(name, kind, EXPORT_AS_CSV)


def refuse_nested(first: bytes, name: str) -> None:
    """InputError where a compressed file holds anything but text."""
    if first.startswith((GZIP, ZSTD, PARQUET, ZIP, OLD_OFFICE)):
        raise wrong_kind(name, "a compressed file that holds another container", UNPACK_FIRST)
    refuse_if_not_text(first, name)


def wrong_kind(name: str, kind: str, next_step: str) -> InputError:
    """The error for a file that is something else than an export."""
    return InputError("wrong_kind", f"{name} is {kind}, not an export of calls.", next_step)


def damaged(name: str, kind: str) -> InputError:
    """The error for a file of the right kind that cannot be read."""
    return InputError(
        "damaged_file",
        f"{name} is {kind}, but it is damaged and cannot be read.",
        "Export or copy it again; compare its size with the original.",
    )


def _container_of_bytes(first: bytes) -> Container:
    if first.startswith(GZIP):
        return "gzip"
    if first.startswith(ZSTD):
        return "zstd"
    return "parquet" if first.startswith(PARQUET) else "text"


def _refuse_unless_file(path: Path) -> None:
    if path.is_dir():
        raise InputError("is_a_folder", f"{path.name} is a folder.", "Name the files in it, for example with *.csv.")
    if not path.is_file():
        raise InputError("file_not_found", f"There is no file {path.name}.", "Check the name and the folder.")


def _xlsx_or_refused(path: Path) -> Container:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile as error:
        raise damaged(path.name, "a zip archive or an Excel workbook") from error
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise wrong_kind(path.name, "a zip archive", UNPACK_FIRST)


def _old_office(path: Path) -> InputError:
    if ENCRYPTED_PACKAGE in path.read_bytes():
        return InputError(
            "encrypted_workbook",
            f"{path.name} is an Excel workbook that is protected by a password.",
            "Open it in Excel, remove the password, and save it as CSV or xlsx.",
        )
    return wrong_kind(
        path.name, "a document of an old Office format", "Open it, and save it as CSV or as an xlsx workbook."
    )
