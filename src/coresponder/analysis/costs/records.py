"""Unit costs as dated, sourced records with a range and a payer. Nothing has a default: a default has no source.

Numbers get revised: AHRQ's mean for a mental-health visit to an emergency department went from $630 to $520 within half
a year, because the definition of a case changed. So a record has the days on which it holds and the year of its prices,
and a cost set has a version that changes whenever a record does. Every saving names it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, get_args

from coresponder.kernel.content_hash import content_sha256
from coresponder.kernel.errors import InputError

Kind = Literal["program", "unit_cost", "new_care"]
Payer = Literal[
    "city", "county", "state", "medicaid", "medicare", "private_insurance", "hospital", "health_agency", "grant",
    "person", "other",
]  # fmt: skip
Nature = Literal["cash", "capacity"]


@dataclass(frozen=True, kw_only=True)
class UnitCost:
    """One record: what `item` costs, for whom, from when until when, in prices of which year, and who says so.

    `low` and `high` enclose nine of ten plausible values; without them the record is taken as exact, and that is said.
    `nature` cash is money that somebody no longer pays; capacity is time that becomes free and is spent on other work.
    """

    item: str
    kind: Kind
    payer: Payer
    nature: Nature
    amount: float
    per: str
    from_on: date
    price_year: int
    source: str
    until_on: date | None = None
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise _refused("no_source", self.item, "has no source", "Say where it is from, or leave the record out.")
        if self.low is not None and self.high is not None and not self.low <= self.amount <= self.high:
            raise _refused("out_of_range", self.item, "lies outside its own range", "Check amount, low and high.")
        known = {"kind": Kind, "payer": Payer, "nature": Nature}
        wrong = [name for name, codes in known.items() if getattr(self, name) not in get_args(codes)]
        if wrong:
            raise _refused("unknown_code", self.item, f"has an unknown {wrong[0]}", "Take a code of the data set.")

    @property
    def has_range(self) -> bool:
        return self.low is not None and self.high is not None

    def holds(self, on: date) -> bool:
        """Whether it holds on that day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


@dataclass(frozen=True, kw_only=True)
class CostSet:
    """Records that belong together. The version is the hash of all of them.

    Where they were taken out of a larger set, or cut to a period, `taken_from` is the version of the whole.
    """

    name: str
    records: tuple[UnitCost, ...]
    taken_from: str = ""

    @cached_property
    def version(self) -> str:
        """The first twelve digits of the SHA-256 over all records, or the version of the set they were taken from."""
        if self.taken_from:
            return self.taken_from
        rows = [{name: str(value) for name, value in asdict(record).items()} for record in self.records]
        return content_sha256([self.name, sorted(rows, key=str)])[:12]

    @property
    def label(self) -> str:
        """What a saving names: the name and the version."""
        return f"{self.name} ({self.version})"

    def of(self, item: str, on: date) -> tuple[UnitCost, ...]:
        """The records of an item that hold on that day, one for each payer; InputError where there is none."""
        found = tuple(record for record in self.records if record.item == item and record.holds(on))
        if not found:
            raise InputError(
                "no_unit_cost",
                f"The cost set “{self.name}” has no cost of “{item}” for that day.",
                "Enter it with its source. There is no default.",
            )
        return found

    def program(self) -> tuple[UnitCost, ...]:
        """What the program itself costs."""
        return tuple(record for record in self.records if record.kind == "program")


def cost_set(name: str, rows: Iterable[Mapping[str, Any]]) -> CostSet:
    """The set out of rows of the data set's table of costs; a row without a source or amount is refused."""
    fields = set(UnitCost.__dataclass_fields__)
    records = []
    for row in rows:
        if row["amount"] is None:
            raise _refused("no_amount", row["item"], "has no amount", "Enter it, or leave the record out.")
        records.append(UnitCost(**{name: value for name, value in row.items() if name in fields}))
    return CostSet(name=name, records=tuple(records))


def _refused(code: str, item: str, what: str, next_step: str) -> InputError:
    return InputError(code, f"The cost of “{item}” {what}.", next_step)
