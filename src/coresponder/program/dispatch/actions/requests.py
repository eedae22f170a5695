"""Patrol at a call asks for a team, and dispatch answers."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.calls.models import Call
from coresponder.program.dispatch.audit_events import TEAM_REQUEST_ANSWERED, TEAM_REQUESTED
from coresponder.program.dispatch.models import TeamRequest
from coresponder.program.dispatch.rules.sending import refuse_closed_call
from coresponder.program.dispatch.vocabulary import AskedBecause, NotGoing, RequestAnswer
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def request_team(*, call: Call, reason: AskedBecause, by: User) -> TeamRequest:
    """Ask for a team at a call. Dispatch sees it at once; sending a team answers it."""
    check(by, Permission.REQUEST_TEAMS)
    call = Call.objects.select_for_update().get(pk=call.pk)
    refuse_closed_call(call)
    try:
        with transaction.atomic():
            made = TeamRequest.objects.create(call=call, reason=reason, requested_by=by, requested_at=timezone.now())
    except IntegrityError:
        raise StateError("asked_already", "Somebody has asked for a team at this call already.") from None
    record(
        TEAM_REQUESTED, by=by, about=f"request:{made.pk}", details={"call": f"call:{call.pk}", "reason": reason.value}
    )
    announce(Topic.REQUESTS, made.pk)
    return made


@transaction.atomic
def refuse_request(*, request: TeamRequest, reason: NotGoing, by: User) -> TeamRequest:
    """Say that no team is sent, and why, so that patrol does not wait."""
    check(by, Permission.SEND_TEAMS)
    return _answered(request, RequestAnswer.NOT_SENT, by=by, reason=reason)


@transaction.atomic
def withdraw_request(*, request: TeamRequest, by: User) -> TeamRequest:
    """Patrol needs no team any more."""
    check(by, Permission.REQUEST_TEAMS)
    if request.requested_by_id != by.pk:
        raise StateError("not_own_request", "Only who asked can take the request back.", "Tell dispatch.")
    return _answered(request, RequestAnswer.WITHDRAWN, by=by)


def _answered(request: TeamRequest, answer: RequestAnswer, *, by: User, reason: str = "") -> TeamRequest:
    request = TeamRequest.objects.select_for_update().get(pk=request.pk)
    if request.answer != RequestAnswer.OPEN:
        raise StateError("answered_already", f"The request was answered: {RequestAnswer(request.answer).label}.")
    request.answer, request.not_going = answer, reason
    request.answered_by, request.answered_at = by, timezone.now()
    request.save()
    record(TEAM_REQUEST_ANSWERED, by=by, about=f"request:{request.pk}", details={"answer": answer.value})
    announce(Topic.REQUESTS, request.pk)
    return request
