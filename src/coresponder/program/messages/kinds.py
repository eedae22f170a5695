"""The kinds of messages: fixed words with five blanks, none of which can say anything about a person.

    REPLY = register(MessageKind(name="referral.reply", subject="…", text="… {link} … {valid_until} …"))

An app registers its kinds as it is loaded. The blanks: `{link}`, `{program}` (what the program calls itself),
`{valid_until}` (an instant, written in the program's zone), `{count}`, and `{code}` (six digits that go with a link).
Anything else is refused here, so that no later change can put a name into a message.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from string import Formatter
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

BLANKS = frozenset({"link", "program", "valid_until", "count", "code"})
CODE = re.compile(r"[0-9]{6}")
# What a phone shows as one message: beyond that it comes in pieces, and a link may be cut in two.
MOST_CHARACTERS = 320
MOST_LINK_CHARACTERS = 300
Value = str | int | datetime


@dataclass(frozen=True, kw_only=True)
class MessageKind:
    """One kind: its name, the subject of an e-mail, and the text. `title` is what the list of messages calls it."""

    name: str
    title: str
    subject: str
    text: str

    @property
    def blanks(self) -> frozenset[str]:
        """The blanks that its words have."""
        return blanks_of(self.subject) | blanks_of(self.text)


KINDS: dict[str, MessageKind] = {}


def register(kind: MessageKind) -> MessageKind:
    """Make a kind known. ValueError for a name that another kind has, and for words with another blank."""
    if KINDS.get(kind.name, kind) != kind:
        raise ValueError(f"The kind of message {kind.name!r} is registered twice.")
    if unknown := kind.blanks - BLANKS:
        raise ValueError(f"The kind of message {kind.name!r} has blanks that there are not: {', '.join(unknown)}.")
    if "link" in blanks_of(kind.subject):
        raise ValueError(f"The kind of message {kind.name!r} has its link in the subject, which lists show.")
    if len(kind.text) > MOST_CHARACTERS:
        raise ValueError(f"The kind of message {kind.name!r} is longer than {MOST_CHARACTERS} characters.")
    KINDS[kind.name] = kind
    return kind


def blanks_of(words: str) -> frozenset[str]:
    """The names in braces; ValueError for anything but a plain name, such as an attribute or a format."""
    found = set()
    for _, name, spec, conversion in Formatter().parse(words):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(f"The blank {{{name}}} is not a plain name.")
        found.add(name)
    return frozenset(found)


def filled(kind: MessageKind, values: Mapping[str, Value]) -> dict[str, str]:
    """What goes into the blanks of this kind, as words. ValueError for a value that is missing, unknown or unfit."""
    given = {"program": settings.PROGRAM_NAME, **values}
    if unknown := values.keys() - BLANKS:
        raise ValueError(f"A message has no blank for {', '.join(sorted(unknown))}.")
    if missing := kind.blanks - given.keys():
        raise ValueError(f"A message of the kind {kind.name!r} needs {', '.join(sorted(missing))}.")
    return {name: _words_of(name, given[name]) for name in sorted(kind.blanks)}


def _words_of(name: str, value: Value) -> str:
    if name == "link":
        return _link(value)
    if name == "valid_until":
        return _until(value)
    if name == "count":
        return _count(value)
    if name == "code":
        return _code(value)
    return _program(value)


def _code(value: Value) -> str:
    if not isinstance(value, str) or not CODE.fullmatch(value):
        raise ValueError("A code in a message is six digits.")
    return value


def _link(value: Value) -> str:
    parts = urlsplit(value) if isinstance(value, str) else urlsplit("")
    # Where sessions may only travel by TLS, links may as well; in an evaluation on one machine neither can.
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and not settings.SESSION_COOKIE_SECURE)
    is_whole = isinstance(value, str) and len(value) <= MOST_LINK_CHARACTERS and not any(map(str.isspace, value))
    if not (is_safe and is_whole and parts.hostname):
        raise ValueError("The link of a message is one whole https address.")
    return str(value)


def _until(value: Value) -> str:
    if not isinstance(value, datetime) or timezone.is_naive(value):
        raise ValueError("Until when a link holds is an instant with its zone.")
    local = timezone.localtime(value)
    return f"{local:%b} {local.day}, {local:%Y, %H:%M} ({timezone.get_current_timezone_name()})"


def _count(value: Value) -> str:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("A count in a message is a whole number from 0.")
    return f"{value:,}"


def _program(value: Value) -> str:
    if value != settings.PROGRAM_NAME:
        raise ValueError("What the program calls itself is a setting, PROGRAM_NAME.")
    return str(value)
