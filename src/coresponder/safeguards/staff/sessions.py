"""How long a session lives: twelve hours at most, and a quarter of an hour unused (CJIS IA-11 and AC-11).

The times stand in the session itself. A session that does not say when it began is over: it cannot be judged.
"""

import math
from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

BEGAN_AT = "began_at"
USED_AT = "used_at"
# The time of use is written at most this often, so that reading a page does not always write to the database.
SECONDS_BETWEEN_NOTES = 20


def begin(request: HttpRequest) -> None:
    """Somebody has just signed in."""
    request.session[BEGAN_AT] = request.session[USED_AT] = timezone.now().timestamp()


def note_use(session: SessionBase) -> None:
    """The person has just done something."""
    if _seconds_since(session, USED_AT) >= SECONDS_BETWEEN_NOTES:
        session[USED_AT] = timezone.now().timestamp()


def unlock(session: SessionBase) -> None:
    """The person has proved who that is, so the session is in use again."""
    session[USED_AT] = timezone.now().timestamp()


def is_over(session: SessionBase) -> bool:
    """Whether the session has lived as long as one may."""
    return _seconds_since(session, BEGAN_AT) >= settings.SESSION_COOKIE_AGE


def idle_minutes_of(role: str) -> int | None:
    """After how many unused minutes a session locks in this role; None means never."""
    minutes: int | None = settings.IDLE_MINUTES_BY_ROLE.get(role, settings.IDLE_MINUTES)
    return minutes


def is_locked(session: SessionBase, role: str) -> bool:
    """Whether the session has not been used for too long."""
    minutes = idle_minutes_of(role)
    return minutes is not None and _seconds_since(session, USED_AT) >= timedelta(minutes=minutes).total_seconds()


def seconds_until_locked(session: SessionBase, role: str) -> int | None:
    """How long the session may still lie unused, 0 only once it is locked; None means for ever."""
    minutes = idle_minutes_of(role)
    unused = _seconds_since(session, USED_AT)
    return None if minutes is None else math.ceil(max(0.0, minutes * 60 - unused))


def _seconds_since(session: SessionBase, name: str) -> float:
    """Infinity where nothing is known, or where the clock says that it is yet to come."""
    noted = session.get(name)
    seconds = timezone.now().timestamp() - noted if isinstance(noted, int | float) else -1.0
    return seconds if seconds >= 0 else float("inf")
