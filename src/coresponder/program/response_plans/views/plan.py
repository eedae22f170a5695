"""One person's plan: to read at the door, to write at the desk."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.response_plans.actions.writing import start_version, submit_version, write_version
from coresponder.program.response_plans.forms import PlanForm, ReasonForm
from coresponder.program.response_plans.models import PlanVersion
from coresponder.program.response_plans.queries.comparing import compared
from coresponder.program.response_plans.queries.plans import read_plan
from coresponder.program.response_plans.rules import MOST_WORDS
from coresponder.program.response_plans.views.asking import asked, done, version_of
from coresponder.program.response_plans.wording import faults, seconds_to_read, words_in
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.FIND_PEOPLE)
@require_GET
def plan(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """What helps, what makes it worse, whom to call."""
    person, purpose = asked(request, person_id)
    if person.pk != person_id:
        return redirect("response_plans:plan", person.pk)
    seen = read_plan(person, by=request.user, purpose=purpose)
    content = {"seen": seen, "purpose": purpose, "reason_form": ReasonForm(), "today": timezone.localdate()}
    return render(request, "response_plans/plan.html", content)


@requires(Permission.WRITE_RESPONSE_PLANS)
@require_POST
def start(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Begin the next version."""
    person, _ = asked(request, person_id)
    try:
        start_version(person=person, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("response_plans:plan", person.pk)
    return redirect("response_plans:write", person.pk)


@requires(Permission.WRITE_RESPONSE_PLANS)
@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The form of the version that is being written."""
    person, purpose = asked(request, person_id)
    version = read_plan(person, by=request.user, purpose=purpose).begun
    if version is None:
        raise Http404
    form = PlanForm(request.POST or None, sections=version.sections, initial={"edited_at": _token(version)})
    if request.method == "POST" and form.is_valid():
        return _written(request, form, version)
    return _form_page(request, form, version)


@requires(Permission.WRITE_RESPONSE_PLANS)
@require_POST
def submit(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Hand the draft to somebody else for approval."""
    version = version_of(request, person_id, request.POST.get("version", ""))
    said = "The plan waits for approval by somebody else."
    return done(request, person_id, lambda: submit_version(version=version, by=request.user), said)


@requires(Permission.WRITE_RESPONSE_PLANS)
@require_GET
def version(request: SignedInRequest, person_id: UUID, version_id: UUID) -> HttpResponse:
    """One version beside the one before it."""
    person, purpose = asked(request, person_id)
    seen = read_plan(person, by=request.user, purpose=purpose)
    shown = next((each for each in [seen.begun, *seen.history] if each and each.pk == version_id), None)
    shown = shown or next((each.part for each in seen.in_use if each.part.pk == version_id), None)
    if shown is None:
        raise Http404
    before = _before(shown, [*(each.part for each in seen.in_use), *seen.history])
    content = {"seen": seen, "version": shown, "before": before, "sections": compared(before, shown)}
    return render(request, "response_plans/version.html", content)


def _before(version: PlanVersion, others: list[PlanVersion]) -> PlanVersion | None:
    earlier = [
        each for each in others if each.number < version.number and each.owner_agency_id == version.owner_agency_id
    ]
    return max(earlier, key=lambda each: each.number, default=None)


def _written(request: SignedInRequest, form: PlanForm, version: PlanVersion) -> HttpResponse:
    seen_at = form.cleaned_data["edited_at"]
    try:
        saved = write_version(version=version, sections=form.sections, seen_edited_at=seen_at, by=request.user)
        if "submit" in request.POST:
            submit_version(version=saved, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        version.refresh_from_db()
        return _form_page(request, _with_new_token(form, version), version, other=version)
    messages.success(request, "Saved." if "submit" not in request.POST else "Saved. It waits for approval.")
    return redirect("response_plans:plan", version.person_id)


def _with_new_token(form: PlanForm, version: PlanVersion) -> PlanForm:
    """The same text, to be saved over what stands there now once the person has seen it."""
    return PlanForm({**form.cleaned_data, "edited_at": _token(version)})


def _token(version: PlanVersion) -> str:
    return version.edited_at.isoformat()


def _form_page(
    request: SignedInRequest, form: PlanForm, version: PlanVersion, *, other: PlanVersion | None = None
) -> HttpResponse:
    sections = form.sections if form.is_bound and form.is_valid() else version.sections
    count = words_in(sections.values())
    content = {
        "form": form,
        "version": version,
        "other": other if other and other.sections != sections else None,
        "words": count,
        "most_words": MOST_WORDS,
        "seconds": seconds_to_read(count),
        "faults": faults(sections),
    }
    return render(request, "response_plans/write.html", content)
