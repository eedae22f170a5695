"""An export is found in whatever it comes in, from its bytes and not from its name."""

import gzip
from datetime import date, datetime, time
from pathlib import Path

import duckdb
import openpyxl
import pytest
import zstandard

from coresponder.formats.cad.opening import opened, sample_rows, sniff

HEADER = ("number", "received", "type")
ROWS = [["1", "2024-05-01 10:00:00", "Welfare check"], ["2", "2024-05-01 10:05:00", "Café disturbance"]]
TEXT = "number,received,type\n1,2024-05-01 10:00:00,Welfare check\n2,2024-05-01 10:05:00,Café disturbance\n"

WRITTEN: dict[str, tuple[bytes, str, str | None]] = {
    "UTF-8": (TEXT.encode(), "text", "utf-8"),
    "UTF-8 with a byte order mark": (b"\xef\xbb\xbf" + TEXT.encode(), "text", "utf-8"),
    "Windows-1252": (TEXT.encode("cp1252"), "text", "cp1252"),
    "UTF-16": (TEXT.encode("utf-16"), "text", "utf-16"),
    "lines that end as on Windows": (TEXT.replace("\n", "\r\n").encode(), "text", "utf-8"),
    "tabs": (TEXT.replace(",", "\t").encode(), "text", "utf-8"),
    "semicolons": (TEXT.replace(",", ";").encode(), "text", "utf-8"),
    "pipes": (TEXT.replace(",", "|").encode(), "text", "utf-8"),
    "gzip": (gzip.compress(TEXT.encode()), "gzip", "utf-8"),
    "gzip in two members": (gzip.compress(TEXT[:30].encode()) + gzip.compress(TEXT[30:].encode()), "gzip", "utf-8"),
    "zstd": (zstandard.compress(TEXT.encode()), "zstd", "utf-8"),
    "zstd in two frames": (
        zstandard.compress(TEXT[:30].encode()) + zstandard.compress(TEXT[30:].encode()),
        "zstd",
        "utf-8",
    ),
    "gzip of Windows-1252": (gzip.compress(TEXT.encode("cp1252")), "gzip", "cp1252"),
    "a title above the header": (b"Calls for service\n\n" + TEXT.encode(), "text", "utf-8"),
}


@pytest.mark.parametrize(("content", "container", "encoding"), WRITTEN.values(), ids=WRITTEN.keys())
def test_the_same_calls_are_read_from_every_text(
    content: bytes, container: str, encoding: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "export.dat"
    path.write_bytes(content)
    kind = sniff(path)
    assert (kind.container, kind.encoding, kind.header) == (container, encoding, HEADER)
    assert sample_rows(path) == (HEADER, ROWS)


@pytest.mark.parametrize(("content", "container", "encoding"), WRITTEN.values(), ids=WRITTEN.keys())
def test_what_is_read_is_plain_utf_8_whatever_it_was(
    content: bytes, container: str, encoding: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "export.dat"
    path.write_bytes(content)
    with opened(path, tmp_path) as file:
        assert "Café disturbance" in file.readable.read_bytes().decode("utf-8-sig")
        assert (file.readable == path) is (container == "text" and encoding == "utf-8")
        assert bool(file.notes) is (file.readable != path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_conversion_is_told(tmp_path: Path) -> None:
    path = tmp_path / "export.csv.gz"
    path.write_bytes(gzip.compress(TEXT.encode("cp1252")))
    with opened(path, tmp_path) as file:
        assert file.notes == (
            "The file was unpacked (gzip).",
            "The text was Windows-1252 and was converted to UTF-8.",
        )


def test_one_stray_byte_does_not_make_a_utf_8_file_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(TEXT.encode() * 3 + b"9,2024-05-01 11:00:00,caf\xe9\n")
    with opened(path, tmp_path) as file:
        assert file.kind.encoding == "utf-8"


def test_an_encoding_that_shows_only_at_the_end_is_found(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    plain = "number,received,type\n" + "1,2024-05-01 10:00:00,Alarm\n" * 30_000
    path.write_bytes(plain.encode() + "2,2024-05-01 10:00:00,Café\n".encode("cp1252"))
    assert sniff(path).encoding == "utf-8"
    with opened(path, tmp_path) as file:
        assert file.kind.encoding == "cp1252"


def test_a_line_break_inside_quotation_marks_is_part_of_the_field(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text('number,type,note\n1,"Welfare\ncheck",a\n2,"Say ""hello""",b\n', encoding="utf-8")
    assert sample_rows(path)[1] == [["1", "Welfare\ncheck", "a"], ["2", 'Say "hello"', "b"]]


def test_columns_without_a_name_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("number,type,,\n1,Alarm,x,y\n", encoding="utf-8")
    assert sniff(path).header == ("number", "type", "column 3", "column 4")


def test_a_workbook_is_read_as_text_with_dates_in_iso_form(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["number", "received", "day", "at", "priority", "note"])
    book.active.append([20240001, datetime(2024, 5, 1, 10, 0), date(2024, 5, 1), time(10, 0), 2.0, None])  # noqa: DTZ001
    book.save(tmp_path / "calls.xlsx")
    header, rows = sample_rows(tmp_path / "calls.xlsx")
    assert header == ("number", "received", "day", "at", "priority", "note")
    assert rows == [["20240001", "2024-05-01 10:00:00", "2024-05-01 00:00:00", "10:00:00", "2", ""]]


def test_a_workbook_whose_first_sheet_is_a_cover_is_read_from_the_next(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Calls for service"])
    sheet = book.create_sheet("Calls")
    sheet.append(["number", "type"])
    sheet.append([1, "Alarm"])
    book.save(tmp_path / "calls.xlsx")
    assert sample_rows(tmp_path / "calls.xlsx") == (("number", "type"), [["1", "Alarm"]])


def test_a_parquet_file_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "calls"
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT 7 AS number, TIMESTAMP '2024-05-01 10:00:00' AS received, NULL AS type)"
            f" TO '{path}' (FORMAT parquet)"
        )
    assert sniff(path).container == "parquet"
    assert sample_rows(path) == (HEADER, [["7", "2024-05-01 10:00:00", ""]])
