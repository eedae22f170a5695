"""Closing an account, and opening it again. Closed means: no sign-in, no session, the history stays."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.accounts.vocabulary import ClosedBecause
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check, may
from coresponder.safeguards.permissions.roles import OUTSIDER
from coresponder.safeguards.staff.audit_events import (
    ACCOUNT_CLOSED,
    ACCOUNT_CLOSED_BY_ITSELF,
    ACCOUNT_REOPENED,
    LOCK_RELEASED,
)
from coresponder.safeguards.staff.locking import release
from coresponder.safeguards.staff.queries.accounts import acts_within_a_membership, others_who_manage_accounts


@transaction.atomic
def close_account(*, user: User, by: User) -> User:
    """Close an account at once, whatever its memberships say."""
    check(by, Permission.MANAGE_ACCOUNTS)
    if user.pk == by.pk:
        raise UsageError("own_account", "You cannot close your own account.", "Ask another coordinator.")
    user = close(user, ClosedBecause.CLOSED)
    record(ACCOUNT_CLOSED, by=by, about=f"account:{user.pk}", details={})
    return user


@transaction.atomic
def reopen_account(*, user: User, by: User) -> User:
    """Open an account again that was closed. It acts as before if that membership still holds, else for nobody."""
    check(by, Permission.MANAGE_ACCOUNTS)
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.is_active:
        raise StateError("account_open", "This account is open.")
    if not acts_within_a_membership(user, timezone.localdate()):
        user.agency, user.role = None, OUTSIDER.key
    user.is_active, user.closed_at, user.closed_because = True, None, ""
    # The days of idleness are counted from now.
    user.last_login = timezone.now()
    user.save(update_fields=["agency", "role", "is_active", "closed_at", "closed_because", "last_login"])
    record(ACCOUNT_REOPENED, by=by, about=f"account:{user.pk}", details={})
    return user


@transaction.atomic
def release_lock(*, user: User, by: User) -> User:
    """After too many failures: the account can be signed in to again."""
    check(by, Permission.MANAGE_ACCOUNTS)
    if not release(user.username):
        raise StateError("not_locked", "This account is not locked.")
    record(LOCK_RELEASED, by=by, about=f"account:{user.pk}", details={})
    return user


def close_idle_accounts() -> list[User]:
    """Close every account that nobody has signed in to for ninety days (settings); returns them."""
    since = timezone.now() - timedelta(days=settings.DAYS_UNTIL_IDLE_ACCOUNTS_CLOSE)
    return [_close_idle(user) for user in idle_accounts(since)]


def idle_accounts(since: datetime) -> list[User]:
    """Open accounts not signed in to since then; one that was never signed in to counts from the day it was made."""
    never = Q(last_login=None, created_at__lt=since)
    return list(User.objects.filter(Q(last_login__lt=since) | never, is_active=True).order_by("pk"))


def close(user: User, because: ClosedBecause) -> User:
    """Close an account and end its sessions. The caller has checked who asks, and writes the event."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active:
        raise StateError("account_closed", "This account is closed already.")
    if because != ClosedBecause.IDLE and may(user, Permission.MANAGE_ACCOUNTS):
        _refuse_to_close_the_last(user)
    user.is_active, user.closed_at, user.closed_because = False, timezone.now(), because
    user.session_generation += 1
    user.save(update_fields=["is_active", "closed_at", "closed_because", "session_generation"])
    return user


def _refuse_to_close_the_last(user: User) -> None:
    if not others_who_manage_accounts(user).exists():
        raise UsageError("last_one", "Nobody else could manage accounts then.", "Invite another coordinator first.")


@transaction.atomic
def _close_idle(user: User) -> User:
    user = close(user, ClosedBecause.IDLE)
    details = {"because": ClosedBecause.IDLE.value}
    record(ACCOUNT_CLOSED_BY_ITSELF, by=user, about=f"account:{user.pk}", details=details)
    return user
