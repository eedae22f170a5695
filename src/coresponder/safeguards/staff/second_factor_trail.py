"""Writes to the audit trail when somebody sets up, removes or uses a second factor, and counts wrong codes."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_removed, authenticator_used
from django.db import transaction
from django.dispatch import receiver

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.staff.audit_events import RECOVERY_CODE_USED, SECOND_FACTOR_ADDED, SECOND_FACTOR_REMOVED
from coresponder.safeguards.staff.locking import count_failure


def write_added(user: User, kind: str) -> None:
    """A second factor, or a new set of recovery codes. Call it in the transaction that adds it.

    The library's own signal comes only after that transaction, when nothing could be undone any more.
    """
    record(SECOND_FACTOR_ADDED, by=user, about=f"account:{user.pk}", details={"kind": kind})


@receiver(authenticator_removed)
def write_removed(user: User, authenticator: Authenticator, **more: Any) -> None:
    """One second factor less."""
    _write(SECOND_FACTOR_REMOVED, user, kind=authenticator.type)


@receiver(authenticator_used)
def write_recovery_code(user: User, authenticator: Authenticator, **more: Any) -> None:
    """A recovery code is used rarely, and by somebody else more often than any other factor."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        _write(RECOVERY_CODE_USED, user)


@receiver(authentication_failed)
def count_wrong_code(user: User, **more: Any) -> None:
    """A wrong code counts like a wrong password."""
    count_failure(user.username)


def _write(event: str, user: User, **details: str) -> None:
    with transaction.atomic():
        record(event, by=user, about=f"account:{user.pk}", details=details)
