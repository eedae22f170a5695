"""Answering when somebody at work needs help."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from coresponder.program.dispatch.actions.safety import acknowledge_alert, acknowledge_missed, close_alert
from coresponder.program.dispatch.forms.sending import CloseAlertForm
from coresponder.program.dispatch.models import ShiftMember
from coresponder.program.dispatch.queries.safety import alert_answered_by
from coresponder.program.dispatch.views.answers import done
from coresponder.program.dispatch.vocabulary import AlertOutcome
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

ON_DUTY = "dispatch:on_duty"


@requires(Permission.ANSWER_ALERTS)
@require_POST
def acknowledge(request: SignedInRequest, alert_id: UUID) -> HttpResponse:
    """Say that one looks after it."""
    found = alert_answered_by(request.user, alert_id)
    said = f"You look after {found.member.user.display_name}. Say how it ended when you know."
    return done(request, lambda: acknowledge_alert(alert=found, by=request.user), said=said, to=reverse(ON_DUTY))


@requires(Permission.ANSWER_ALERTS)
@require_POST
def acknowledge_missed_check_in(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    """The same for a check-in that was missed."""
    member = get_object_or_404(ShiftMember.objects.select_related("user"), pk=member_id)
    said = f"You look after {member.user.display_name}. Say how it ended when you know."
    deed = partial(acknowledge_missed, member=member, by=request.user)
    return done(request, deed, said=said, to=reverse(ON_DUTY))


@requires(Permission.ANSWER_ALERTS)
@require_POST
def close(request: SignedInRequest, alert_id: UUID) -> HttpResponse:
    """Say how it ended."""
    found = alert_answered_by(request.user, alert_id)
    form = CloseAlertForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was done. Say how it ended.")
        return redirect(ON_DUTY)
    outcome = AlertOutcome(form.cleaned_data["outcome"])
    deed = partial(close_alert, alert=found, outcome=outcome, by=request.user)
    return done(request, deed, said=f"Closed: {outcome.label}.", to=reverse(ON_DUTY))
