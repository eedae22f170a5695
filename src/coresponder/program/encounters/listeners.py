"""What apps further up do when an encounter was filed, corrected, or found to be with somebody: in that transaction.

    listeners.register(plan_follow_ups)

    def plan_follow_ups(encounter: Encounter, *, by: User) -> None: ...

A listener is told after every filing, after a person chose between two copies, and after somebody said whom the
encounter is with. So it may be told several times of the same encounter, and has to leave things as they are then. A
replay and an addendum change no answer, and are not told.
"""

from typing import Protocol

from coresponder.program.encounters.models import Encounter
from coresponder.safeguards.accounts.models import User


class Listener(Protocol):
    """What an app registers."""

    def __call__(self, encounter: Encounter, *, by: User) -> None: ...


_registered: list[Listener] = []


def register(listener: Listener) -> None:
    """Make a listener known, once."""
    if listener not in _registered:
        _registered.append(listener)


def tell(encounter: Encounter, *, by: User) -> None:
    """Tell every listener."""
    for listener in _registered:
        listener(encounter, by=by)
