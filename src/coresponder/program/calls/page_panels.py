"""What apps further up show on a call's page.

    register(Panel(template="call_taking/call_panel.html", content=panel_content))

`content` is given who reads and the call, which that person may see.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coresponder.program.calls.models import Call
from coresponder.safeguards.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A template, and what it needs; it finds that under `panel`."""

    template: str
    content: Callable[[User, Call], dict[str, Any]]


_registered: list[Panel] = []


def register(panel: Panel) -> None:
    """Make a panel known, once."""
    if panel not in _registered:
        _registered.append(panel)


def panels_for(user: User, call: Call) -> list[tuple[str, dict[str, Any]]]:
    """Every panel with its content, in the order in which the apps are loaded."""
    return [(panel.template, panel.content(user, call)) for panel in _registered]
