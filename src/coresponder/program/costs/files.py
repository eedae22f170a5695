"""Costs and scenarios as tables for a spreadsheet: CSV with formulas marked, XLSX in which a text stays a text."""

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from coresponder.kernel.spreadsheets import harmless
from coresponder.program.costs.content import FIELDS, Row
from coresponder.program.costs.models import Scenario
from coresponder.program.costs.pictures import by_payer, swing_words

Cell = str | int | float | Decimal | None
Line = Sequence[Cell]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MONEY = ("amount", "low", "high")


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


def as_xlsx(title: str, lines: Iterable[Line]) -> bytes:
    """The lines as a workbook of one sheet. Whatever is a text is stored as one, so that nothing runs."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for line in lines:
        sheet.append([_cell(sheet, cell) for cell in line])
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def _cell(sheet: Any, value: Cell) -> Any:
    cell = WriteOnlyCell(sheet, value=value)  # type: ignore[arg-type]  # its stubs know no Decimal
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, Decimal):
        cell.number_format = "#,##0.00"
    return cell


def lines_of_set(rows: Iterable[Row]) -> list[Line]:
    """A cost set, one record a line, with the columns that the import reads."""
    return [FIELDS, *([_value(row, name) for name in FIELDS] for row in rows)]


def _value(row: Row, name: str) -> Cell:
    value: Cell = row[name]
    return Decimal(str(value)) if name in MONEY and value is not None else value


def lines_of_scenario(scenario: Scenario) -> list[Line]:
    """Everything that the page of a scenario says, with what it was reckoned from."""
    result = scenario.result
    named = {"grade": result["grade"], "cost set": result["cost_set"], "seed": result["seed"], "draws": result["draws"]}
    parts = ("gross", "new_care", "program", "net", "net_low", "net_high", "cash", "capacity", "net_cash")
    return [
        ("what", "of", "value", "unit", "note"),
        ("scenario", "name", scenario.name, "", result["sentence"]),
        ("scenario", "period", scenario.period, "", f"{scenario.from_on} to {scenario.to_on}"),
        *(("scenario", name, value, "", "") for name, value in named.items()),
        *(("balance", name, Decimal(result[name]), "US dollars", "") for name in parts),
        ("chance", "benefit exceeds cost", result["chance_of_benefit"], "share", ""),
        ("chance", "benefit exceeds cost in cash", result["chance_in_cash"], "share", ""),
        *(("payer", payer.label, amount, "US dollars", "above zero: gains") for payer, amount in by_payer(scenario)),
        *_lines_of_effects(scenario),
        *_lines_of_swings(scenario),
    ]


def _lines_of_effects(scenario: Scenario) -> Iterable[Line]:
    for each in scenario.effects:
        unit = f"events {each['way']}"
        yield ("effect", each["item"], each["number"], unit, f"{each['grade']}; {each['measure']}")
        yield ("effect, low", each["item"], each["low"], unit, "")
        yield ("effect, high", each["item"], each["high"], unit, "")
    for item, number in scenario.result["break_even"].items():
        yield ("break-even", item, number, "events fewer", "the other effects as they are")
    for line in scenario.result["lines"]:
        yield ("worth", f"{line['item']}, {line['payer']}", Decimal(line["worth"]), "US dollars", line["source"])


def _lines_of_swings(scenario: Scenario) -> Iterable[Line]:
    for each in scenario.result["swings"]:
        what = swing_words(each["what"])
        yield ("net benefit at the low end", what, Decimal(each["at_low"]), "US dollars", "")
        yield ("net benefit at the high end", what, Decimal(each["at_high"]), "US dollars", "")
