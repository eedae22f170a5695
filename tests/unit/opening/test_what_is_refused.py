"""Each file that is no export ends in a sentence that says what is wrong and what to do next."""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import zstandard

from coresponder.formats.cad.opening import opened, sniff
from coresponder.kernel.errors import InputError

CALLS = b"number,received,type\n1,2024-05-01 10:00:00,Welfare check\n2,2024-05-01 10:05:00,Alarm\n"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _zip(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "text")
    return packed.getvalue()


def _empty_workbook() -> bytes:
    written = io.BytesIO()
    openpyxl.Workbook().save(written)
    return written.getvalue()


REFUSED: dict[str, tuple[bytes, str, str]] = {
    "no bytes": (b"", "empty_file", "no bytes at all"),
    "blank lines": (b"\n\n  \n", "empty_file", "only blank lines"),
    "a header only": (b"number,received,type\n", "header_only", "not a single row"),
    "one column": (b"number\n1\n2\n", "not_a_table", "only one column"),
    "no header": (b"1,2024-05-01 10:00:00,A\n2,2024-05-01 10:05:00,B\n", "no_header", "looks like a call"),
    "a name twice": (b"number,type,Type\n1,A,B\n", "duplicate_columns", "columns 2 and 3 are both called “Type”"),
    "a PDF": (b"%PDF-1.7\n", "wrong_kind", "a PDF document"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "wrong_kind", "an image"),
    "a web page": (b"\n<!DOCTYPE html><html></html>", "wrong_kind", "a web page"),
    "JSON": (b'[\n  {"number": 1}]', "wrong_kind", "a JSON document"),
    "XML": (b'<?xml version="1.0"?><calls/>', "wrong_kind", "an XML document"),
    "a zip archive": (_zip("calls.csv"), "wrong_kind", "a zip archive"),
    "half a zip archive": (_zip("calls.csv")[:60], "damaged_file", "damaged"),
    "an old workbook": (OLD_OFFICE, "wrong_kind", "an old Office format"),
    "a locked workbook": (
        OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
        "encrypted_workbook",
        "protected by a password",
    ),
    "an empty workbook": (_empty_workbook(), "empty_file", "no sheet with a table"),
    "a program": (bytes(range(256)) * 20, "not_text", "is not text"),
    "not quite Parquet": (b"PAR1 but no table", "damaged_file", "damaged"),
    "a NUL byte": (CALLS.replace(b"Alarm", b"Al\x00rm"), "nul_byte", "a NUL byte in line 3 (byte 82)"),
    "gzip that ends early": (gzip.compress(CALLS)[:-12], "truncated_file", "ends too early"),
    "zstd that ends early": (zstandard.compress(CALLS)[:-4], "truncated_file", "ends too early"),
    "gzip with a fault": (gzip.compress(CALLS)[:10] + b"\x07\xff\xff", "damaged_file", "damaged"),
    "gzip around Parquet": (gzip.compress(b"PAR1 and more"), "wrong_kind", "holds another container"),
    "bytes of no encoding": (CALLS.replace(b"Alarm", b"\x81larm"), "undecodable_text", "line 3 (byte 80)"),
}


@pytest.mark.parametrize(("content", "code", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_is_no_export_is_refused_by_name(content: bytes, code: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes(content)
    with pytest.raises(InputError) as refused, opened(path, tmp_path):
        pass
    assert refused.value.code == code
    assert words in refused.value.sentence
    assert "calls.csv" in refused.value.sentence
    assert refused.value.next_step


@pytest.mark.parametrize(
    ("make", "code"),
    [(lambda path: path, "file_not_found"), (lambda path: path.mkdir() or path, "is_a_folder")],
    ids=["no file", "a folder"],
)
def test_a_name_that_is_no_file_is_refused(make: Callable[[Path], Path], code: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        sniff(make(tmp_path / "calls"))
    assert refused.value.code == code


@pytest.mark.parametrize("content", [content for content, *_ in REFUSED.values()], ids=REFUSED.keys())
def test_nothing_half_written_is_left_behind(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes(content)
    with pytest.raises(InputError), opened(path, tmp_path):
        pass
    assert list(tmp_path.iterdir()) == [path]


def test_a_nul_byte_is_found_however_far_into_a_compressed_file(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv.zst"
    rows = b"".join(b"%d,2024-05-01 10:00:00,Welfare check\n" % number for number in range(200_000))
    path.write_bytes(zstandard.compress(b"number,received,type\n" + rows + b"x,\x00,y\n"))
    with pytest.raises(InputError) as refused, opened(path, tmp_path):
        pass
    assert refused.value.code == "nul_byte"
    assert "line 200,002" in refused.value.sentence
