"""Writes signing in and out to the audit trail."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.audit_events import SIGNED_IN, SIGNED_IN_BY_ONE_CLICK, SIGNED_OUT
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions.step_up import note_proof
from coresponder.safeguards.staff.sessions import begin


@receiver(user_logged_in)
def write_signed_in(user: User, request: HttpRequest, **kwargs: Any) -> None:
    """One event for each sign-in; a sign-in without a password is named as what it is."""
    page = request.resolver_match.view_name if request.resolver_match else ""
    event = SIGNED_IN_BY_ONE_CLICK if page == "web:sign_in_as" else SIGNED_IN
    note_proof(request)
    begin(request)
    with transaction.atomic():
        record(event, by=user, about=f"account:{user.pk}", details={})


@receiver(user_logged_out)
def write_signed_out(user: User | None, **kwargs: Any) -> None:
    """One event for each sign-out; a session that had nobody in it leaves no trace."""
    if user is not None:
        with transaction.atomic():
            record(SIGNED_OUT, by=user, about=f"account:{user.pk}", details={})
