"""Writes signing in and out to the audit trail."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import transaction
from django.dispatch import receiver

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.audit_events import SIGNED_IN, SIGNED_IN_BY_ONE_CLICK, SIGNED_OUT
from coresponder.safeguards.audit.recording import record


@receiver(user_logged_in)
def write_signed_in(user: User, **kwargs: Any) -> None:
    """One event for each sign-in; a sign-in without a password is named as what it is."""
    by_one_click = getattr(user, "signs_in_by_one_click", False)
    with transaction.atomic():
        record(SIGNED_IN_BY_ONE_CLICK if by_one_click else SIGNED_IN, by=user, about=f"account:{user.pk}", details={})


@receiver(user_logged_out)
def write_signed_out(user: User | None, **kwargs: Any) -> None:
    """One event for each sign-out; a session that had nobody in it leaves no trace."""
    if user is not None:
        with transaction.atomic():
            record(SIGNED_OUT, by=user, about=f"account:{user.pk}", details={})
