"""Teams on duty, and forming teams."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.dispatch.actions.teams import add_member, change_team, end_place, form_team
from coresponder.program.dispatch.forms.shifts import PlaceForm, TeamForm
from coresponder.program.dispatch.models import Team
from coresponder.program.dispatch.queries.assignments import (
    open_assignments,
    open_requests,
    recently_ended_assignments,
)
from coresponder.program.dispatch.queries.on_duty import teams_on_duty
from coresponder.program.dispatch.queries.safety import check_ins_now, open_alerts, stuck_questions
from coresponder.program.dispatch.queries.shifts import place_seen_by, places_on, team_seen_by, teams_seen_by
from coresponder.program.dispatch.views.answers import done
from coresponder.program.dispatch.vocabulary import DECLINING, AlertOutcome, TeamRole
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_TEAMS)
@require_GET
def on_duty(request: SignedInRequest) -> HttpResponse:
    """Who is on duty and doing what, who has to be looked after, what to ask about, what patrol asked for."""
    now = timezone.now()
    content = {
        "teams": teams_on_duty(request.user),
        "alerts": open_alerts(request.user, now) if may(request.user, Permission.ANSWER_ALERTS) else [],
        "check_ins": check_ins_now(),
        "questions": stuck_questions(open_assignments(request.user), now),
        "requests": open_requests(request.user),
        "ended": recently_ended_assignments(request.user),
        "outcomes": AlertOutcome.choices,
        "reasons": [(each.value, each.label) for each in DECLINING],
        "now": now,
    }
    return render(request, "dispatch/on_duty.html", content)


@requires(Permission.VIEW_TEAMS)
@require_GET
def teams(request: SignedInRequest) -> HttpResponse:
    """Every team, and how it works."""
    return render(request, "dispatch/teams.html", {"teams": teams_seen_by(request.user)})


@requires(Permission.PLAN_SHIFTS)
@require_http_methods(["GET", "POST"])
def form(request: SignedInRequest) -> HttpResponse:
    """Form a team."""
    asked = TeamForm(request.POST or None)
    if request.method == "POST" and asked.is_valid():
        try:
            made = form_team(settings=asked.settings, by=request.user)
        except CoresponderError as problem:
            asked.add_error(None, str(problem))
        else:
            messages.success(request, f"{made.call_sign} is formed. Say who usually works on it.")
            return redirect("dispatch:team", made.pk)
    return render(request, "dispatch/team_form.html", {"form": asked, "team": None})


@requires(Permission.PLAN_SHIFTS)
@require_http_methods(["GET", "POST"])
def team(request: SignedInRequest, team_id: UUID) -> HttpResponse:
    """Change a team, and who usually works on it."""
    found = team_seen_by(request.user, team_id)
    asked = TeamForm(request.POST or None, initial=_as_it_is(found))
    if request.method == "POST" and asked.is_valid():
        settings, is_active = asked.settings, asked.cleaned_data["is_active"]
        deed = partial(change_team, team=found, settings=settings, is_active=is_active, by=request.user)
        return done(request, deed, said="Changed.", to=reverse("dispatch:team", args=[found.pk]))
    content = {"form": asked, "team": found, "places": places_on(found), "place_form": PlaceForm()}
    return render(request, "dispatch/team_form.html", content)


@requires(Permission.PLAN_SHIFTS)
@require_POST
def add_place(request: SignedInRequest, team_id: UUID) -> HttpResponse:
    """Say who usually works on a team."""
    found = team_seen_by(request.user, team_id)
    asked = PlaceForm(request.POST)
    if not asked.is_valid():
        messages.error(request, "Nobody was put on the team. Choose a person, a role and a day.")
        return redirect("dispatch:team", found.pk)
    given = asked.cleaned_data
    return done(
        request,
        lambda: add_member(
            team=found, user=given["user"], role=TeamRole(given["role"]), since_on=given["since_on"],
            languages=given["languages"].split(), by=request.user,
        ),
        said=f"{given['user'].display_name} is on the team.",
        to=reverse("dispatch:team", args=[found.pk]),
    )  # fmt: skip


@requires(Permission.PLAN_SHIFTS)
@require_POST
def end_place_on_team(request: SignedInRequest, place_id: int) -> HttpResponse:
    """Say that somebody does not usually work on a team any more."""
    place = place_seen_by(request.user, place_id)
    to = reverse("dispatch:team", args=[place.team_id])
    return done(request, lambda: end_place(place=place, by=request.user), said="Taken off the team.", to=to)


def _as_it_is(found: Team) -> dict[str, object]:
    names = ("call_sign", "agency", "variant", "answer_seconds", "check_in_minutes", "is_active")
    return {name: getattr(found, name) for name in names} | {"areas": " ".join(found.areas)}
