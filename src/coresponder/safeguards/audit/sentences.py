"""The audit trail as sentences, for people who read it."""

from collections.abc import Iterable, Mapping

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.registry import registered


def names_of_actors(events: Iterable[AuditEvent]) -> dict[int, str]:
    """The display names of the accounts that did these things, in one query."""
    ids = {event.by_id for event in events}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "display_name"))


def sentence_of(event: AuditEvent, names: Mapping[int, str]) -> str:
    """The event in words. An event whose app is gone still says what is known of it."""
    by = names.get(event.by_id, f"Account {event.by_id}")
    about = event.about.replace(":", " ").replace("_", " ")
    try:
        template = registered(event.event).sentence
        return template.format(**{**event.details, "by": by, "about": about})
    except LookupError:
        return f"{by} did “{event.event}” to {about}."
