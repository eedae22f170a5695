"""What is missing before a balance can be said, each with where to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from coresponder.program.costs.content import budget_of, holds
from coresponder.program.costs.counting import Counts
from coresponder.program.costs.models import CostSetVersion
from coresponder.program.costs.periods import Period
from coresponder.program.costs.queries.scenarios import effects_of
from coresponder.program.costs.vocabulary import Kind


@dataclass(frozen=True, kw_only=True)
class Missing:
    """One thing that is not there, in a sentence, and the link that leads to mending it."""

    sentence: str
    words: str
    address: str


def missing_of_program(period: Period, version: CostSetVersion | None, counts: Counts | None) -> list[Missing]:
    """What the page of the program's cost cannot say."""
    found = list(_budget(period, version))
    if counts is None:
        found.append(
            Missing(
                sentence="There is no data set of the program that covers this period, so nothing is counted.",
                words="Make a data set",
                address=reverse("extracts:releases"),
            )
        )
    return found


def missing_of_balance(period: Period, version: CostSetVersion | None) -> list[Missing]:
    """What a balance of the period cannot say."""
    return [*_budget(period, version), *_costs_of_events(period, version), *_effects(period, version)]


def _budget(period: Period, version: CostSetVersion | None) -> Iterator[Missing]:
    if version is None or not budget_of(version, period.days):
        yield Missing(
            sentence=f"Nobody has entered what the program itself costs in {period.words}.",
            words="Enter a line of the budget",
            address=reverse("costs:add_budget_line"),
        )


def _costs_of_events(period: Period, version: CostSetVersion | None) -> Iterator[Missing]:
    events = [row for row in version.content if row["kind"] != Kind.PROGRAM] if version else []
    if not any(holds(row, period.to_on) for row in events):
        yield Missing(
            sentence="The cost set has no cost of an event, such as a booking into jail, that holds then.",
            words="Enter what an event costs",
            address=reverse("costs:add"),
        )
    if events and not any(row["kind"] == Kind.NEW_CARE and holds(row, period.to_on) for row in events):
        yield Missing(
            sentence="No cost of new care is known. People who are connected to care use it, and somebody pays for it.",
            words="Enter what a visit costs",
            address=reverse("costs:add"),
        )


def _effects(period: Period, version: CostSetVersion | None) -> Iterator[Missing]:
    standing = list(effects_of(period))
    if not standing:
        yield Missing(
            sentence=f"No effect is known for {period.words}. Without one no saving can be said.",
            words="Enter an effect",
            address=f"{reverse('costs:add_effect')}?{urlencode({'period': period.key})}",
        )
    rows = version.content if version else []
    known = {row["item"] for row in rows if row["kind"] != Kind.PROGRAM and holds(row, period.to_on)}
    for item in sorted({each.item for each in standing} - known):
        yield Missing(
            sentence=f"An effect is of “{item.replace('_', ' ')}”, and no cost of it holds on the last day.",
            words=f"Enter what it costs: {item.replace('_', ' ')}",
            address=f"{reverse('costs:add')}?{urlencode({'item': item})}",
        )
