"""Tables for a spreadsheet: CSV with formulas marked, and a workbook in which a text stays a text. Nothing runs."""

import csv
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from coresponder.kernel.spreadsheets import harmless

Cell = str | int | float | Decimal | None
Line = Sequence[Cell]
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE, NARROW = 48, 14
LONGEST_CELL: Final = 32_000  # a workbook gives up on a longer one
BYTE_ORDER_MARK: Final = "\ufeff"  # by which a spreadsheet knows that the file is UTF-8


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet: its name, its lines with the heading first, and the names of the columns that hold long texts."""

    title: str
    lines: Iterable[Line]
    wide: Collection[str] = ()


def as_csv(lines: Iterable[Line]) -> str:
    """The lines as CSV that a spreadsheet opens and never runs."""
    into = StringIO()
    csv.writer(into).writerows([_written(cell) for cell in line] for line in lines)
    return into.getvalue()


def _written(cell: Cell) -> str:
    """A number as it is, so that a loss stays a number; a text with a mark where it would run."""
    if isinstance(cell, str):
        return harmless(cell)
    return "" if cell is None else str(cell)


def as_xlsx(*sheets: Sheet, title: str = "") -> bytes:
    """The sheets as a workbook. Whatever is a text is stored as one, so that nothing runs."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title, ""
    for each in sheets:
        _write(book.create_sheet(each.title), each)
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def _write(sheet: Any, told: Sheet) -> None:
    """The heading bold and always in sight, long texts in wide columns. Widths come before the first line."""
    lines = [list(line) for line in told.lines]
    for place, name in enumerate(lines[0] if lines else (), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDE if name in told.wide else NARROW
    sheet.freeze_panes = "B2"
    for number, line in enumerate(lines):
        sheet.append([_cell(sheet, cell, is_head=number == 0) for cell in line])


def _cell(sheet: Any, value: Cell, *, is_head: bool) -> Any:
    told = value[:LONGEST_CELL] if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, value=told)  # type: ignore[arg-type]  # its stubs know no Decimal
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    elif isinstance(value, Decimal):
        cell.number_format = "#,##0.00"
    if is_head:
        cell.font = Font(bold=True)
    return cell
