"""A person's safety plan: to read, to write with the person, to print."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.screenings.actions.safety_plans import end_safety_plan, note_paper_copy, write_safety_plan
from coresponder.program.screenings.forms.safety_plans import EndPlanForm, SafetyPlanForm
from coresponder.program.screenings.models import SafetyPlan
from coresponder.program.screenings.queries.screenings import SeenScreenings
from coresponder.program.screenings.views.asking import encounter_named, seen_by
from coresponder.program.screenings.vocabulary import Copy, Section
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.consent.printing import pdf_of
from coresponder.safeguards.permissions import Permission, may, requires
from coresponder.safeguards.permissions.step_up import recently_proven


@requires(Permission.FIND_PEOPLE)
@require_GET
def plan(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The plan of each agency that keeps one and lets it be seen."""
    seen = seen_by(request, person_id)
    if seen.person.pk != person_id:
        return redirect("screenings:plan", seen.person.pk)
    content = {
        "seen": seen,
        "own": own_plan(seen, request),
        "may_record": may(request.user, Permission.RECORD_SCREENINGS),
        "end_form": EndPlanForm(),
    }
    return render(request, "screenings/plan.html", content)


@requires(Permission.RECORD_SCREENINGS)
@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The next version, begun with what the one in use says."""
    seen = seen_by(request, person_id)
    own = own_plan(seen, request)
    last = max((each.number for each in own_versions(seen, request)), default=0)
    initial = {"seen_number": last, "encounter": request.GET.get("encounter", "")}
    form = SafetyPlanForm(request.POST or None, sections=own.sections if own else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        if _written(request, seen, form):
            return redirect("screenings:plan", seen.person.pk)
        form = SafetyPlanForm({**request.POST.dict(), "seen_number": last})
        return _form_page(request, seen, form, other=own)
    return _form_page(request, seen, form)


@requires(Permission.RECORD_SCREENINGS)
@require_POST
def end(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Take the own agency's plan out of use."""
    own = own_plan(seen_by(request, person_id), request)
    if own is None:
        return _none_in_use(request, person_id)
    try:
        end_safety_plan(plan=own, reason=request.POST.get("reason", ""), by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "The plan is not used any more. It stays as history.")
    return redirect("screenings:plan", person_id)


@requires(Permission.RECORD_SCREENINGS)
@recently_proven
@never_cache
@require_GET
def paper(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The own agency's plan as a tagged PDF, for the person to take along."""
    seen = seen_by(request, person_id)
    own = own_plan(seen, request)
    if own is None:
        return _none_in_use(request, person_id)
    content = {"sections": own.sections, "made_at": timezone.localtime(), "number": own.number}
    try:
        note_paper_copy(plan=own, by=request.user)
        made = pdf_of("screenings/paper/safety_plan.html", content)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("screenings:plan", person_id)
    headers = {"Content-Disposition": 'attachment; filename="safety-plan.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def own_plan(seen: SeenScreenings, request: SignedInRequest) -> SafetyPlan | None:
    """The version of the own agency that is in use."""
    return next((each for each in seen.plans if each.owner_agency_id == request.user.agency_id), None)


def own_versions(seen: SeenScreenings, request: SignedInRequest) -> list[SafetyPlan]:
    """Every version of the own agency."""
    every = (*seen.plans, *seen.former_plans)
    return [each for each in every if each.owner_agency_id == request.user.agency_id]


def _none_in_use(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    messages.error(request, "Your agency has no safety plan of this person in use.")
    return redirect("screenings:plan", person_id)


def _written(request: SignedInRequest, seen: SeenScreenings, form: SafetyPlanForm) -> bool:
    values = form.cleaned_data
    try:
        write_safety_plan(
            person=seen.person,
            sections=form.sections,
            seen_number=values["seen_number"],
            is_read_back=values["is_read_back"],
            copy_given=Copy(values["copy_given"]),
            encounter=encounter_named(request, values["encounter"], seen.person),
            by=request.user,
        )
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return False
    messages.success(request, "The plan is in use.")
    return True


def _form_page(
    request: SignedInRequest, seen: SeenScreenings, form: SafetyPlanForm, *, other: SafetyPlan | None = None
) -> HttpResponse:
    written = {section: form.data.get(section.value, "") for section in Section} if form.is_bound else {}
    differs = other is not None and form.is_bound and other.sections != written
    content = {"seen": seen, "form": form, "other": other if differs else None}
    return render(request, "screenings/write_plan.html", content, status=422 if form.is_bound and form.errors else 200)
