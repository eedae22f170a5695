"""What apps further up show on a person's page, between safety and names.

    register(Panel(template="response_plans/person_panel.html", content=panel_content))

`content` is given what the person who reads sees of the record, so that a panel shows nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coresponder.program.people.queries.record import PersonRecord


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A template, and what it needs from the record as it is seen."""

    template: str
    content: Callable[[PersonRecord], dict[str, Any]]


_registered: list[Panel] = []


def register(panel: Panel) -> None:
    """Make a panel known, once."""
    if panel not in _registered:
        _registered.append(panel)


def panels_for(seen: PersonRecord) -> list[tuple[str, dict[str, Any]]]:
    """Every panel with its content, in the order of the life of a call: the response plan first, then what came of it.

    Apps are loaded the other way round, so what was registered last stands first.
    """
    return [(panel.template, panel.content(seen)) for panel in reversed(_registered)]
