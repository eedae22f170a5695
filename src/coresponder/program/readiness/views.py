"""How ready the program is, the self-assessment of each year, and the brief in the program."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.partnerships.views.answering import deed
from coresponder.program.readiness.actions.assessing import agree_for, close_assessment, save_assessment
from coresponder.program.readiness.asking import Step
from coresponder.program.readiness.forms import AssessmentForm, GapActionForm
from coresponder.program.readiness.models import SelfAssessment
from coresponder.program.readiness.opening import may_open
from coresponder.program.readiness.queries.readiness import assessment_of, open_steps, scores, years
from coresponder.program.readiness.the_brief import Place, sentences
from coresponder.program.readiness.vocabulary import SUPPORT_CENTER
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_READINESS)
@require_GET
def readiness(request: SignedInRequest) -> HttpResponse:
    """Phase by phase, asked of what is in the program."""
    shown = scores(request.user)
    content = {
        "scores": shown,
        "next_step": next(iter(open_steps(shown)), None),
        "support_center": SUPPORT_CENTER,
    }
    return render(request, "readiness/readiness.html", content)


@requires(Permission.VIEW_READINESS)
@require_GET
def the_brief(request: SignedInRequest) -> HttpResponse:
    """Each sentence of the brief with its place in the program."""
    return render(request, "readiness/the_brief.html", {"sentences": _shown(request.user)})


@requires(Permission.VIEW_READINESS)
@require_GET
def assessments(request: SignedInRequest) -> HttpResponse:
    """Every year beside the others."""
    found, rows = years(request.user)
    content = {
        "assessments": found,
        "rows": rows,
        "year": timezone.localdate().year,
        "may_assess": may(request.user, Permission.ASSESS_READINESS),
    }
    return render(request, "readiness/assessments.html", content)


@requires(Permission.ASSESS_READINESS)
@require_http_methods(["GET", "POST"])
def assess(request: SignedInRequest) -> HttpResponse:
    """Answer the six questions for this year."""
    year = timezone.localdate().year
    found = SelfAssessment.objects.filter(year=year).prefetch_related("answers").first()
    form = AssessmentForm(request.POST or None, initial=AssessmentForm.of(found))
    if request.method == "POST" and form.is_valid():
        try:
            save_assessment(year=year, answers=form.answers, by=request.user)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Saved. Agree on an action for each gap, then close the year.")
            return redirect("readiness:assessment", year)
    return render(request, "readiness/assess.html", {"form": form, "year": year}, status=422 if form.errors else 200)


@requires(Permission.VIEW_READINESS)
@require_GET
def assessment(request: SignedInRequest, assessment_year: int) -> HttpResponse:
    """One year: its answers, its gaps, its actions."""
    found = assessment_of(request.user, assessment_year)
    return _year_page(request, found, GapActionForm(assessment=found))


@requires(Permission.ASSESS_READINESS)
@require_POST
def agree(request: SignedInRequest, assessment_year: int) -> HttpResponse:
    """Agree on an action for a gap."""
    found = assessment_of(request.user, assessment_year)
    form = GapActionForm(request.POST, assessment=found)
    if not form.is_valid():
        return _year_page(request, found, form)
    to = reverse("readiness:assessment", args=[found.year])
    told = form.cleaned_data
    return deed(request, lambda: agree_for(assessment=found, **told, by=request.user), said="Agreed.", to=to)


@requires(Permission.ASSESS_READINESS)
@require_POST
def close(request: SignedInRequest, assessment_year: int) -> HttpResponse:
    """Close a year."""
    found = assessment_of(request.user, assessment_year)
    to = reverse("readiness:assessment", args=[found.year])
    return deed(request, lambda: close_assessment(assessment=found, by=request.user), said="Closed.", to=to)


def _shown(user: User) -> list[dict[str, Any]]:
    """The sentences with their places, and which of them somebody may open."""
    return [
        {
            "part": each.part,
            "phrase": each.phrase,
            "shown": [(place, _may_open(user, place)) for place in each.places],
        }
        for each in sentences()
    ]


def _may_open(user: User, place: Place) -> bool:
    return bool(place.url_name) and may_open(user, Step(words=place.words, url_name=place.url_name, args=place.args))


def _year_page(request: SignedInRequest, found: SelfAssessment, form: GapActionForm) -> HttpResponse:
    content = {
        "assessment": found,
        "has_gaps": any(each.is_gap for each in found.answers.all()),
        "form": form,
        "support_center": SUPPORT_CENTER,
        "may_assess": may(request.user, Permission.ASSESS_READINESS),
    }
    return render(request, "readiness/assessment.html", content, status=422 if form.errors else 200)
