"""The feeds of the program, and which of them have fallen silent."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.program.calls.models import Document, Feed
from coresponder.program.calls.vocabulary import DocumentOutcome
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


def feeds_seen_by(user: User) -> QuerySet[Feed]:
    """Every feed, for somebody who says where calls come from."""
    check(user, Permission.MANAGE_FEEDS)
    return Feed.objects.select_related("agency", "saved_profile", "same_calls_as")


def feed_seen_by(user: User, feed_id: UUID) -> Feed:
    """One feed; Http404 where there is none."""
    return get_object_or_404(feeds_seen_by(user), pk=feed_id)


def silent_feeds(user: User, *, at: datetime | None = None) -> list[Feed]:
    """The feeds that have said nothing for longer than they should: their calls are not calm, they are not known.

    For everybody who works the board. A feed that has never said anything is silent once it is there for that long.
    """
    check(user, Permission.VIEW_LIVE_CALLS)
    at = at or timezone.now()
    watched = Feed.objects.filter(is_active=True, expected_quiet_minutes__isnull=False)
    return [feed for feed in watched if is_silent(feed, at=at)]


def is_silent(feed: Feed, *, at: datetime) -> bool:
    """True for a feed that is switched on and has said nothing for longer than it should."""
    if not feed.is_active or feed.expected_quiet_minutes is None:
        return False
    return at - silent_since(feed) > timedelta(minutes=feed.expected_quiet_minutes)


def silent_since(feed: Feed) -> datetime:
    """When it was last heard, or when it was set up."""
    return feed.last_received_at or feed.created_at


def recently_refused(user: User, feed: Feed) -> QuerySet[Document]:
    """The last documents of a feed that could not be read, the newest first; twenty at most."""
    check(user, Permission.MANAGE_FEEDS)
    return Document.objects.filter(feed=feed, outcome=DocumentOutcome.REFUSED).order_by("-received_at", "id")[:20]
