"""Offers that nobody answered in time. The moment is the one when the time was over, whenever it is noticed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from coresponder.program.calls.models import Call
from coresponder.program.dispatch.actions.events import add_event, locked, settle
from coresponder.program.dispatch.audit_events import OFFER_EXPIRED
from coresponder.program.dispatch.models import Assignment, Team
from coresponder.program.dispatch.vocabulary import AssignmentState, Step, Way
from coresponder.safeguards.audit.recording import record_anonymous


def expire_offers(now: datetime | None = None) -> int:
    """Let every offer run out whose time to answer is over, each by itself, and say how many those were."""
    ids = list(_run_out(now or timezone.now()).values_list("pk", flat=True))
    return sum(_expire(pk, now or timezone.now()) for pk in ids)


def expire_offers_of(*, call: Call, team: Team) -> None:
    """The same for one call and one team, before somebody decides about them. Call it in a transaction."""
    now = timezone.now()
    for pk in _run_out(now).filter(Q(call=call) | Q(team=team)).values_list("pk", flat=True):
        _expire(pk, now)


def _run_out(now: datetime) -> QuerySet[Assignment]:
    return Assignment.objects.filter(state=AssignmentState.OFFERED, answer_due_at__lte=now)


@transaction.atomic
def _expire(pk: UUID, now: datetime) -> bool:
    """One offer, unless somebody has answered meanwhile."""
    assignment = locked(pk)
    if (
        assignment.state != AssignmentState.OFFERED
        or assignment.answer_due_at is None
        or assignment.answer_due_at > now
    ):
        return False
    add_event(assignment, step=Step.EXPIRED, by=None, way=Way.PROGRAM, at=assignment.answer_due_at)
    settle(assignment)
    record_anonymous(OFFER_EXPIRED, about=f"assignment:{assignment.pk}", details={})
    return True
