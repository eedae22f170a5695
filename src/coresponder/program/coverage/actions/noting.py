"""Saying why a call was missed."""

from django.db import transaction
from django.utils import timezone

from coresponder.program.calls.models import Call
from coresponder.program.coverage.audit_events import MISSED_REASON_NOTED
from coresponder.program.coverage.models import MissedReason
from coresponder.program.coverage.queries.coverage import missed_call
from coresponder.program.coverage.vocabulary import Missed
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def note_reason(*, call: Call, reason: Missed, by: User) -> MissedReason:
    """Say why no team came. It stands over what the program found out by itself, until somebody says otherwise."""
    check(by, Permission.NOTE_MISSED_CALLS)
    missed_call(by, call.pk)
    noted = MissedReason.objects.create(call=call, reason=reason, by=by, at=timezone.now())
    record(MISSED_REASON_NOTED, by=by, about=f"call:{call.pk}", details={"reason": reason.value})
    return noted
