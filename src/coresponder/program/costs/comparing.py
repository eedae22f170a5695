"""Two scenarios beside each other: what was reckoned differently, and by how much the net benefit differs."""

from collections.abc import Iterator
from typing import Any

from coresponder.analysis.costs.saying import chance_said
from coresponder.kernel.money import dollars
from coresponder.program.costs.models import Scenario
from coresponder.program.costs.numbers import events
from coresponder.program.costs.reckoning import apart

ROWS = (
    ("gross", "What fewer events are worth"),
    ("new_care", "New care"),
    ("program", "The program itself"),
    ("net", "Net"),
    ("cash", "Of the worth, cash"),
    ("capacity", "Of the worth, capacity"),
    ("net_cash", "Net in cash alone"),
)


def compared(first: Scenario, second: Scenario) -> dict[str, Any]:
    """The rows of both, what differs, and the difference with its range."""
    found = apart(first, second)
    better = chance_said(found.chance_first_is_better)
    return {
        "rows": [(words, first.result[name], second.result[name]) for name, words in ROWS],
        "differs": list(_what_differs(first, second)),
        "difference": found,
        "difference_sentence": (
            f"“{first.name}” leaves {dollars(abs(found.net))} {'more' if found.net >= 0 else 'less'} than"
            f" “{second.name}” (95% range of the difference: {dollars(found.net_range[0])} to"
            f" {dollars(found.net_range[1])}). In {better} of the draws it is the better one."
        ),
    }


def _what_differs(first: Scenario, second: Scenario) -> Iterator[str]:
    if first.period != second.period:
        yield f"The periods: {first.period} and {second.period}."
    if first.cost_set.sha256 != second.cost_set.sha256:
        yield f"The cost sets: {first.cost_set.label} and {second.cost_set.label}."
    one, other = ({each["id"]: each for each in scenario.effects} for scenario in (first, second))
    yield from (f"Only in the first: {_words(one[key])}." for key in one if key not in other)
    yield from (f"Only in the second: {_words(other[key])}." for key in other if key not in one)
    if first.seed != second.seed:
        yield f"The seeds: {first.seed} and {second.seed}. For the difference both are drawn with {first.seed}."


def _words(effect: dict[str, Any]) -> str:
    return f"{effect['item'].replace('_', ' ')}, {events(effect['number'])} {effect['way']} ({effect['grade']})"
