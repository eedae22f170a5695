"""Costs and scenarios as lines of a table, for a spreadsheet."""

from collections.abc import Iterable
from decimal import Decimal

from coresponder.formats.documents.tables import Cell, Line
from coresponder.program.costs.content import FIELDS, Row
from coresponder.program.costs.models import Scenario
from coresponder.program.costs.pictures import by_payer, swings

MONEY = ("amount", "low", "high")


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
    for each in swings(scenario):
        what = each["words"]
        yield ("net benefit at the low end", what, Decimal(each["at_low"]), "US dollars", "")
        yield ("net benefit at the high end", what, Decimal(each["at_high"]), "US dollars", "")
