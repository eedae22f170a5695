"""Five failures within a quarter of an hour lock a username, until the coordinator releases it.

django-axes calls this before and after every password. The second factor and the question of the step-up count as
well. A username without an account is counted and locked like any other, so that nobody learns which there are; it
stands in the database as a keyed hash, and in the audit trail not at all.

Source: CJIS Security Policy AC-7. Not accounted for: a lock can be caused on purpose by whoever knows a username.
"""

import unicodedata
from datetime import datetime, timedelta
from typing import Any

from axes.handlers.base import AxesHandler
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from coresponder.safeguards.accounts.models import FailedSignIn, SignInLock, User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.encryption.keys import blind_index
from coresponder.safeguards.staff.audit_events import ACCOUNT_LOCKED, SIGN_IN_FAILED, SIGN_IN_FAILED_UNKNOWN

# Who did it, where no account is known.
NOBODY_ID = 0


class LockByUsername(AxesHandler):  # type: ignore[misc]  # axes carries no types
    """What django-axes asks and tells."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        """Whether nobody may try this username now."""
        return is_name_locked(_name_in(credentials))

    def user_login_failed(
        self, sender: str, credentials: dict[str, Any], request: HttpRequest | None = None, **more: Any
    ) -> None:
        """A password was wrong, or the username was locked already."""
        if count_failure(_name_in(credentials)) and request is not None:
            request.axes_locked_out = True  # type: ignore[attr-defined]  # the sign of django-axes to its middleware

    def user_logged_in(self, sender: type[User], request: HttpRequest, user: User, **more: Any) -> None:
        """Whoever came in has the failures behind them."""
        forget_failures(user.username)

    def user_logged_out(self, sender: type[User], request: HttpRequest, user: User | None, **more: Any) -> None:
        """Signing out changes nothing."""


def is_name_locked(username: str) -> bool:
    """Whether nobody may try this username now, whether or not an account has it."""
    return SignInLock.objects.filter(name_hash=_hash_of(username)).exists()


@transaction.atomic
def count_failure(username: str) -> bool:
    """Write one failure down, and lock the username at the fifth; says whether it is locked now."""
    name_hash, user = _hash_of(username), User.objects.filter(username__iexact=_plain(username)).first()
    # The trail lets one writer in at a time, so that failures at the same moment are counted one after the other.
    _write_failure(user)
    if SignInLock.objects.filter(name_hash=name_hash).exists():
        return True
    FailedSignIn.objects.create(name_hash=name_hash, at=timezone.now())
    failures = FailedSignIn.objects.filter(name_hash=name_hash, at__gte=_counts_since()).count()
    if failures < settings.AXES_FAILURE_LIMIT:
        return False
    _lock(name_hash, user, failures)
    return True


def forget_failures(username: str) -> None:
    """What failed before counts no more."""
    FailedSignIn.objects.filter(name_hash=_hash_of(username)).delete()


def release(username: str) -> int:
    """The username can be tried again; says how many locks there were (none or one)."""
    forget_failures(username)
    return SignInLock.objects.filter(name_hash=_hash_of(username)).delete()[0]


def forget_what_no_longer_counts() -> None:
    """Old failures, and locks a day old of usernames that no account has: nobody could release those."""
    FailedSignIn.objects.filter(at__lt=_counts_since()).delete()
    SignInLock.objects.filter(user=None, locked_at__lt=timezone.now() - timedelta(days=1)).delete()


def _lock(name_hash: str, user: User | None, failures: int) -> None:
    SignInLock.objects.create(name_hash=name_hash, user=user, locked_at=timezone.now())
    if user is not None:
        record(ACCOUNT_LOCKED, by=user, about=f"account:{user.pk}", details={"failures": failures})


def _write_failure(user: User | None) -> None:
    if user is None:
        nobody = User(pk=NOBODY_ID, role="")
        record(SIGN_IN_FAILED_UNKNOWN, by=nobody, about=f"account:{NOBODY_ID}", details={})
    else:
        record(SIGN_IN_FAILED, by=user, about=f"account:{user.pk}", details={})


def _counts_since() -> datetime:
    return timezone.now() - timedelta(minutes=settings.FAILURES_COUNT_FOR_MINUTES)


def _name_in(credentials: dict[str, Any] | None) -> str:
    return str((credentials or {}).get("username") or "")


def _plain(username: str) -> str:
    return unicodedata.normalize("NFKC", username).strip()


def _hash_of(username: str) -> str:
    return blind_index(_plain(username).casefold(), field="username").hex()
