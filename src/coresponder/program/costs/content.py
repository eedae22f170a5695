"""A cost set as plain data, the hash that is its version, and the engine's records made of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, cast

from coresponder.analysis.costs import CostSet, Days, UnitCost, in_period, share_of
from coresponder.kernel.content_hash import content_sha256
from coresponder.program.costs.models import CostRecord, CostSetVersion
from coresponder.program.costs.vocabulary import Category, Kind, Nature, Payer

Row = Mapping[str, Any]
FIELDS = (
    "kind", "category", "item", "payer", "nature", "amount", "low", "high", "per", "price_year", "from_on",
    "until_on", "source",
)  # fmt: skip
NAME = "Costs"


def row_of(record: CostRecord) -> dict[str, Any]:
    """One record as plain data: money as text, days as ISO dates, what is not there as nothing."""
    return {name: _plain(getattr(record, name)) for name in FIELDS}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, date) else value


def in_order(rows: Iterable[Row]) -> list[Row]:
    """The rows in an order that depends on them alone."""
    return sorted(rows, key=lambda row: tuple(str(row[name]) for name in FIELDS))


def sha256_of(rows: Sequence[Row]) -> str:
    """The hash over all records: whoever has the same records has the same hash."""
    return content_sha256(list(rows))


@dataclass(frozen=True, kw_only=True)
class BudgetLine:
    """What of a line of the budget belongs to a period, in cents."""

    item: str
    category: Category
    payer: Payer
    nature: Nature
    per: str
    amount: Decimal
    low: Decimal
    high: Decimal
    has_range: bool
    source: str
    row: Row

    @property
    def words(self) -> str:
        """What it is for."""
        return self.item.replace("_", " ")

    @property
    def is_once(self) -> bool:
        """Paid one time, and not every year."""
        return self.per == "once"

    @property
    def is_in_kind(self) -> bool:
        """Given without money."""
        return self.nature == Nature.CAPACITY


def budget_of(version: CostSetVersion, days: Days) -> list[BudgetLine]:
    """What the program costs in the period, line by line, by the rules of `analysis.costs.budget`."""
    found = (_line(row, days) for row in version.content if row["kind"] == Kind.PROGRAM)
    return [line for line in found if line.amount > 0]


def _line(row: Row, days: Days) -> BudgetLine:
    per = cast(Literal["once", "month", "year"], row["per"])
    share = share_of(per, from_on=_day(row["from_on"]), until_on=_day_or_none(row["until_on"]), period=days)
    amount, low, high = (in_period(Decimal(row[name] or row["amount"]), share) for name in ("amount", "low", "high"))
    return BudgetLine(
        item=row["item"], category=Category(row["category"]), payer=Payer(row["payer"]), nature=Nature(row["nature"]),
        per=row["per"], amount=amount, low=low, high=high, has_range=row["low"] is not None, source=row["source"],
        row=row,
    )  # fmt: skip


def engine_set(version: CostSetVersion, days: Days) -> CostSet:
    """The set for the engine: every cost of an event, and of the budget what belongs to the period."""
    events = tuple(_event(row) for row in version.content if row["kind"] != Kind.PROGRAM)
    budget = tuple(_program(line, days) for line in budget_of(version, days))
    return CostSet(name=f"no. {version.number}", records=(*events, *budget), taken_from=version.version)


def _event(row: Row) -> UnitCost:
    return UnitCost(
        item=row["item"], kind=row["kind"], payer=row["payer"], nature=row["nature"], amount=float(row["amount"]),
        per=row["per"], from_on=_day(row["from_on"]), until_on=_day_or_none(row["until_on"]),
        price_year=row["price_year"], source=row["source"],
        low=None if row["low"] is None else float(row["low"]), high=None if row["high"] is None else float(row["high"]),
    )  # fmt: skip


def _program(line: BudgetLine, days: Days) -> UnitCost:
    low, high = (float(line.low), float(line.high)) if line.has_range else (None, None)
    return UnitCost(
        item=line.item, kind="program", payer=line.row["payer"], nature=line.row["nature"], amount=float(line.amount),
        per="period", from_on=days.first_on, until_on=days.last_on, price_year=line.row["price_year"],
        source=line.source, low=low, high=high,
    )  # fmt: skip


def items_of(version: CostSetVersion, on: date) -> list[str]:
    """The items of which the set has a cost that holds on that day, whose events an effect can count."""
    rows = (row for row in version.content if row["kind"] != Kind.PROGRAM)
    return sorted({row["item"] for row in rows if holds(row, on)})


def holds(row: Row, on: date) -> bool:
    """Whether a row holds on that day."""
    until = _day_or_none(row["until_on"])
    return _day(row["from_on"]) <= on and (until is None or on <= until)


def _day(written: str) -> date:
    return date.fromisoformat(written)


def _day_or_none(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)
