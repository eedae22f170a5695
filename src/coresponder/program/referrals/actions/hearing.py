"""What the program itself notices: a message that did not arrive, a link that was closed after wrong codes."""

from uuid import UUID

from django.db import transaction

from coresponder.program.messages.models import Message
from coresponder.program.referrals import audit_events
from coresponder.program.referrals.actions.happening import Said, happened
from coresponder.program.referrals.queries.locking import asked_by_link
from coresponder.program.referrals.vocabulary import EventKind
from coresponder.safeguards.audit.recording import Detail, record_anonymous
from coresponder.safeguards.links.models import Link


def note_undelivered(message: Message) -> None:
    """Called in the transaction in which a message about a service that was asked is given up."""
    _note(UUID(message.about.partition(":")[2]), EventKind.NOT_DELIVERED)


@transaction.atomic
def note_locked(link: Link) -> None:
    """Too many wrong codes: the link is closed, and whoever acts for the referral is told."""
    _note(link.about, EventKind.LOCKED)


@transaction.atomic
def _note(destination_id: UUID, kind: EventKind) -> None:
    with asked_by_link(destination_id) as found:
        if found is None:
            return
        referral, destination = found
        happened(referral, Said(), kind=kind, destination=destination)
        referral.save()
        if kind == EventKind.NOT_DELIVERED:
            details: dict[str, Detail] = {"destination": f"destination:{destination.pk}"}
            record_anonymous(audit_events.UNDELIVERED, about=f"person:{referral.person_id}", details=details)
