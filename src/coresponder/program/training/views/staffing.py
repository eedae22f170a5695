"""Positions and supervision, and support after a hard call."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.partnerships.views.answering import deed
from coresponder.program.training.actions.staffing import (
    end_position,
    note_hard_call,
    record_supervision,
    save_position,
    say_that_they_talked,
)
from coresponder.program.training.forms import HardCallForm, PositionForm, SupervisionForm
from coresponder.program.training.judging import refuse_whoever_looks_as_another
from coresponder.program.training.models import Position
from coresponder.program.training.queries.staffing import (
    hard_call_counts,
    hard_call_seen_by,
    hard_calls_seen_by,
    positions,
    supervised,
    vacancies,
)
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.MANAGE_TRAINING)
@require_http_methods(["GET", "POST"])
def staffing(request: SignedInRequest) -> HttpResponse:
    """Positions, vacancies, hours of supervision, and how often support was asked for."""
    today = timezone.localdate()
    form = SupervisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = lambda: record_supervision(**form.cleaned_data, by=request.user)  # noqa: E731 - read in the next line
        return deed(request, act, said="Recorded.", to=reverse("training:staffing"))
    content = {
        "positions": positions(request.user),
        "vacancies": vacancies(request.user),
        "supervised": supervised(request.user, today),
        "counts": hard_call_counts(today),
        "form": form,
    }
    return render(request, "training/staffing.html", content, status=422 if form.errors else 200)


@requires(Permission.MANAGE_TRAINING)
@require_http_methods(["GET", "POST"])
def add_position(request: SignedInRequest) -> HttpResponse:
    """A position that there was not before."""
    return _position_page(request, None)


@requires(Permission.MANAGE_TRAINING)
@require_http_methods(["GET", "POST"])
def position(request: SignedInRequest, position_id: UUID) -> HttpResponse:
    """Say anew what a position is, and who holds it."""
    return _position_page(request, get_object_or_404(positions(request.user), pk=position_id))


@requires(Permission.MANAGE_TRAINING)
@require_POST
def end(request: SignedInRequest, position_id: UUID) -> HttpResponse:
    """Say that a position no longer exists."""
    found = get_object_or_404(positions(request.user), pk=position_id)
    to = reverse("training:staffing")
    return deed(request, lambda: end_position(position=found, by=request.user), said="Ended.", to=to)


@requires(Permission.VIEW_TRAINING)
@require_http_methods(["GET", "POST"])
def support(request: SignedInRequest) -> HttpResponse:
    """One's own hard calls, and those of colleagues who named one as supporter."""
    refuse_whoever_looks_as_another()
    form = HardCallForm(request.POST or None, without=request.user)
    if request.method == "POST" and form.is_valid():
        act = lambda: note_hard_call(**form.cleaned_data, by=request.user)  # noqa: E731 - read in the next line
        said = "Noted. You and whom you named see it, nobody else."
        return deed(request, act, said=said, to=reverse("training:support"))
    seen = hard_calls_seen_by(request.user)
    content = {"own": seen.filter(user=request.user), "others": seen.filter(supporter=request.user), "form": form}
    return render(request, "training/support.html", content, status=422 if form.errors else 200)


@requires(Permission.VIEW_TRAINING)
@require_POST
def talked(request: SignedInRequest, hard_call_id: UUID) -> HttpResponse:
    """Say that a talk took place."""
    found = hard_call_seen_by(request.user, hard_call_id)
    act = lambda: say_that_they_talked(hard_call=found, by=request.user)  # noqa: E731 - read in the next line
    return deed(request, act, said="Good. It is noted.", to=reverse("training:support"))


def _position_page(request: SignedInRequest, found: Position | None) -> HttpResponse:
    form = PositionForm(request.POST or None, initial=PositionForm.of(found) if found else {})
    if request.method == "POST" and form.is_valid():
        try:
            save_position(**form.cleaned_data, position=found, by=request.user)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Saved.")
            return redirect("training:staffing")
    content = {"form": form, "position": found}
    return render(request, "training/position.html", content, status=422 if form.errors else 200)
