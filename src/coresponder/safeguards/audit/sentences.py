"""The audit trail as sentences, for people who read it."""

import re
from collections.abc import Iterable, Mapping

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.registry import registered


def names_of_actors(events: Iterable[AuditEvent]) -> dict[int, str]:
    """The display names of the accounts that did these things, in one query."""
    ids = {event.by_id for event in events}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "display_name"))


# An identifier or a hash is known by its beginning; the whole of it stands in the row.
LONG_TOKEN = re.compile(r"\b([0-9a-f]{8})(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b([0-9a-f]{12})[0-9a-f]{52}\b")


def sentence_of(event: AuditEvent, names: Mapping[int, str]) -> str:
    """The event in words. An event whose app is gone still says what is known of it."""
    by = names.get(event.by_id, f"Account {event.by_id}")
    about = event.about.replace(":", " ").replace("_", " ")
    details = {name: _readable(value) for name, value in event.details.items()}
    try:
        sentence = registered(event.event).sentence.format(**{**details, "by": by, "about": about})
    except LookupError:
        sentence = f"{by} did “{event.event}” to {about}."
    short = LONG_TOKEN.sub(lambda found: f"{found[1] or found[2]}…", sentence)
    return short[:1].upper() + short[1:]


def _readable(value: object) -> str:
    """A count with its thousands marked; a code as a word."""
    is_count = isinstance(value, int) and not isinstance(value, bool)
    return f"{value:,}" if is_count else str(value).replace("_", " ")
