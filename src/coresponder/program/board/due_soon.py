"""Follow-ups that are due soon, asked of whichever app keeps them.

An app that comes after this one registers its source in its AppConfig:

    due_soon.register(follow_ups_due)           # (user, until) -> what is due, as far as `user` may see it

Until one does, the board says that follow-ups are not kept here yet; it does not say that none is due.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from coresponder.safeguards.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class Due:
    """One thing that is due: in words without a name, until when, and where it is done."""

    words: str
    due_at: datetime
    address: str


Source = Callable[[User, datetime], Iterable[Due]]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Make a source known, once."""
    if source not in _sources:
        _sources.append(source)


def forget(source: Source) -> None:
    """Take a source away again."""
    _sources.remove(source)


def is_known() -> bool:
    """Whether any app tells about follow-ups."""
    return bool(_sources)


def due_until(user: User, until: datetime) -> list[Due]:
    """What is due until then, the earliest first."""
    return sorted((each for source in _sources for each in source(user, until)), key=lambda each: each.due_at)
