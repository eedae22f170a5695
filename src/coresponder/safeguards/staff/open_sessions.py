"""Whether a session is still open, for what lasts longer than one request: a stream that tells a page what is new.

It asks what `middleware.SessionLimits` asks of every request, and fails closed: signed out, over, locked, without a
membership in force or a second factor that is required, the session is nobody's.
"""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit import viewing
from coresponder.safeguards.staff.middleware import lacks_second_factor
from coresponder.safeguards.staff.queries.accounts import acts_within_a_membership
from coresponder.safeguards.staff.sessions import is_locked, is_over


def who_looks(session_key: str) -> User | None:
    """As which account an open session looks now; None where the session is no longer open. Uses nothing of it up."""
    request = HttpRequest()
    request.session = _session(session_key)
    user = get_user(request)
    if not isinstance(user, User) or not user.is_active or is_over(request.session):
        return None
    if is_locked(request.session, user.role) or lacks_second_factor(request.session, user):
        return None
    if user.agency_id is not None and not acts_within_a_membership(user, timezone.localdate()):
        return None
    return viewing.account_seen_as(request.session, user)


def _session(key: str) -> SessionBase:
    store: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore(key)
    return store
