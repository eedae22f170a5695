"""Setting up where calls come from, and the secrets that sign what is pushed."""

import secrets
from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.calls.audit_events import FEED_CHANGED, FEED_SECRET_ROTATED, FEED_SET_UP
from coresponder.program.calls.models import Feed
from coresponder.program.calls.vocabulary import FeedFormat
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

SECRET_BYTES = 32
CHANGEABLE = (
    "name", "saved_profile", "same_calls_as", "folder", "time_zone", "priority", "narrative_column", "keeps_callers",
    "expected_quiet_minutes", "is_active",
)  # fmt: skip


@transaction.atomic
def set_up_feed(*, name: str, agency: Agency, format: FeedFormat, by: User, **more: Any) -> Feed:
    """Set up a way on which an agency hands over its calls. It has no secret yet, so nothing can be pushed."""
    check(by, Permission.MANAGE_FEEDS)
    feed = Feed(name=name.strip(), agency=agency, format=format)
    _write(feed, {"time_zone": timezone.get_current_timezone_name(), **more})
    feed.save(force_insert=True)
    announce(Topic.FEEDS, feed.pk)
    record(FEED_SET_UP, by=by, about=f"feed:{feed.pk}", details={})
    return feed


@transaction.atomic
def change_feed(*, feed: Feed, changes: Mapping[str, Any], by: User) -> Feed:
    """Change how a feed is read, or switch it off. What came before stays as it was read then."""
    check(by, Permission.MANAGE_FEEDS)
    feed = Feed.objects.select_for_update().get(pk=feed.pk)
    _write(feed, changes)
    feed.save()
    announce(Topic.FEEDS, feed.pk)
    record(FEED_CHANGED, by=by, about=f"feed:{feed.pk}", details={})
    return feed


@transaction.atomic
def rotate_secret(*, feed: Feed, by: User) -> tuple[Feed, str]:
    """Give a feed a new secret, and hand it out this once. What is signed with the one before it is refused at once."""
    check(by, Permission.MANAGE_FEEDS)
    feed = Feed.objects.select_for_update().get(pk=feed.pk)
    if feed.format == FeedFormat.BY_HAND:
        raise StateError("hand_needs_no_secret", "Calls entered by hand are not pushed, so they need no secret.")
    secret = secrets.token_urlsafe(SECRET_BYTES)
    feed.secret, feed.secret_set_at = secret, timezone.now()
    feed.save()
    record(FEED_SECRET_ROTATED, by=by, about=f"feed:{feed.pk}", details={})
    return feed, secret


def _write(feed: Feed, changes: Mapping[str, Any]) -> None:
    unknown = sorted(set(changes) - set(CHANGEABLE))
    if unknown:
        raise UsageError("not_of_a_feed", f"A feed has no {', '.join(unknown)} that could be changed.")
    for name, value in changes.items():
        setattr(feed, name, value)
    _refuse_nonsense(feed)


def _refuse_nonsense(feed: Feed) -> None:
    if feed.time_zone not in available_timezones():
        raise UsageError("unknown_time_zone", "That is no time zone.", "Use a name such as America/Chicago.")
    if feed.format == FeedFormat.CAD and feed.saved_profile is None:
        raise UsageError("no_profile", "A feed of rows needs a profile that says how they are read.", "Choose one.")
    if feed.saved_profile is not None and feed.saved_profile.profile.grain != "call":
        raise UsageError(
            "live_needs_calls", "That profile reads a row for each unit.", "Choose one with a row for each call."
        )
    if feed.same_calls_as is not None and feed.same_calls_as.same_calls_as is not None:
        raise UsageError("double_of_a_double", "That feed doubles another one itself.", "Choose that other one.")
