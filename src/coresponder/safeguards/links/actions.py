"""Handing out a link, following it, using it, ending it.

The secret is 256 random bits in the address of the link. It is shown once, to whoever sends it, and never stored.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record, record_anonymous
from coresponder.safeguards.audit.vocabulary import Outcome
from coresponder.safeguards.links import audit_events
from coresponder.safeguards.links.models import Link, WrongTry
from coresponder.safeguards.links.queries import address_hash_of, may_try_again_at, open_links, open_links_about
from coresponder.safeguards.links.vocabulary import LinkPurpose

SECRET_BYTES = 32
WRONG_TRIES_ARE_KEPT = timedelta(days=1)
NOT_VALID, TOO_MANY = "link_not_valid", "too_many_wrong_links"


class LinkRefused(StateError):  # noqa: N818 - what happened, in the words of the pages that show it
    """A link that opens nothing. Why is said to nobody; `try_again_at` is there for whoever guessed too often."""

    def __init__(self, *, try_again_at: datetime | None = None) -> None:
        self.try_again_at = try_again_at
        if try_again_at is None:
            super().__init__(NOT_VALID, "This link does not open anything.", "Ask whoever sent it for a new one.")
            return
        at = timezone.localtime(try_again_at)
        sentence = "Too many links that open nothing were followed from your network."
        super().__init__(TOO_MANY, sentence, f"Try again after {at:%H:%M} ({timezone.get_current_timezone_name()}).")


@dataclass(frozen=True, kw_only=True)
class IssuedLink:
    """A link with its secret, which is known only now."""

    link: Link
    secret: str


@transaction.atomic
def issue_link(
    *, purpose: LinkPurpose, about: UUID, valid_for: timedelta, single_use: bool, by: User | None
) -> IssuedLink:
    """Make one link. `by` is None for what the program sends by itself; who may send it is for the caller to check."""
    secret, now = secrets.token_urlsafe(SECRET_BYTES), timezone.now()
    link = Link(purpose=purpose, about=about, is_single_use=single_use, issued_by=by, issued_at=now)
    link.secret_hash, link.expires_at = _hash_of(secret), now + valid_for
    link.save(force_insert=True)
    details: dict[str, Detail] = {"purpose": purpose.value, "opens": str(about)}
    if by is None:
        record_anonymous(audit_events.ISSUED, about=f"link:{link.pk}", details=details)
    else:
        record(audit_events.ISSUED, by=by, about=f"link:{link.pk}", details=details)
    return IssuedLink(link=link, secret=secret)


def open_link(secret: str, *, purpose: LinkPurpose, from_address: str) -> Link:
    """The link with this secret, if it opens now; LinkRefused for everything else, without saying why.

    Call it outside of a transaction: what is undone afterward would also undo that a wrong try was counted.
    """
    address_hash = address_hash_of(from_address)
    try_again_at = may_try_again_at(address_hash)
    if try_again_at is not None:
        raise LinkRefused(try_again_at=try_again_at)
    link = open_links().filter(secret_hash=_hash_of(secret), purpose=purpose).first()
    if link is None:
        _count(address_hash, purpose)
        raise LinkRefused
    if link.opened_at is None:
        _note_first_opening(link)
    return link


@transaction.atomic
def use_link(link: Link) -> Link:
    """Something was done with the link. Of two who use a single-use link at once, one is refused with LinkRefused."""
    try:
        link = open_links().select_for_update().get(pk=link.pk)
    except Link.DoesNotExist:
        raise LinkRefused from None
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    record_anonymous(audit_events.USED, about=f"link:{link.pk}", details={"purpose": link.purpose})
    return link


@transaction.atomic
def end_links(*, purpose: LinkPurpose, about: UUID) -> int:
    """Whatever was handed out for this purpose about this one thing opens nothing any more; how many those were."""
    ended = open_links_about(purpose, about).update(ended_at=timezone.now())
    if ended:
        details: dict[str, Detail] = {"purpose": purpose.value, "links": ended}
        record_anonymous(audit_events.ENDED, about=f"{purpose.value}:{about}", details=details)
    return ended


@transaction.atomic
def _count(address_hash: str, purpose: LinkPurpose) -> None:
    """One more wrong try from this network; those of other days are forgotten by the way."""
    WrongTry.objects.filter(tried_at__lt=timezone.now() - WRONG_TRIES_ARE_KEPT).delete()
    WrongTry.objects.create(address_hash=address_hash)
    details: dict[str, Detail] = {"purpose": purpose.value, "code": NOT_VALID}
    record_anonymous(audit_events.REFUSED, about="link:unknown", details=details, outcome=Outcome.REFUSED)


@transaction.atomic
def _note_first_opening(link: Link) -> None:
    """Written once, and not for each of two who follow it at the same moment."""
    now = timezone.now()
    if Link.objects.filter(pk=link.pk, opened_at__isnull=True).update(opened_at=now):
        record_anonymous(audit_events.OPENED, about=f"link:{link.pk}", details={"purpose": link.purpose})
    link.opened_at = now


def _hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
