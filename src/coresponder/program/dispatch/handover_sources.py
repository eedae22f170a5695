"""What the program drafts a handover from, asked of every app that knows something the next shift needs.

An app that comes after this one registers a source in its AppConfig:

    handover_sources.register(follow_ups_due)       # (user, span) -> the lines

A line names what it is about by a kind and an id, and says what is next. It never repeats what is on a person's record:
whoever may read that goes there. A section for which no app has registered a source says so on the page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from coresponder.program.dispatch.vocabulary import Section
from coresponder.safeguards.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class Span:
    """What a handover covers: from the start of the outgoing shift, over now, until the end of the next one."""

    from_at: datetime
    now: datetime
    to_at: datetime


@dataclass(frozen=True, kw_only=True)
class DraftLine:
    """One line that the program drafts."""

    section: Section
    text: str
    about: str = ""


Source = Callable[[User, Span], Iterable[DraftLine]]

_registered: dict[Section, list[Source]] = {}


def register(section: Section, source: Source) -> None:
    """Make a source of one section known, once."""
    sources = _registered.setdefault(section, [])
    if source not in sources:
        sources.append(source)


def forget(section: Section, source: Source) -> None:
    """Take a source away again."""
    _registered[section].remove(source)


def is_known(section: Section) -> bool:
    """Whether any app tells about this section."""
    return bool(_registered.get(section))


def drafted_lines(user: User, span: Span) -> list[DraftLine]:
    """Every line of every source, in the order in which the sections are read."""
    return [line for section in Section for source in _registered.get(section, []) for line in source(user, span)]
