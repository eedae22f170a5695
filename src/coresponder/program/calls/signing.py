"""Whether something that was pushed comes from the feed that it names, and was not recorded and sent again.

Signed is the second of the sending, a full stop, and the body as it is: HMAC-SHA-256 with the feed's secret, in
hexadecimal. Within the window the same push may come twice; it changes nothing then.
"""

import hmac
from uuid import UUID

from django.utils import timezone

from coresponder.kernel.errors import InputError
from coresponder.program.calls.models import Feed
from coresponder.program.calls.vocabulary import FeedFormat

FEED_HEADER = "X-Coresponder-Feed"
TIME_HEADER = "X-Coresponder-Timestamp"
SIGNATURE_HEADER = "X-Coresponder-Signature"
WINDOW_SECONDS = 300
NO_SECRET = "no feed has this secret"  # noqa: S105 - what is compared with where there is no feed, to take as long


class NotSignedError(InputError):
    """The push is not from the feed that it names, as far as anybody can tell. It never says which part was wrong."""

    def __init__(self) -> None:
        super().__init__(
            "not_signed",
            "The push is not signed by a feed that this program knows, or not with its present secret.",
            f"Send {FEED_HEADER}, {TIME_HEADER} and {SIGNATURE_HEADER}; see docs/how-to/live-calls.md.",
        )


class TooOldError(InputError):
    """The push was signed too long ago, or by a clock that is far off."""

    def __init__(self) -> None:
        super().__init__(
            "signed_too_long_ago",
            f"The push was signed more than {WINDOW_SECONDS // 60} minutes ago, or by a clock that is wrong.",
            "Set the sending system's clock, and sign each push as it is sent.",
        )


def signature_of(body: bytes, *, secret: str, timestamp: str) -> str:
    """What a feed sends along with a body."""
    return hmac.digest(secret.encode(), f"{timestamp}.".encode() + body, "sha256").hex()


def feed_that_signed(body: bytes, *, feed: str, timestamp: str, signature: str) -> Feed:
    """The feed that this comes from. NotSignedError and TooOldError where that cannot be told."""
    named = _named(feed)
    secret = named.secret if named is not None and named.secret else NO_SECRET
    expected = signature_of(body, secret=secret, timestamp=timestamp)
    is_signed = hmac.compare_digest(expected.encode(), signature.strip().lower().encode())
    if named is None or not named.secret or not is_signed:
        raise NotSignedError
    if not timestamp.isascii() or not timestamp.isdigit():
        raise NotSignedError
    if abs(timezone.now().timestamp() - int(timestamp[:12])) > WINDOW_SECONDS:
        raise TooOldError
    return named


def _named(feed: str) -> Feed | None:
    try:
        key = UUID(feed)
    except ValueError:
        return None
    pushed = Feed.objects.filter(is_active=True).exclude(format=FeedFormat.BY_HAND)
    return pushed.select_related("saved_profile").filter(pk=key).first()
