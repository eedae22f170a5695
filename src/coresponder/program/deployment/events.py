"""What apps further up do when other criteria come into force, in the same transaction.

when_put_in_force(judge_open_calls_anew)
"""

from collections.abc import Callable

_told: list[Callable[[], None]] = []


def when_put_in_force(deed: Callable[[], None]) -> None:
    """Make known what is to be done, once."""
    if deed not in _told:
        _told.append(deed)


def tell_put_in_force() -> None:
    """Other criteria are in force."""
    for deed in _told:
        deed()
