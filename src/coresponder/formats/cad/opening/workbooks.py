"""Excel workbooks as rows of text: dates in ISO form, whole numbers without a decimal point, nothing evaluated."""

import csv
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl

from coresponder.formats.cad.opening.containers import damaged
from coresponder.formats.cad.opening.layouts import HEADER_WITHIN_ROWS, Row, header_only, named_columns
from coresponder.kernel.errors import InputError


def workbook_header(path: Path) -> tuple[str, ...]:
    """The header of the first sheet that has a table."""
    with _table(path) as (header, rows):
        if next(rows, None) is None:
            raise header_only(path.name)
        return header


def workbook_rows(path: Path, *, count: int) -> list[Row]:
    """The first rows of that sheet as text."""
    with _table(path) as (_, rows):
        return list(islice(rows, count))


def write_workbook_as_csv(path: Path, *, to: Path) -> None:
    """Write that sheet as UTF-8 CSV, a row at a time."""
    with _table(path) as (header, rows), to.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(rows)


@contextmanager
def _table(path: Path) -> Iterator[tuple[tuple[str, ...], Iterator[Row]]]:
    """The header and the rows of the first sheet that has any."""
    with warnings.catch_warnings(), path.open("rb") as stream:
        warnings.simplefilter("ignore")  # openpyxl warns of styles and charts that we do not read
        try:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
        except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
            raise damaged(path.name, "an Excel workbook") from error
        try:
            yield _first_table(book, path.name)
        finally:
            book.close()


def _first_table(book: Any, name: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what some programs write there is wrong
        rows = sheet.iter_rows(values_only=True)
        for cells in islice(rows, HEADER_WITHIN_ROWS):
            texts = _without_empty_end(_texts(cells))
            if sum(map(bool, texts)) > 1:
                header = named_columns(texts, name)
                return header, _rows(rows, width=len(header))
    raise InputError("empty_file", f"{name} has no sheet with a table.", "Export it again.")


def _rows(rows: Iterator[Sequence[Any]], *, width: int) -> Iterator[Row]:
    """The rows that are not blank, each with as many cells as the header or more."""
    for cells in rows:
        texts = _without_empty_end(_texts(cells))
        if texts:
            yield texts + [""] * (width - len(texts))


def _without_empty_end(texts: Row) -> Row:
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _texts(cells: Sequence[Any]) -> Row:
    return [_text(cell) for cell in cells]


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
