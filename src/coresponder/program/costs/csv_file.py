"""A cost set as a CSV file, and such a file as costs. Every line that is wrong is told in a sentence."""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any, TypeVar

from django.db.models import TextChoices

from coresponder.kernel.errors import InputError
from coresponder.kernel.money import read_dollars
from coresponder.kernel.spreadsheets import harmless, without_mark
from coresponder.program.costs.content import FIELDS, Row
from coresponder.program.costs.rules import Cost, check_cost, clean_words, item_code
from coresponder.program.costs.vocabulary import Category, Kind, Nature, Payer, Per

Choice = TypeVar("Choice", bound=TextChoices)
LONGEST_FILE = 2_000_000
MOST_LINES = 5_000
NEEDED = tuple(name for name in FIELDS if name not in {"category", "low", "high", "until_on"})


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong in one line; 0 is the file as a whole."""

    line: int
    sentence: str


@dataclass(frozen=True, kw_only=True)
class ReadFile:
    """The costs of a file by their line, and what is wrong with it. With a problem nothing of it is taken over."""

    costs: tuple[tuple[int, Cost], ...]
    problems: tuple[Problem, ...]


def written_csv(rows: Iterable[Row]) -> str:
    """The rows as a file that a spreadsheet opens and never runs."""
    into = StringIO()
    writer = csv.writer(into)
    writer.writerow(FIELDS)
    for row in rows:
        writer.writerow([harmless("" if row[name] is None else str(row[name])) for name in FIELDS])
    return into.getvalue()


def read_csv(content: bytes) -> ReadFile:
    """The costs of a file, or every sentence that is wrong with it."""
    try:
        lines = _lines(content)
    except InputError as problem:
        return ReadFile(costs=(), problems=(Problem(line=0, sentence=str(problem)),))
    costs, problems = [], []
    for number, cells in lines:
        try:
            costs.append((number, _cost(cells)))
        except InputError as problem:
            problems.append(Problem(line=number, sentence=str(problem)))
    return ReadFile(costs=tuple(costs), problems=(*problems, *_twice(costs)))


def _lines(content: bytes) -> list[tuple[int, dict[str, str]]]:
    """The lines below the head as cells by name, with their number in the file."""
    if len(content) > LONGEST_FILE:
        raise InputError("too_long", "The file is larger than 2 MB, which no cost set is.", "Choose the right file.")
    try:
        reader = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        _check_head(reader.fieldnames or ())
        rows = [(reader.line_num, row) for row in reader]
    except (UnicodeDecodeError, csv.Error):
        raise InputError("no_csv", "This is no CSV file in UTF-8.", "Save it as “CSV UTF-8”.") from None
    if not rows or len(rows) > MOST_LINES:
        raise InputError("lines", f"The file has no line below its head, or more than {MOST_LINES:,}.", "Look into it.")
    return [(number, _cells(row)) for number, row in rows if any(_cells(row).values())]


def _check_head(head: Iterable[str]) -> None:
    names = list(head)
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise InputError(
            "no_column", f"The file has no column “{missing[0]}”.", f"Its first line names: {', '.join(FIELDS)}."
        )
    if len(set(names)) < len(names):
        raise InputError("column_twice", "The first line names a column twice.", "Take one of them out.")


def _cells(row: Mapping[Any, Any]) -> dict[str, str]:
    """The cells as text; what stands beyond the last column is no cell."""
    return {name: without_mark((row.get(name) or "").strip()).strip() for name in FIELDS}


def _cost(cells: Mapping[str, str]) -> Cost:
    cost = Cost(
        kind=_choice(Kind, cells, "kind"),
        item=item_code(cells["item"]),
        payer=_choice(Payer, cells, "payer"),
        nature=_choice(Nature, cells, "nature"),
        amount=_read(cells, "amount", read_dollars),
        per=_choice(Per, cells, "per"),
        price_year=_read(cells, "price_year", _year),
        from_on=_read(cells, "from_on", _day),
        source=clean_words(cells["source"]),
        category=_choice(Category, cells, "category") if cells["category"] else None,
        low=_optional(cells, "low", read_dollars),
        high=_optional(cells, "high", read_dollars),
        until_on=_optional(cells, "until_on", _day),
    )
    check_cost(cost)
    return cost


def _choice(choices: type[Choice], cells: Mapping[str, str], name: str) -> Choice:
    code = cells[name].lower()
    if code not in choices.values:
        known = ", ".join(choices.values)
        raise InputError("unknown_code", f"The column “{name}” does not hold one of its codes.", f"Take: {known}.")
    return choices(code)


Found = TypeVar("Found", date, int, Decimal)


def _read(cells: Mapping[str, str], name: str, read: Callable[[str], Found]) -> Found:
    if not cells[name]:
        raise InputError("empty", f"The column “{name}” is empty.", "Fill it in; there is no default.")
    try:
        return read(cells[name])
    except InputError as problem:
        raise InputError(problem.code, f"In the column “{name}”: {problem.sentence}", problem.next_step) from None


def _optional(cells: Mapping[str, str], name: str, read: Callable[[str], Found]) -> Found | None:
    return _read(cells, name, read) if cells[name] else None


def _year(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) == 4):
        raise InputError("no_year", "this is no year.", "Write it like 2026.")
    return int(written)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InputError("no_day", "this is no day.", "Write it like 2026-01-31.") from None


def _twice(costs: Iterable[tuple[int, Cost]]) -> list[Problem]:
    """Lines that say a second time what the same costs the same payer from the same day on."""
    seen: dict[tuple[str, str, date], int] = {}
    problems = []
    for number, cost in costs:
        first = seen.setdefault((cost.item, cost.payer, cost.from_on), number)
        if first != number:
            sentence = f"It is of the same item, payer and first day as line {first}. Take one of them out."
            problems.append(Problem(line=number, sentence=sentence))
    return problems
