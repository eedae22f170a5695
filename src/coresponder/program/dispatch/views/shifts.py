"""The week of shifts, and one shift: planned, on duty, over."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.dispatch.actions.availability import make_available, make_unavailable
from coresponder.program.dispatch.actions.shifts import (
    call_off_shift,
    change_members,
    end_shift,
    plan_shift,
    refuse_unless_on_the_shift,
    start_shift,
)
from coresponder.program.dispatch.forms.shifts import CallOffForm, MembersForm, ShiftForm, UnavailableForm, on_it
from coresponder.program.dispatch.models import Shift
from coresponder.program.dispatch.queries.shifts import gaps_of, shift_seen_by, week_of
from coresponder.program.dispatch.views.answers import done
from coresponder.program.dispatch.vocabulary import CalledOffBecause, ShiftState, UnavailableBecause
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

LIVE = (ShiftState.PLANNED, ShiftState.ON_DUTY)


@requires(Permission.VIEW_TEAMS)
@require_GET
def week(request: SignedInRequest) -> HttpResponse:
    """A week of shifts as a table: a row for each team, a column for each day."""
    return render(request, "dispatch/week.html", {"week": week_of(request.user, _day(request)), "LIVE": LIVE})


@requires(Permission.PLAN_SHIFTS)
@require_http_methods(["GET", "POST"])
def plan(request: SignedInRequest) -> HttpResponse:
    """Plan a shift, or the same shift on several days in a row."""
    initial = {"team": request.GET.get("team"), "planned_from_at": request.GET.get("from")}
    form = ShiftForm(request.POST or None, initial={name: value for name, value in initial.items() if value})
    if request.method == "POST" and form.is_valid():
        try:
            planned = _planned(form, request)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"{len(planned)} planned.")
            return redirect(f"{reverse('dispatch:week')}?day={timezone.localdate(planned[0].planned_from_at)}")
    return render(request, "dispatch/plan_shift.html", {"form": form})


@requires(Permission.VIEW_TEAMS)
@require_GET
def shift(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """One shift: planned and worked, who is on it, when the team could not be sent, what is missing."""
    found = shift_seen_by(request.user, shift_id)
    content: dict[str, Any] = {
        "shift": found,
        "gaps": gaps_of(found) if found.state == ShiftState.PLANNED else [],
        "members": MembersForm(on_it=on_it(found)),
        "is_live": found.state in LIVE,
        "may_work": found.members.filter(user=request.user).exists(),
        "away": found.unavailabilities.filter(to_at=None).first(),
        "unavailable_form": UnavailableForm(),
        "call_off_form": CallOffForm(),
        "ShiftState": ShiftState,
    }
    return render(request, "dispatch/shift.html", content)


@requires(Permission.PLAN_SHIFTS)
@require_POST
def members(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """Say who is on a shift."""
    found = shift_seen_by(request.user, shift_id)
    form = MembersForm(request.POST)
    version = request.POST.get("version", "")
    if not form.is_valid() or not (version.isascii() and version.isdigit() and len(version) < 9):
        messages.error(request, "Nothing was changed. Choose a role for everybody who is on the shift.")
        return redirect("dispatch:shift", found.pk)
    deed = partial(change_members, shift=found, members=form.members, by=request.user, seen_version=int(version))
    return done(request, deed, said="Changed.", to=_page(found))


@requires(Permission.VIEW_TEAMS)
@require_POST
def start(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """Come on duty."""
    found = _own(request, shift_id)
    said = f"{found.team.call_sign} is on duty."
    return done(request, lambda: start_shift(shift=found, by=request.user), said=said, to=_page(found))


@requires(Permission.VIEW_TEAMS)
@require_POST
def end(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """Go off duty."""
    found = _own(request, shift_id)
    said = f"{found.team.call_sign} is off duty."
    return done(request, lambda: end_shift(shift=found, by=request.user), said=said, to=_page(found))


@requires(Permission.PLAN_SHIFTS)
@require_POST
def call_off(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """Say that a shift does not take place."""
    found = shift_seen_by(request.user, shift_id)
    form = CallOffForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was changed. Choose a reason.")
        return redirect("dispatch:shift", found.pk)
    reason = CalledOffBecause(form.cleaned_data["reason"])
    deed = partial(call_off_shift, shift=found, reason=reason, by=request.user)
    return done(request, deed, said="Called off. It stays in the plan, so that the gap can be seen.", to=_page(found))


@requires(Permission.VIEW_TEAMS)
@require_POST
def unavailable(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """Say that the team cannot be sent, and why."""
    found = _own(request, shift_id)
    form = UnavailableForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was changed. Choose a reason.")
        return redirect("dispatch:shift", found.pk)
    reason = UnavailableBecause(form.cleaned_data["reason"])
    deed = partial(make_unavailable, shift=found, reason=reason, by=request.user)
    return done(request, deed, said=f"Not available: {reason.label}.", to=_page(found))


@requires(Permission.VIEW_TEAMS)
@require_POST
def available(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """Say that the team can be sent again."""
    found = _own(request, shift_id)
    deed = partial(make_available, shift=found, by=request.user)
    return done(request, deed, said="Available again.", to=_page(found))


def _own(request: SignedInRequest, shift_id: UUID) -> Shift:
    """The shift, for somebody who is on it, dispatches or plans; 404 for everybody else."""
    found = shift_seen_by(request.user, shift_id)
    refuse_unless_on_the_shift(found, request.user)
    return found


def _page(found: Shift) -> str:
    return reverse("dispatch:shift", args=[found.pk])


def _day(request: HttpRequest) -> date:
    """The day that the address names; today where it names none."""
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return timezone.localdate()
    return day if 2000 <= day.year <= 2100 else timezone.localdate()


@transaction.atomic
def _planned(form: ShiftForm, request: SignedInRequest) -> list[Shift]:
    """All of them, or none."""
    given = {"team": form.cleaned_data["team"], "members": form.members, "vehicle": form.cleaned_data["vehicle"]}
    return [
        plan_shift(planned_from_at=begins, planned_to_at=ends, by=request.user, **given) for begins, ends in form.spans
    ]
