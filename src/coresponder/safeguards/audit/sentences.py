"""The audit trail as sentences, for people who read it."""

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.registry import registered
from coresponder.safeguards.audit.vocabulary import NOBODY


class Told(Protocol):
    """What a sentence needs of an event."""

    @property
    def by_id(self) -> int: ...
    @property
    def event(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def details(self) -> Mapping[str, object]: ...


NO_ACCOUNT = "Somebody who was not signed in"


def names_of_actors(events: Iterable[Told]) -> dict[int, str]:
    """The display names of the accounts that did these things, or as which somebody looked, in one query."""
    ids = {account for event in events for account in _accounts(event)}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "display_name")) | {NOBODY: NO_ACCOUNT}


# An identifier or a hash is known by its beginning; the whole of it stands in the row.
LONG_TOKEN = re.compile(r"\b([0-9a-f]{8})(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b([0-9a-f]{12})[0-9a-f]{52}\b")
ACCOUNT = re.compile(r"account:(\d+)")


def sentence_of(event: Told, names: Mapping[int, str]) -> str:
    """The event in words. An event whose app is gone still says what is known of it."""
    by = _who(event, names)
    about = _what(event.about, names)
    details = {name: _readable(value) for name, value in event.details.items()}
    try:
        sentence = registered(event.event).sentence.format(**{**details, "by": by, "about": about})
    except LookupError:
        sentence = f"{by} did “{event.event}” to {about}."
    short = LONG_TOKEN.sub(lambda found: f"{found[1] or found[2]}…", sentence)
    return short[:1].upper() + short[1:]


def _who(event: Told, names: Mapping[int, str]) -> str:
    by = names.get(event.by_id, f"Account {event.by_id}")
    other = event.details.get("as")
    is_told = event.event.startswith("view_as.")
    return f"{by}, looking as {names.get(other, f'account {other}')}," if isinstance(other, int) and not is_told else by


def _what(about: str, names: Mapping[int, str]) -> str:
    found = ACCOUNT.fullmatch(about)
    if found and int(found[1]) in names:
        return names[int(found[1])]
    return about.replace(":", " ").replace("_", " ")


def _accounts(event: Told) -> set[int]:
    other, found = event.details.get("as"), ACCOUNT.fullmatch(event.about)
    return {event.by_id} | ({other} if isinstance(other, int) else set()) | ({int(found[1])} if found else set())


def _readable(value: object) -> str:
    """A count with its thousands marked; a code as a word."""
    is_count = isinstance(value, int) and not isinstance(value, bool)
    return f"{value:,}" if is_count else str(value).replace("_", " ")
