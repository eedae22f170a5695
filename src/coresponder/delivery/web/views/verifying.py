"""Verifying the audit trail: the button, how far it is, and what was found, in sentences."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from coresponder.delivery.web.kinds_of_run import VERIFY_TRAIL
from coresponder.kernel.errors import CoresponderError
from coresponder.program.runs.kinds import KINDS
from coresponder.program.runs.queries import health_of, latest_run_about
from coresponder.program.runs.starting import start_run
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.audit.models import TrailVerification
from coresponder.safeguards.permissions import Permission, check, requires

LAST_ONES = 20


@requires(Permission.VIEW_AUDIT)
@require_http_methods(["GET", "POST"])
def verify_trail(request: SignedInRequest) -> HttpResponse:
    """What earlier verifications found; sending starts one."""
    if request.method == "POST":
        return _started(request)
    found = TrailVerification.objects.select_related("requested_by")[:LAST_ONES]
    return render(request, "web/verify_trail.html", {"verifications": found})


@requires(Permission.VIEW_AUDIT)
@require_GET
def verification(request: SignedInRequest, verification_id: UUID) -> HttpResponse:
    """One verification: how far it is, then what it found."""
    found = get_object_or_404(TrailVerification.objects.select_related("requested_by"), pk=verification_id)
    content: dict[str, Any] = {"verification": found}
    run = latest_run_about(found.pk)
    if run is not None and found.finished_at is None:
        content |= {"run": run, "health": health_of(run), "title": KINDS[run.kind].title}
    return render(request, "web/verification.html", content)


def _started(request: SignedInRequest) -> HttpResponse:
    try:
        found = request_verification(by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("web:verify_trail")
    return redirect("web:verification", found.pk)


@transaction.atomic
def request_verification(*, by: User) -> TrailVerification:
    """Have the whole trail verified in the background. What it finds is the event; asking for it changes nothing."""
    check(by, Permission.VIEW_AUDIT)
    found = TrailVerification.objects.create(requested_by=by)
    start_run(kind=VERIFY_TRAIL, about=found.pk, by=by)
    return found
