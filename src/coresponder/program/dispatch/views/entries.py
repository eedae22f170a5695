"""What a phone's outbox sends, and what it asks by itself. Whatever is sent again and again counts once."""

import json
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from coresponder.kernel.errors import CoresponderError
from coresponder.program.dispatch.actions.safety import ask_for_help
from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.forms.entries import EntryForm, HelpForm
from coresponder.program.dispatch.models import ShiftMember
from coresponder.program.dispatch.queries.assignments import standing_now
from coresponder.program.dispatch.queries.phone import own_assignment, phone_screen, screen_for_scripts
from coresponder.program.dispatch.views.answers import refusal, unreadable
from coresponder.program.dispatch.vocabulary import Step, Way
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

NOT_READ = "The entry cannot be read. It stays on the phone; show it to whoever looks after the program."


@requires(Permission.WORK_ON_A_TEAM)
@require_http_methods(["PUT", "POST"])
def entry(request: SignedInRequest, entry_id: UUID) -> HttpResponse:
    """Take one tap. 201 when it is new, 200 when it was there; the phone lets go of it when its own id comes back."""
    form = EntryForm(_sent(request))
    if not form.is_valid():
        return unreadable(NOT_READ)
    given = form.cleaned_data
    assignment = own_assignment(request.user, given["assignment"])
    was_there = assignment.events.filter(pk=entry_id).exists()
    try:
        with transaction.atomic():
            _heard(request, waiting=given["waiting"] or 0)
            made = record_status(
                assignment=assignment, step=Step(given["step"]), by=request.user, event_id=entry_id,
                recorded_at=given["recorded_at"], sent_at=given["sent_at"], number=given["number"], way=Way.PHONE,
                not_going=given["not_going"], destination=given["destination"], undoes_id=given["undoes"],
            )  # fmt: skip
    except CoresponderError as problem:
        return refusal(problem)
    assignment.refresh_from_db()
    set_aside = standing_now(assignment).set_aside.get(made.pk, "")
    said = {"id": str(made.pk), "state": assignment.state, "counts": not set_aside, "sentence": set_aside}
    return JsonResponse(said, status=200 if was_there else 201)


@requires(Permission.WORK_ON_A_TEAM)
@require_http_methods(["PUT", "POST"])
def help_entry(request: SignedInRequest, entry_id: UUID) -> HttpResponse:
    """Take a call for help."""
    form = HelpForm(_sent(request))
    if not form.is_valid():
        return unreadable(NOT_READ)
    given = form.cleaned_data
    try:
        made = ask_for_help(
            by=request.user, alert_id=entry_id, recorded_at=given["recorded_at"], sent_at=given["sent_at"]
        )
    except CoresponderError as problem:
        return refusal(problem)
    return JsonResponse({"id": str(made.pk), "counts": True, "sentence": ""}, status=201)


@requires(Permission.WORK_ON_A_TEAM)
@never_cache
@require_GET
def state(request: SignedInRequest) -> JsonResponse:
    """Who is signed in, a token for sending, and what the phone goes on with when the line is lost."""
    screen = phone_screen(request.user)
    return JsonResponse(
        {
            "account": request.user.pk,
            "token": get_token(request),
            "now": timezone.now().isoformat(),
            "version": screen.version,
            "assignments": screen_for_scripts(screen),
        }
    )


def _sent(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that was sent; an empty one where that is none."""
    try:
        found = json.loads(request.body)
    except (ValueError, UnicodeDecodeError):
        return {}
    return {name: value for name, value in found.items() if value is not None} if isinstance(found, dict) else {}


def _heard(request: SignedInRequest, *, waiting: int) -> None:
    """The phone has reached the program, and says how many entries wait on it after this one."""
    on_duty = ShiftMember.objects.filter(user=request.user, shift__worked_to_at=None).exclude(
        shift__worked_from_at=None
    )
    on_duty.update(phone_heard_at=timezone.now(), phone_waiting=waiting)
