"""What a record of a cost has to be, and what the state of a scenario allows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coresponder.kernel.errors import InputError, StateError
from coresponder.kernel.spreadsheets import without_mark
from coresponder.program.costs.models import CostRecord, Scenario
from coresponder.program.costs.vocabulary import PER_OF_BUDGET, PER_OF_EVENTS, Category, Kind, Nature, Payer, Per

ITEM = re.compile(r"[a-z][a-z0-9_]{1,59}")
EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
LONGEST_SOURCE = 300


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What somebody enters: everything of a record but who and when."""

    kind: Kind
    item: str
    payer: Payer
    nature: Nature
    amount: Decimal
    per: Per
    price_year: int
    from_on: date
    source: str
    category: Category | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    until_on: date | None = None

    @property
    def words(self) -> str:
        """What it is of, as people read it."""
        return self.item.replace("_", " ")


def item_code(words: str) -> str:
    """“Jail booking” as jail_booking, so that the same thing is always called the same."""
    return re.sub(r"[^a-z0-9]+", "_", words.strip().lower()).strip("_")


def clean_words(words: str) -> str:
    """A sentence in one line, without the mark that a spreadsheet would take for the start of a text."""
    cleaned = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    while cleaned != (found := without_mark(cleaned).strip()):
        cleaned = found
    return cleaned


def check_cost(cost: Cost) -> None:
    """InputError with what is wrong, in the words of somebody who can mend it."""
    for is_wrong, code, what, next_step in _faults(cost):
        if is_wrong:
            raise InputError(code, f"The cost of “{cost.words}” {what}.", next_step)


def _faults(cost: Cost) -> Iterable[tuple[bool, str, str, str]]:
    yield not ITEM.fullmatch(cost.item), "no_item", "is not named in words", "Name it with letters, such as “jail day”."
    yield not cost.source.strip(), "no_source", "has no source", "Say where it is from, or leave the record out."
    yield len(cost.source) > LONGEST_SOURCE, "long_source", "has a very long source", "Use up to 300 characters."
    yield cost.amount <= 0, "no_amount", "has no amount above zero", "Enter it, or leave the record out."
    yield (
        (cost.low is None) != (cost.high is None),
        "half_a_range",
        "has only one end of a range",
        "Give both, or none.",
    )
    yield _outside(cost), "out_of_range", "lies outside its own range", "Low, amount and high have to rise, above zero."
    yield _ends_early(cost), "ends_early", "ends before it begins", "Check both days."
    in_time = EARLIEST_YEAR <= cost.price_year <= LATEST_YEAR
    yield not in_time, "no_year", "is not in the prices of a year", f"Give a year from {EARLIEST_YEAR} on."
    budget = cost.kind == Kind.PROGRAM
    yield budget and cost.category is None, "no_category", "does not say what it is spent on", "Choose a category."
    yield not budget and cost.category is not None, "category", "is of an event and has a category", "Leave it empty."
    fitting = PER_OF_BUDGET if budget else PER_OF_EVENTS
    words = ", ".join(each.label for each in fitting)
    yield (
        cost.per not in fitting,
        "unfitting_per",
        f"is paid per {cost.per.label}, which does not fit",
        f"Take {words}.",
    )


def _outside(cost: Cost) -> bool:
    if cost.low is None or cost.high is None:
        return False
    return not 0 < cost.low <= cost.amount <= cost.high


def _ends_early(cost: Cost) -> bool:
    return cost.until_on is not None and cost.until_on < cost.from_on


def check_no_other(cost: Cost, others: Iterable[CostRecord]) -> None:
    """InputError where another record says what the same costs the same payer on the same days: both would count."""
    for other in others:
        same = (other.item, other.payer) == (cost.item, cost.payer)
        if same and _overlap(cost, other):
            raise InputError(
                "counted_twice",
                f"There is a cost of “{cost.words}” for this payer already, on some of these days.",
                "Change that one, or let it end before this one begins.",
            )


def _overlap(one: Cost | CostRecord, other: Cost | CostRecord) -> bool:
    one_until, other_until = _last_day(one), _last_day(other)
    begins_in_time = other_until is None or one.from_on <= other_until
    return begins_in_time and (one_until is None or other.from_on <= one_until)


def _last_day(cost: Cost | CostRecord) -> date | None:
    """The last day on which it counts; of what is paid one time and not spread, that day itself."""
    return cost.from_on if cost.per == Per.ONCE and cost.until_on is None else cost.until_on


def check_discardable(scenario: Scenario) -> None:
    """An approved scenario may stand in a report, so it is not discarded."""
    if scenario.is_approved:
        raise StateError(
            "approved", "This scenario is approved, and may stand in a report.", "Take the approval back first."
        )
