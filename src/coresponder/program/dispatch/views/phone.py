"""The phone: one screen, five buttons, and plain forms beneath that work without a script."""

from functools import partial
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from coresponder.program.dispatch.actions.safety import ask_for_help, set_check_in
from coresponder.program.dispatch.actions.statuses import record_status, undo_last
from coresponder.program.dispatch.clocks import CheckInState
from coresponder.program.dispatch.forms.entries import CheckInForm, TapForm
from coresponder.program.dispatch.ordering import ASSIGNMENT_TRANSITIONS, UNDO_SECONDS
from coresponder.program.dispatch.queries.phone import own_assignment, phone_screen
from coresponder.program.dispatch.views.answers import done
from coresponder.program.dispatch.views.offline import worker_of
from coresponder.program.dispatch.vocabulary import (
    DECLINING,
    TAPS,
    AlertKind,
    Destination,
    NotGoing,
    Step,
    UnavailableBecause,
    Way,
)
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, public, requires

SCRIPTS = ("phone", "outbox", "keeping", "clocks", "asking", "database")
PHONE = "dispatch:phone"


@requires(Permission.WORK_ON_A_TEAM)
@never_cache
@require_GET
def phone(request: SignedInRequest) -> HttpResponse:
    """The own shift, the own assignments, the buttons."""
    now = timezone.now()
    screen = phone_screen(request.user, now)
    content = {"screen": screen, "now": now, "new_id": uuid4, **_choices()}
    return render(request, "dispatch/phone/screen.html", content)


@requires(Permission.WORK_ON_A_TEAM)
@require_POST
def tap(request: SignedInRequest, assignment_id: UUID) -> HttpResponse:
    """One tap, sent as a plain form."""
    assignment = own_assignment(request.user, assignment_id)
    form = TapForm({**request.POST.dict(), "step": request.POST.get("step") or request.GET.get("step", "")})
    if not form.is_valid():
        messages.error(request, "Nothing was recorded. Tap one of the buttons once more.")
        return redirect(PHONE)
    step, given = form.chosen, form.cleaned_data
    return done(
        request,
        lambda: record_status(
            assignment=assignment,
            step=step,
            by=request.user,
            event_id=given["entry"],
            way=Way.PHONE,
            not_going=given["not_going"],
            destination=given["destination"],
        ),
        said=f"Recorded: {step.label}.",
        to=reverse(PHONE),
    )


@requires(Permission.WORK_ON_A_TEAM)
@require_POST
def undo(request: SignedInRequest, assignment_id: UUID) -> HttpResponse:
    """Take one's last tap back."""
    assignment = own_assignment(request.user, assignment_id)
    deed = partial(undo_last, assignment=assignment, by=request.user, event_id=uuid4())
    return done(request, deed, said="Taken back.", to=reverse(PHONE))


@requires(Permission.WORK_ON_A_TEAM)
@require_POST
def call_for_help(request: SignedInRequest) -> HttpResponse:
    """Ask for help, sent as a plain form."""
    said = "Help is being asked for. Dispatch sees it now."
    return done(request, lambda: ask_for_help(by=request.user, alert_id=uuid4()), said=said, to=reverse(PHONE))


@requires(Permission.WORK_ON_A_TEAM)
@require_POST
def change_check_in(request: SignedInRequest) -> HttpResponse:
    """Say how often one wants to be asked."""
    form = CheckInForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose 5 to 120 minutes.")
        return redirect(PHONE)
    minutes = form.cleaned_data["minutes"]
    said = f"You are asked every {minutes} minutes at a scene."
    return done(request, lambda: set_check_in(minutes=minutes, by=request.user), said=said, to=reverse(PHONE))


@public("the phone's frame, with nothing of anybody in it, for when there is no line")
@require_GET
def shell(request: HttpRequest) -> HttpResponse:
    """What the phone shows when the program cannot be reached: the buttons for what it knows, and what waits."""
    return render(request, "dispatch/phone/shell.html", _choices())


@public("a script without anything of anybody")
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, which keeps the frame so that the phone opens without a line."""
    files = ["web/tokens.css", "dispatch/phone.css", *(f"dispatch/{name}.mjs" for name in SCRIPTS)]
    shell_address, scope = reverse("dispatch:shell"), reverse(PHONE)
    return worker_of(request, name="phone", scope=scope, shell=shell_address, files=files)


def _choices() -> dict[str, object]:
    return {
        "declining": [(each.value, each.label) for each in DECLINING],
        "destinations": Destination.choices,
        "reasons_away": UnavailableBecause.choices,
        "taps": [(step.value, step.label) for step in TAPS],
        "allowed": {state: list(followers) for state, followers in ASSIGNMENT_TRANSITIONS.allowed.items()},
        "undo_seconds": UNDO_SECONDS,
        "Step": Step,
        "CheckInState": CheckInState,
        "AlertKind": AlertKind,
        "NotGoing": NotGoing,
    }
