"""The page of today, which is worked by keys, and attempts that are written down in one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.follow_up.actions.attempts import record_attempt, take_back_attempt
from coresponder.program.follow_up.actions.caring import do_task
from coresponder.program.follow_up.actions.reading import read_today
from coresponder.program.follow_up.forms.working import QuickForm
from coresponder.program.follow_up.models import Attempt, CareTask, FollowUp
from coresponder.program.follow_up.open_referrals import is_known
from coresponder.program.follow_up.queries.today import PURPOSE
from coresponder.program.follow_up.views.asking import done
from coresponder.program.follow_up.vocabulary import UNDO_SECONDS, Channel
from coresponder.program.people.models import PersonPart
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires
from coresponder.safeguards.vocabulary import Purpose

CHANNELS = [(each.value, each.label) for each in (Channel.PHONE, Channel.TEXT, Channel.IN_PERSON, Channel.VIDEO)]


@requires(Permission.WORK_FOLLOW_UPS)
@require_GET
def today(request: SignedInRequest) -> HttpResponse:
    """What is due today, on one page."""
    content = {
        "today": read_today(by=request.user),
        "undo": _to_undo(request),
        "undo_seconds": UNDO_SECONDS,
        "channels": CHANNELS,
        "are_referrals_known": is_known(),
    }
    return render(request, "follow_up/today.html", content)


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def quick(request: SignedInRequest, follow_up_id: UUID) -> HttpResponse:
    """Write down an attempt that reached nobody, in one key; eight seconds to take it back."""
    found = _seen(request, FollowUp, follow_up_id)
    form = QuickForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was written down. Choose one of the results.")
        return redirect("follow_up:today")
    try:
        attempt = record_attempt(follow_up=found, tried=form.tried_at(timezone.now()), by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("follow_up:today")
    return redirect(f"{reverse('follow_up:today')}?undo={attempt.pk}")


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def take_back(request: SignedInRequest, attempt_id: UUID) -> HttpResponse:
    """Take back what was just written down."""
    attempt = _seen(request, Attempt, attempt_id)
    said = "Taken back. It counts nowhere, and stays in the record as taken back."
    return done(request, lambda: take_back_attempt(attempt=attempt, by=request.user), said, to="follow_up:today")


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def task_done(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """A task is done."""
    task = _task(request, task_id)
    return done(request, lambda: do_task(task=task, by=request.user), "Done.", to="follow_up:today")


def _seen(request: SignedInRequest, model: type[PersonPart], pk: UUID) -> Any:
    """One part of the own agency, or 404."""
    with transaction.atomic():
        own = model._default_manager.filter(pk=pk, owner_agency=request.user.agency)
        found = readable(own, by=request.user, purpose=PURPOSE).first()
    if found is None:
        raise Http404
    return found


def _task(request: SignedInRequest, task_id: UUID) -> CareTask:
    """A task of the own agency, or one's own that a case conference gave; 404 otherwise."""
    with transaction.atomic():
        for mine, purpose in (
            (CareTask.objects.filter(owner_agency=request.user.agency), PURPOSE),
            (CareTask.objects.filter(task_owner=request.user, agenda_item__isnull=False), Purpose.CASE_CONFERENCE),
        ):
            found = readable(mine.filter(pk=task_id), by=request.user, purpose=purpose).first()
            if found is not None:
                return found
    raise Http404


def _to_undo(request: SignedInRequest) -> Attempt | None:
    """The attempt that was just written down, where it can still be taken back."""
    asked = request.GET.get("undo", "")
    try:
        pk = UUID(asked)
    except ValueError:
        return None
    with transaction.atomic():
        own = Attempt.objects.filter(pk=pk, author=request.user, ended_at=None)
        return readable(own, by=request.user, purpose=PURPOSE).first()
